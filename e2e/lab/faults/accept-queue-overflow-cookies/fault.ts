import { burst } from '../../burst.ts';
import { silence } from '../../full-queue.ts';

export const fault = burst({
  id: 'accept-queue-overflow-cookies',
  variantOf: 'accept-queue-overflow',
  symptom: 'hang',
  how: 'backlog 1, one waiting, eight clients at once: SYN cookies answer, and their last ACKs find the queue full',
  abort: 1,
  backlog: 1,
  waiting: 1,
  evidenceSets: silence('accept-queue-overflow', 'confirmed', 'the queue holds more than its limit', [
    'client.ncat.txt',
    'server.ss.txt',
  ]),
});
