import type { CauseRules } from '../model/cause.ts';

export const acceptQueueOverflow: CauseRules = {
  id: 'accept-queue-overflow',
  title: 'The accept queue is full',
  looks: [],
  rules: [],
};
