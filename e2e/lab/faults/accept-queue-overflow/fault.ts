import type { Fault } from '../../fault.ts';
import { CASE, PORT, silence, silentServer } from '../../full-queue.ts';
import { SERVER } from '../../network.ts';
import { holdConnections } from '../../services/crowd.ts';
import { startOrders } from '../../services/java.ts';
import { startSsh } from '../../services/ssh.ts';

export const fault: Fault = {
  id: 'accept-queue-overflow',
  cause: 'accept-queue-overflow',
  // Its one thread works for an hour on its first connection.
  alsoOk: ['unresponsive-service'],
  case: CASE,
  symptom: 'timeout',
  how: 'a Java service with the default backlog of 50 that works on its first connection; 51 more wait to be accepted',
  packages: ['openjdk-17-jre-headless'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startOrders(lab.server, { port: PORT, backlog: 50, work: 3_600_000 });
    await holdConnections(lab.other, SERVER, PORT, 52);
  },
  sideBySide: true,
  recordings: silentServer(),
  evidenceSets: [
    ...silence(
      'accept-queue-overflow',
      'possible',
      '',
      ['client.ncat.txt'],
      ['client.nc-openbsd.txt'],
      ['client.python.txt'],
    ),
    ...silence(
      'accept-queue-overflow',
      'confirmed',
      'the queue holds more than its limit',
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.ss-port.txt'],
    ),
    ...silence(
      'accept-queue-overflow',
      'confirmed',
      'each SYN made both counters grow',
      ['client.nc-counted.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
      ['client.nc-counted-again.txt', 'server.netstat-s.before.txt', 'server.netstat-s.after.txt'],
    ),
    ...silence('accept-queue-overflow', 'likely', 'net-tools does not show the limit', [
      'client.ncat.txt',
      'server.netstat.txt',
    ]),
    ...silence(
      'accept-queue-overflow',
      'possible',
      'SYNs come and nothing answers: a filter looks the same',
      ['client.nc-captured.txt', 'server.tcpdump.txt'],
    ),
  ],
};
