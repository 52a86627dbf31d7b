import type { CauseRules } from '../model/cause.ts';

export const synRetriesCutShort: CauseRules = {
  id: 'syn-retries-cut-short',
  title: 'The kernel gives up before the tool does',
  looks: [],
  rules: [],
};
