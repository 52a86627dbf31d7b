import type { CauseRules } from '../model/cause.ts';
import { noneReady } from './slots/reported-backends.ts';

export const noReadyEndpoints: CauseRules = {
  id: 'no-ready-endpoints',
  title: 'No backend is ready',
  elsewhere: true,
  looks: ['log', 'published', 'process'],
  rules: noneReady,
};
