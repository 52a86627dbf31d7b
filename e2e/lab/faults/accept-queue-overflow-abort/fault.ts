import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-abort',
  symptom: 'timeout',
  how: 'a queue that stays full, with tcp_abort_on_overflow=1: a SYN that finds it full is dropped all the same',
  backlog: 8,
  waiting: 9,
  settings: { tcp_abort_on_overflow: 1 },
});
