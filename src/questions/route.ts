import type { Question } from '../model/question.ts';
import { pointsOnward, wayAnswers, wayFacts, wayKnown } from './parts/way.ts';

/** Has the client's kernel a way to the address, and does anybody there answer? */
export const route: Question = {
  id: 'route',
  text: (known) => `Has the client a way to ${known.target ?? 'the server'}, and does anybody there answer?`,
  why: '“Unreachable” comes from the client’s own routing table, from a neighbour that does not answer, from a router, or from a packet filter that says so. The client itself knows the first two.',
  where: 'client',
  station: 'path',
  answers: wayAnswers('filter'),
  recipes: ['route'],
  leads: (scene, answer) => (answer === 'way' && pointsOnward(scene) ? 'onward' : undefined),
  facts: wayFacts,
  known: (scene) => wayKnown(scene, ({ place }) => place.vantage !== 'server' && place.vantage !== 'middle'),
};
