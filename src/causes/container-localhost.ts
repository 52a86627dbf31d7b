import type { CauseRules } from '../model/cause.ts';
import { isLoopback } from '../model/ip.ts';

export const containerLocalhost: CauseRules = {
  id: 'container-localhost',
  title: 'localhost is the container itself',
  elsewhere: true,
  looks: ['attempt'],
  rules: [
    {
      bearing: 'rules-out',
      slots: [
        {
          slot: 'failure',
          is: (attempt) => attempt.address !== undefined && !isLoopback(attempt.address),
          reason: (attempt) => `${attempt.address ?? 'The address'} is no loopback address`,
        },
      ],
    },
  ],
};
