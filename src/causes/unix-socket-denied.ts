import type { CauseRules } from '../model/cause.ts';

export const unixSocketDenied: CauseRules = {
  id: 'unix-socket-denied',
  title: 'The Unix socket is not permitted',
  fails: { transport: 'unix', errnos: ['EACCES'] },
  looks: [],
  rules: [],
};
