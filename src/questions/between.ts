import type { Question } from '../model/question.ts';
import { judgedAt, policyFacts } from './parts/filtered.ts';
import { mayEndOnward } from './parts/way.ts';

/** Would what stands between the two let this SYN pass? */
export const between: Question = {
  id: 'between',
  text: (known) =>
    `Would what stands between the two let a SYN to ${known.port === undefined ? 'the port' : `port ${known.port}`} pass?`,
  why: 'Where the server listens and its own filter accepts, the answer or the silence comes from the way: a router’s rules, a load balancer, the host of a container, a cloud’s security group.',
  where: 'middle',
  station: 'path',
  answers: [
    { id: 'rejects', text: 'No, it rejects it' },
    { id: 'drops', text: 'No, it drops it' },
    { id: 'accepts', text: 'Yes, or nothing stands there' },
  ],
  recipes: ['router'],
  leads: (scene, answer) => (answer === 'accepts' && mayEndOnward(scene) ? 'onward' : undefined),
  facts: (answer, scene) => policyFacts('forward', answer, scene),
  known: (scene) => judgedAt('middle', 'forward', scene),
};
