import type { CauseRules } from '../model/cause.ts';

export const unixSocketDenied: CauseRules = {
  id: 'unix-socket-denied',
  title: 'The Unix socket is not permitted',
  fails: { transport: 'unix', errnos: ['EACCES'] },
  looks: ['attempt'],
  rules: [
    {
      // A security policy gives the same errno, so this alone is no more than likely.
      bearing: 'strong',
      slots: [
        {
          slot: 'failure',
          is: (attempt) => attempt.transport === 'unix' && attempt.errno === 'EACCES',
          reason: (attempt) => `The client dials ${attempt.path ?? 'a Unix socket'} and is denied`,
        },
      ],
    },
  ],
};
