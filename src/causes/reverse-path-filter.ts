import type { CauseRules } from '../model/cause.ts';

export const reversePathFilter: CauseRules = {
  id: 'reverse-path-filter',
  title: 'rp_filter drops the SYN',
  looks: [],
  rules: [],
};
