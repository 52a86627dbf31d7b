import type { Question } from '../model/question.ts';
import { attemptFacts, captureFacts, captured } from './parts/captured.ts';
import { isSilent } from './parts/silence.ts';

/** Does the SYN leave the client, and does an answer come back? */
export const leaves: Question = {
  id: 'leaves',
  text: (known) =>
    `Does the SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} leave the client, and does anything come back?`,
  why: 'A capture on the client sees a SYN only after the client’s own filter let it out, and an answer before that filter: it parts the client from the way.',
  where: 'client',
  station: 'client-filter',
  answers: [
    { id: 'none', text: 'No SYN leaves', next: 'client-filter' },
    { id: 'unanswered', text: 'It leaves, and nothing comes back', next: 'between' },
    { id: 'answered', text: 'Something comes back', next: 'client-filter' },
  ],
  recipes: ['capture-client'],
  // The server's capture comes first: where the SYN arrives, it has left.
  offered: (scene) => isSilent(scene) && captured('server', scene)?.seen === 'none',
  facts: (answer, scene) => [
    ...captureFacts(scene),
    ...(answer === 'none' ? [] : attemptFacts('client', answer === 'answered', scene)),
  ],
  known: (scene) => {
    const found = captured('client', scene);
    return found && { answer: found.seen, by: found.by };
  },
};
