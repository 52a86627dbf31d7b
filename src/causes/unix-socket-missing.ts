import type { CauseRules } from '../model/cause.ts';

export const unixSocketMissing: CauseRules = {
  id: 'unix-socket-missing',
  title: 'The Unix socket does not exist',
  fails: { transport: 'unix', errnos: ['ENOENT', 'ENOTDIR'] },
  looks: [],
  rules: [],
};
