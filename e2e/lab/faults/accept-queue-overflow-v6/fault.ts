import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-v6',
  symptom: 'timeout',
  family: 6,
  how: 'a full queue of a listener that takes both families, dialled by IPv6',
  backlog: 8,
  waiting: 9,
  settings: {},
});
