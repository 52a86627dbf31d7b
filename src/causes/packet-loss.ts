import type { CauseRules } from '../model/cause.ts';

export const packetLoss: CauseRules = {
  id: 'packet-loss',
  title: 'The path loses packets',
  looks: [],
  rules: [],
};
