import type { CauseRules } from '../model/cause.ts';

export const idleTimeout: CauseRules = {
  id: 'idle-timeout',
  title: 'An idle connection was forgotten',
  looks: [],
  rules: [],
};
