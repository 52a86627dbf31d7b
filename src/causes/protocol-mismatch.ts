import type { CauseRules } from '../model/cause.ts';

export const protocolMismatch: CauseRules = {
  id: 'protocol-mismatch',
  title: 'Client and service speak different protocols',
  looks: [],
  rules: [],
};
