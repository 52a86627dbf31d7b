import type { CauseRules } from '../model/cause.ts';

export const pathFilter: CauseRules = {
  id: 'path-filter',
  title: 'Something on the path drops the SYN',
  looks: [],
  rules: [],
};
