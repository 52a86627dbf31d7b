import type { CauseRules } from '../model/cause.ts';

export const conntrackFull: CauseRules = {
  id: 'conntrack-full',
  title: 'A connection-tracking table is full',
  fails: { errnos: ['EPERM', 'ENOBUFS'] },
  looks: [],
  rules: [],
};
