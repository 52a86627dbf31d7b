import type { CauseRules } from '../model/cause.ts';
import { oneIsDown } from './slots/reported-backends.ts';

export const partialBackend: CauseRules = {
  id: 'partial-backend',
  title: 'One of several backends is bad',
  elsewhere: true,
  looks: ['log'],
  rules: [oneIsDown],
};
