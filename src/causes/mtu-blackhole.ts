import type { CauseRules } from '../model/cause.ts';

export const mtuBlackhole: CauseRules = {
  id: 'mtu-blackhole',
  title: 'Full-size packets vanish',
  looks: [],
  rules: [],
};
