import type { Question } from '../model/question.ts';
import { mayEndOnward, wayAnswers, wayFacts, wayKnown } from './parts/way.ts';

/** Has the router a way on to the address, and does anybody there answer it? */
export const onward: Question = {
  id: 'onward',
  text: (known) =>
    `Has the router a way to ${known.target ?? 'the server'}, and does anybody there answer it?`,
  why: 'A router without a route, with one that forbids, or with nobody who answers on its last link reports that to the client, which sees the same words as from a packet filter. The router itself knows.',
  where: 'middle',
  station: 'path',
  answers: wayAnswers('filter'),
  recipes: ['router-way'],
  offered: mayEndOnward,
  facts: wayFacts,
  known: (scene) => wayKnown(scene, ({ place }) => place.vantage === 'middle'),
};
