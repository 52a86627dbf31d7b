import type { CauseRules } from '../model/cause.ts';

export const hostDown: CauseRules = {
  id: 'host-down',
  title: 'No machine answers at the address',
  fails: { outcomes: ['host-unreachable', 'kernel-timeout', 'own-deadline'] },
  looks: [],
  rules: [],
};
