import type { CauseRules } from '../model/cause.ts';

export const noReadyEndpoints: CauseRules = {
  id: 'no-ready-endpoints',
  title: 'No backend is ready',
  looks: [],
  rules: [],
};
