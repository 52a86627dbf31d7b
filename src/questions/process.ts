import { ofKind, type FactRecord, type ProcessRecord } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { onPort } from './parts/seen.ts';
import { hangs } from './parts/silence.ts';

const STATES: Readonly<Record<string, string>> = { stopped: 'T', waits: 'D', runs: 'S' };

function owners(scene: Scene): readonly number[] {
  return onPort(scene).flatMap(({ processes }) => processes.flatMap(({ pid }) => pid ?? []));
}

/** ps(1): T and t are stopped, D waits inside the kernel. */
function answerOf({ state = '' }: ProcessRecord): string {
  if (/^[Tt]/.test(state)) return 'stopped';
  return state.startsWith('D') ? 'waits' : 'runs';
}

/** In which state is the process behind the port? */
export const process: Question = {
  id: 'process',
  text: (known) =>
    `In which state is the process behind ${known.port === undefined ? 'the port' : `port ${known.port}`}?`,
  why: 'The kernel completes handshakes for a process that is stopped or hangs: clients connect and get no answer.',
  where: 'server',
  station: 'service',
  answers: [
    { id: 'stopped', text: 'T: stopped' },
    { id: 'waits', text: 'D: it waits in the kernel' },
    { id: 'runs', text: 'S or R: it runs', next: 'exchange' },
  ],
  recipes: ['processes'],
  offered: hangs,
  facts: (answer, scene): readonly FactRecord[] => {
    const state = STATES[answer];
    const [pid] = owners(scene);
    return state === undefined || pid === undefined ? [] : [{ kind: 'process', name: 'service', pid, state }];
  },
  known: (scene) => {
    const pids = owners(scene);
    const by = ofKind(scene.facts, 'process').find(
      ({ pid, state, place }) =>
        pid !== undefined && state !== undefined && place.shownBy !== 'hand' && pids.includes(pid),
    );
    return by && { answer: answerOf(by), by };
  },
};
