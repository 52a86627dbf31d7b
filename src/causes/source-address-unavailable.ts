import type { CauseRules } from '../model/cause.ts';

export const sourceAddressUnavailable: CauseRules = {
  id: 'source-address-unavailable',
  title: 'The client cannot use its source address',
  fails: { errnos: ['EADDRNOTAVAIL'] },
  looks: [],
  rules: [],
};
