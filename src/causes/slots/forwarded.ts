import type { FactSlot, Rule } from '../../model/cause.ts';
import { forwards } from './filter.ts';
import { judged } from './judged-filters.ts';

const rewrites: FactSlot<'filter'> = {
  ...forwards,
  is: (fact, scene) => {
    const found = judged(scene, 'server', fact);
    const rule = found?.judgement.rewritten?.rule;
    return rule !== undefined && found?.filters[rule.ruleset] === fact;
  },
};

/** The server's own rules rewrite this SYN before any socket is looked for: its listeners do not decide. */
export const sentElsewhere: Rule = { bearing: 'against', slots: [rewrites] };
