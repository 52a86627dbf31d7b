import type { Symptom } from '../model/case.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { symptomSeen } from './parts/silence.ts';

/** A bare connect shows these again; what comes after the handshake it does not, and a name needs other tools. */
const SHOWN: readonly (Symptom | undefined)[] = [
  undefined,
  'refused',
  'timeout',
  'unreachable',
  'local-error',
  'intermittent',
];

function located({ failure, successes }: Scene) {
  return [...(failure?.attempts ?? []), ...successes].find(
    ({ address, transport }) => address !== undefined || transport === 'unix',
  );
}

/** What the client's own attempt shows, where the failure was told or its message names no address. */
export const attempt: Question = {
  id: 'attempt',
  text: (known) => `What does an attempt at ${known.target ?? 'the target'} print, made on the client?`,
  why: 'So far the failure is told, or its message names no address. What the machines show counts in full only beside an attempt at that very address and port.',
  where: 'client',
  answers: [],
  recipes: ['probe'],
  offered: (scene) => SHOWN.includes(symptomSeen(scene)) && located(scene) === undefined,
  facts: () => [],
  known: (scene) => {
    const by = located(scene);
    return by && { answer: 'seen', by };
  },
};
