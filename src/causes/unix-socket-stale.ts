import type { CauseRules } from '../model/cause.ts';

export const unixSocketStale: CauseRules = {
  id: 'unix-socket-stale',
  title: 'Nobody listens on the Unix socket',
  fails: { transport: 'unix' },
  looks: [],
  rules: [],
};
