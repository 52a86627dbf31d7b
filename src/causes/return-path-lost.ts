import type { CauseRules } from '../model/cause.ts';

export const returnPathLost: CauseRules = {
  id: 'return-path-lost',
  title: 'The SYN-ACK never gets back',
  looks: [],
  rules: [],
};
