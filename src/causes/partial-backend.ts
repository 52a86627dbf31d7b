import type { CauseRules } from '../model/cause.ts';

export const partialBackend: CauseRules = {
  id: 'partial-backend',
  title: 'One of several backends is bad',
  looks: [],
  rules: [],
};
