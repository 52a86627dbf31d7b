import { ofKind } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import { isCutOrSilent } from './parts/silence.ts';

/** Why does the service itself close, or keep silent? */
export const serviceLog: Question = {
  id: 'service-log',
  text: () => 'What does the service’s own log say of it?',
  why: 'A service that closes a connection mostly says why: too many clients, an address that is not allowed, a TLS or protocol error, no file descriptors left.',
  where: 'server',
  station: 'service',
  answers: [
    { id: 'says', text: 'It names the reason' },
    { id: 'nothing', text: 'Nothing', next: 'between' },
  ],
  recipes: ['service-status'],
  offered: isCutOrSilent,
  // What a log may say is too much to stand for by one answer.
  facts: () => [],
  known: (scene) => {
    const by = ofKind(scene.facts, 'log').find(({ place }) => place.vantage === 'server');
    return by && { answer: 'says', by };
  },
};
