import type { AttemptRecord, FactRecord } from '../model/fact.ts';
import { symptomOf, type Outcome } from '../model/outcome.ts';
import { isSocketPath } from '../model/socket-path.ts';
import type { Question } from '../model/question.ts';
import { isNotTheDialled } from './parts/dialled-name.ts';
import { hastiest } from './parts/silence.ts';

const ANSWERS: readonly (readonly [id: string, text: string, outcome: Outcome | undefined, next?: string])[] =
  [
    ['refused', 'Connection refused', 'refused', 'listener'],
    ['timeout', 'A timeout', 'some-timeout', 'listener'],
    ['reset', 'Connected, then reset or closed', 'reset-later', 'listener'],
    ['unreachable', 'No route to host, or network unreachable', 'host-unreachable', 'route'],
    ['unresolved', 'The name does not resolve', 'unresolved', 'name'],
    ['hang', 'Connected, then silence', 'silent', 'listener'],
    ['local-error', 'Another error, at once', undefined, 'own-limits'],
    ['intermittent', 'It fails only sometimes', undefined, 'listener'],
  ];

function attempt(outcome: Outcome): AttemptRecord {
  return { kind: 'attempt', tool: 'told', transport: 'tcp', outcome, count: 1 };
}

/** The root of the tree. */
export const symptom: Question = {
  id: 'symptom',
  text: (known) =>
    known.target === undefined
      ? 'What does the client see?'
      : `What does the client see when it dials ${known.target}?`,
  why: 'How an attempt ends says which part of the way to look at: a refusal means that something answered, silence that nothing did.',
  where: 'client',
  answers: ANSWERS.map(([id, text, , next]) => ({ id, text, ...(next === undefined ? {} : { next }) })),
  recipes: ['probe', 'collect-client'],
  // For a Unix socket no packet is sent: listeners on ports, filters and routes are beside the point.
  leads: (scene, answer) => {
    const attempts = scene.failure?.attempts ?? [];
    const dialsPath = attempts.length > 0 && attempts.every(({ transport }) => transport === 'unix');
    if (dialsPath || isSocketPath(scene.case.target ?? '')) return 'unix-socket';
    if (isNotTheDialled(scene)) return 'name-leads';
    return answer === 'timeout' && hastiest(scene) !== undefined ? 'patience' : undefined;
  },
  facts: (answer): readonly FactRecord[] => {
    const outcome = ANSWERS.find(([id]) => id === answer)?.[2];
    return outcome === undefined ? [] : [attempt(outcome)];
  },
  known: (scene) => {
    const by = scene.failure?.attempts.find((one) => symptomOf(one.outcome) !== undefined);
    if (!by) return undefined;
    if (scene.failure?.mixed === true) return { answer: 'intermittent', by };
    const answer = symptomOf(by.outcome);
    return answer === undefined ? undefined : { answer, by };
  },
};
