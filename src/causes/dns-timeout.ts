import type { CauseRules } from '../model/cause.ts';

export const dnsTimeout: CauseRules = {
  id: 'dns-timeout',
  title: 'The resolver does not answer',
  looks: ['attempt'],
  rules: [
    {
      bearing: 'rules-out',
      slots: [
        {
          slot: 'failure',
          is: (attempt) => attempt.address !== undefined && attempt.name === undefined,
          reason: 'An address was dialled, so no name had to be looked up',
        },
      ],
    },
  ],
};
