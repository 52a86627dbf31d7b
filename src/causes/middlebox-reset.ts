import type { CauseRules } from '../model/cause.ts';

export const middleboxReset: CauseRules = {
  id: 'middlebox-reset',
  title: 'A device on the path forges the RST',
  looks: [],
  rules: [],
};
