import type { Question } from '../model/question.ts';
import { attemptFacts, captureFacts, captured } from './parts/captured.ts';
import { isSilent } from './parts/silence.ts';

/** Does the client's SYN reach the server, and is it answered? */
export const arrives: Question = {
  id: 'arrives',
  text: (known) =>
    `Does the client’s SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} reach the server, and is it answered?`,
  why: 'Silence begins where the SYN or its answer gets lost. A capture on the server sees the SYN before the server’s own filter does: it parts what lies before the server from what is in it.',
  where: 'server',
  station: 'path',
  answers: [
    { id: 'none', text: 'No SYN comes in', next: 'leaves' },
    { id: 'unanswered', text: 'It comes in, and nothing goes out', next: 'counted' },
    { id: 'answered', text: 'It comes in, and an answer goes out', next: 'leaves' },
  ],
  recipes: ['capture-server'],
  offered: isSilent,
  facts: (answer, scene) => [
    ...captureFacts(scene),
    ...(answer === 'none' ? [] : attemptFacts('server', answer === 'answered', scene)),
  ],
  known: (scene) => {
    const found = captured('server', scene);
    return found && { answer: found.seen, by: found.by };
  },
};
