import type { CauseRules } from '../model/cause.ts';

export const sourceBlocked: CauseRules = {
  id: 'source-blocked',
  title: 'The server side turns this one client away',
  fails: { errnos: ['EACCES', 'ENOPROTOOPT'] },
  looks: [],
  rules: [],
};
