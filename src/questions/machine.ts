import type { FactRecord } from '../model/fact.ts';
import { ofKind } from '../model/fact.ts';
import { tellsMachine } from '../model/own-address.ts';
import type { Question } from '../model/question.ts';
import { resetsWhileFull } from './parts/full-queue.ts';
import { hangs, isReset, isSometimes } from './parts/silence.ts';

/** Is the machine that was looked at the one that the client's packets reach? */
export const machine: Question = {
  id: 'machine',
  text: (known) =>
    `Is that machine the one that the client reaches${known.target === undefined ? '' : ` as ${known.target}`}?`,
  why: 'A listing from another machine explains nothing. The dialled address among its own addresses settles it; behind NAT or a load balancer it will be missing.',
  where: 'server',
  station: 'path',
  answers: [
    { id: 'yes', text: 'Yes, it has that address', next: 'filter' },
    { id: 'no', text: 'No, or there is something in between', next: 'between' },
  ],
  recipes: ['addresses'],
  // Who connects has passed every filter.
  leads: (scene, answer) => {
    if (answer !== 'yes') return undefined;
    if (hangs(scene)) return 'process';
    if (resetsWhileFull(scene)) return 'overflow';
    if (isReset(scene)) return 'exchange';
    return isSometimes(scene) ? 'counted' : undefined;
  },
  facts: (answer, scene): readonly FactRecord[] => {
    if (answer !== 'yes') return [];
    const [address] = scene.dialled;
    // Of a name that nobody saw resolve, the yes itself is all that there is.
    const yes: FactRecord = { kind: 'answer', question: 'machine', answer };
    return address === undefined ? [yes] : [yes, { kind: 'address', address }];
  },
  known: (scene) => {
    const by = ofKind(scene.facts, 'address').find(
      (fact) =>
        fact.place.vantage === 'server' &&
        fact.place.shownBy !== 'hand' &&
        tellsMachine(fact) &&
        scene.dialled.includes(fact.address),
    );
    return by && { answer: 'yes', by };
  },
};
