import type { Question } from '../model/question.ts';
import { judgedAt, policyFacts } from './parts/filtered.ts';
import { isSilent } from './parts/silence.ts';

/** Would the client's own packet filter let the SYN out? */
export const clientFilter: Question = {
  id: 'client-filter',
  text: (known) =>
    `Would the client’s own packet filter let a SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} out?`,
  why: 'A rule that drops the client’s own SYN gives no error for TCP: connect() waits as if the server were silent.',
  where: 'client',
  station: 'client-filter',
  answers: [
    { id: 'rejects', text: 'No, it rejects it' },
    { id: 'drops', text: 'No, it drops it' },
    { id: 'accepts', text: 'Yes', next: 'between' },
  ],
  recipes: ['client-filters'],
  offered: isSilent,
  facts: (answer, scene) => policyFacts('output', answer, scene),
  known: (scene) => judgedAt('client', 'output', scene),
};
