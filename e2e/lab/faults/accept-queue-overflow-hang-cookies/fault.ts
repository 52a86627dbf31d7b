import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-hang-cookies',
  symptom: 'hang',
  how: 'as accept-queue-overflow-hang, with tcp_syncookies=2: each SYN is answered by a cookie, and four last ACKs find the queue full',
  backlog: 8,
  waiting: 5,
  settings: { tcp_syncookies: 2, tcp_abort_on_overflow: 0 },
  delay: 0.03,
});
