import type { Question } from '../model/question.ts';
import { judgedAt, policyFacts } from './parts/filtered.ts';
import { isSilent } from './parts/silence.ts';

/** Would the server's packet filter let this SYN pass? */
export const filter: Question = {
  id: 'filter',
  text: (known) =>
    `Would the server’s packet filter let a SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} pass?`,
  why: 'A rule may refuse the SYN, drop it or send it elsewhere before any socket is looked for. The rules are read in order for this very SYN, jumps and policies included.',
  where: 'server',
  station: 'server-filter',
  answers: [
    { id: 'rejects', text: 'No, it rejects it' },
    { id: 'drops', text: 'No, it drops it' },
    { id: 'accepts', text: 'Yes', next: 'between' },
  ],
  recipes: ['filters'],
  // Where nobody answers, packets tell on which side of the server to go on.
  leads: (scene, answer) => (answer === 'accepts' && isSilent(scene) ? 'arrives' : undefined),
  facts: (answer, scene) => policyFacts('input', answer, scene),
  known: (scene) => judgedAt('server', 'input', scene),
};
