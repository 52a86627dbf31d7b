import { burst } from '../../burst.ts';
import { silence } from '../../full-queue.ts';

export const fault = burst({
  id: 'accept-queue-overflow-reset',
  symptom: 'reset',
  how: 'as accept-queue-overflow-hang, with tcp_abort_on_overflow=1: four of eight are reset after their handshake',
  abort: 1,
  backlog: 8,
  waiting: 5,
  evidenceSets: silence('accept-queue-overflow', 'confirmed', 'the queue holds more than its limit', [
    'client.ncat.txt',
    'server.ss.txt',
  ]),
});
