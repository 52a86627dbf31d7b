import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-hang-no-cookies',
  symptom: 'hang',
  how: 'as accept-queue-overflow-hang, with SYN cookies off: backlog 8, five waiting, eight clients at once over 30 ms',
  backlog: 8,
  waiting: 5,
  settings: { tcp_syncookies: 0, tcp_abort_on_overflow: 0 },
  delay: 0.03,
});
