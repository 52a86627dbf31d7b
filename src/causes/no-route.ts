import type { CauseRules } from '../model/cause.ts';

export const noRoute: CauseRules = {
  id: 'no-route',
  title: 'There is no route',
  fails: { errnos: ['EINVAL', 'EACCES'] },
  looks: [],
  rules: [],
};
