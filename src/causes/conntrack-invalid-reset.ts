import type { CauseRules } from '../model/cause.ts';

export const conntrackInvalidReset: CauseRules = {
  id: 'conntrack-invalid-reset',
  title: 'Connection tracking lets a packet through untranslated',
  looks: [],
  rules: [],
};
