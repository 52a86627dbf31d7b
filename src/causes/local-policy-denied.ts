import type { CauseRules } from '../model/cause.ts';

export const localPolicyDenied: CauseRules = {
  id: 'local-policy-denied',
  title: 'A local security policy denies it',
  fails: { transport: 'any', errnos: ['EACCES', 'EPERM'] },
  looks: [],
  rules: [],
};
