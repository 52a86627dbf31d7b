import type { CauseRules } from '../model/cause.ts';

export const dnsFailure: CauseRules = {
  id: 'dns-failure',
  title: 'The name does not resolve',
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
