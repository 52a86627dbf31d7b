import type { CauseRules } from '../model/cause.ts';

export const snatPortExhaustion: CauseRules = {
  id: 'snat-port-exhaustion',
  title: 'The NAT has no port left',
  looks: [],
  rules: [],
};
