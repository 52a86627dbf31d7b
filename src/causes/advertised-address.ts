import type { CauseRules } from '../model/cause.ts';

export const advertisedAddress: CauseRules = {
  id: 'advertised-address',
  title: 'The service hands out an address that cannot be reached',
  looks: [],
  rules: [],
};
