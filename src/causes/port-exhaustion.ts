import type { CauseRules } from '../model/cause.ts';

export const portExhaustion: CauseRules = {
  id: 'port-exhaustion',
  title: 'The client has no local port left',
  fails: { errnos: ['EADDRNOTAVAIL'] },
  looks: [],
  rules: [],
};
