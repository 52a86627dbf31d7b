import type { CauseRules } from '../model/cause.ts';

export const unixSocketFull: CauseRules = {
  id: 'unix-socket-full',
  title: "The Unix socket's accept queue is full",
  fails: { transport: 'unix', errnos: ['EAGAIN'] },
  looks: [],
  rules: [],
};
