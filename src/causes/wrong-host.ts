import type { CauseRules } from '../model/cause.ts';

export const wrongHost: CauseRules = {
  id: 'wrong-host',
  title: 'The name leads to another machine',
  looks: [],
  rules: [],
};
