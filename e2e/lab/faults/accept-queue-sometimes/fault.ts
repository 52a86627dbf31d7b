import type { Fault } from '../../fault.ts';
import { CASE, PORT, silence } from '../../full-queue.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { askAgain } from '../../services/crowd-again.ts';
import { startOrders } from '../../services/java.ts';
import { startSsh } from '../../services/ssh.ts';
import { capture, PROCESSES, queueListings } from '../../silent.ts';

const URL = `http://${SERVER}:${PORT}/`;
const TEN = `for i in $(seq 10); do nc -vz -w 1 ${SERVER} ${PORT}; sleep 0.3; done`;

export const fault: Fault = {
  id: 'accept-queue-sometimes',
  cause: 'accept-queue-overflow',
  // Where a paste has only attempts that came through, TCP is all it shows.
  alsoOk: ['unresponsive-service', 'tcp-ok'],
  case: CASE,
  symptom: 'intermittent',
  how: 'a Java service with a backlog of 5 that takes 300 ms for each connection, and nine users who ask again and again: a SYN that finds no room is dropped, a second later the next one may find some',
  packages: ['openjdk-17-jre-headless'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startOrders(lab.server, { port: PORT, backlog: 5, work: 300 });
    await askAgain(lab.other, SERVER, PORT, 9);
  },
  recordings: [
    onServer('nstat', 'nstat -az', { name: 'nstat.before' }),
    onServer('net-tools', 'netstat -s', { name: 'netstat-s.before' }),
    capture('server', `tcp port ${PORT} and host 10.77.1.2`, 20, [
      onClient('nc-openbsd', TEN, { name: 'nc-ten' }),
    ]),
    onServer('nstat', 'nstat -az', { name: 'nstat.after' }),
    onServer('net-tools', 'netstat -s', { name: 'netstat-s.after' }),
    onClient(
      'curl',
      `for i in $(seq 10); do curl -sS -m 4 -o /dev/null -w '%{http_code} connect %{time_connect} total %{time_total}\\n' ${URL}; done`,
      { name: 'curl-ten' },
    ),
    onClient('ncat', `for i in $(seq 6); do ncat -vz -w 1 ${SERVER} ${PORT}; done`, { name: 'ncat-six' }),
    onClient('nc-openbsd', `nc -vz -w 1 ${SERVER} ${PORT}`),
    onServer('ss', `for i in $(seq 8); do ss -lnt 'sport = :${PORT}'; sleep 0.5; done`, { name: 'ss-eight' }),
    ...queueListings(PORT),
    ...PROCESSES,
  ],
  evidenceSets: [
    {
      pastes: ['client.nc-ten.txt'],
      level: 'possible',
      possibleMustInclude: ['accept-queue-overflow', 'syn-queue-overflow', 'conntrack-full', 'packet-loss'],
      mustNotConfirm: ['accept-queue-overflow', 'packet-loss', 'tcp-ok', 'client-timeout-too-short'],
      shouldRuleOut: ['not-listening', 'loopback-only', 'firewall-drop'],
      note: 'some connect, some do not',
    },
    ...silence('accept-queue-overflow', 'confirmed', 'the counters grew while it failed', [
      'client.nc-ten.txt',
      'server.nstat.before.txt',
      'server.nstat.after.txt',
    ]),
  ],
};
