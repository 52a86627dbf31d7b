import type { CauseRules } from '../model/cause.ts';

export const fdExhaustion: CauseRules = {
  id: 'fd-exhaustion',
  title: 'A process is out of file descriptors',
  fails: { errnos: ['EMFILE', 'ENFILE'] },
  looks: [],
  rules: [],
};
