import { burst } from '../../burst.ts';
import { silence } from '../../full-queue.ts';

export const fault = burst({
  id: 'accept-queue-overflow-hang',
  variantOf: 'accept-queue-overflow',
  symptom: 'hang',
  how: 'backlog 8, five waiting, eight clients at once over 30 ms: all connect, four of them only for their own side',
  abort: 0,
  backlog: 8,
  waiting: 5,
  evidenceSets: silence('accept-queue-overflow', 'confirmed', 'the queue holds more than its limit', [
    'client.ncat.txt',
    'server.ss.txt',
  ]),
});
