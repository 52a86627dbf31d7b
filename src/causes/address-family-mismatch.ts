import type { CauseRules } from '../model/cause.ts';

export const addressFamilyMismatch: CauseRules = {
  id: 'address-family-mismatch',
  title: 'It listens in the other IP family',
  fails: { errnos: ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'] },
  looks: [],
  rules: [],
};
