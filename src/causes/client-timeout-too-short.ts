import type { CauseRules } from '../model/cause.ts';

export const clientTimeoutTooShort: CauseRules = {
  id: 'client-timeout-too-short',
  title: 'The client gives up too early',
  looks: [],
  rules: [],
};
