import { fewOfFullQueue } from '../../few-queue.ts';

export const fault = fewOfFullQueue({
  id: 'accept-queue-overflow-no-cookies',
  symptom: 'timeout',
  how: 'a Java service with the default backlog of 50, all of it waiting, and SYN cookies off: every SYN is dropped',
  backlog: 50,
  waiting: 51,
  settings: { tcp_syncookies: 0 },
});
