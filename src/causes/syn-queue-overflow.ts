import type { CauseRules } from '../model/cause.ts';

export const synQueueOverflow: CauseRules = {
  id: 'syn-queue-overflow',
  title: 'The SYN queue is full',
  looks: [],
  rules: [],
};
