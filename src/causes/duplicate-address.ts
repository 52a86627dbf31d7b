import type { CauseRules } from '../model/cause.ts';

export const duplicateAddress: CauseRules = {
  id: 'duplicate-address',
  title: 'Two machines hold the address',
  looks: [],
  rules: [],
};
