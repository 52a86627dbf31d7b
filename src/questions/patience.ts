import type { Question } from '../model/question.ts';
import { answerTime, captureFacts, handshakeFacts, attemptFacts, captured } from './parts/captured.ts';
import { hastiest } from './parts/silence.ts';

const ENOUGH = 0.1;

/** Would the attempt have been answered, had it waited longer? */
export const patience: Question = {
  id: 'patience',
  text: () => 'With more time, does it connect, and after how long?',
  why: 'The client gives up before its kernel would send the SYN a second time, after one second. One lost SYN, or a way that is slow, is then enough to fail. A capture around an attempt that waits longer shows which of them it is, or that nobody answers.',
  where: 'client',
  station: 'client',
  answers: [
    { id: 'late', text: 'It connects, later than the client waits' },
    { id: 'soon', text: 'It connects within that time', next: 'listener' },
    { id: 'silent', text: 'Nothing answers', next: 'listener' },
  ],
  recipes: ['capture-client'],
  offered: (scene) => hastiest(scene) !== undefined,
  facts: (answer, scene) => {
    if (answer === 'silent') return [...captureFacts(scene), ...attemptFacts('client', false, scene)];
    const limit = hastiest(scene) ?? 1;
    return [...captureFacts(scene), ...handshakeFacts(answer === 'late' ? limit * 1.5 : ENOUGH, scene)];
  },
  known: (scene) => {
    const limit = hastiest(scene);
    const found = captured('client', scene);
    if (found === undefined || limit === undefined || found.by.kind !== 'conversation') return undefined;
    if (found.seen === 'unanswered') return { answer: 'silent', by: found.by };
    const after = answerTime(found.by);
    return after === undefined ? undefined : { answer: after > limit ? 'late' : 'soon', by: found.by };
  },
};
