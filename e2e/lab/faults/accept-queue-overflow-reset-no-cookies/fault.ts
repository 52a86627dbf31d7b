import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-reset-no-cookies',
  symptom: 'reset',
  how: 'as accept-queue-overflow-reset, with SYN cookies off: four of eight are reset after their handshake',
  backlog: 8,
  waiting: 5,
  settings: { tcp_syncookies: 0, tcp_abort_on_overflow: 1 },
  delay: 0.03,
});
