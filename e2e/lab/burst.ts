import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { CASE, PORT } from './full-queue.ts';
import type { Lab } from './network.ts';
import { SERVER } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { startOrders } from './services/java.ts';
import { holdConnections } from './services/crowd.ts';
import { startSsh } from './services/ssh.ts';
import { attempt, capture, queueListings } from './silent.ts';

/**
 * Handshakes that are under way when the accept queue fills: eight clients at once, over a slow link, and room for four
 * (or, with a backlog of 1, for none: then SYN cookies answer).
 */

interface Burst {
  readonly id: string;
  readonly how: string;
  readonly abort: 0 | 1;
  readonly backlog: number;
  readonly waiting: number;
  readonly evidenceSets: readonly EvidenceSet[];
  readonly variantOf?: string;
  readonly symptom: NonNullable<Fault['symptom']>;
}

const FILTER = `tcp port ${PORT} or icmp or icmp6`;
const URL = `http://${SERVER}:${PORT}/`;
const EIGHT = `for i in 1 2 3 4 5 6 7 8; do curl -sS -m 4 ${URL} & done; wait`;

const THREADS = `python3 -c "
import socket, threading
def ask(n):
    try:
        s = socket.create_connection(('${SERVER}', ${PORT}), 3)
        s.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')
        print(n, s.recv(20))
    except OSError as e:
        print(n, repr(e))
for n in range(8):
    threading.Thread(target=ask, args=(n,)).start()
"`;

const oneBurst: readonly Recording[] = [
  onServer('nstat', 'nstat -az', { name: 'nstat.before' }),
  onServer('net-tools', 'netstat -s', { name: 'netstat-s.before' }),
  capture('server', FILTER, 9, [
    capture('client', FILTER, 7, [
      onClient('curl', EIGHT, { name: 'curl-eight' }),
      onServer('ss', 'ss -tan', { name: 'ss-tan' }),
      onClient('ss', 'ss -tan', { name: 'ss-tan' }),
    ]),
  ]),
  onServer('nstat', 'nstat -az', { name: 'nstat.after' }),
  onServer('net-tools', 'netstat -s', { name: 'netstat-s.after' }),
];

export function burst({ abort, backlog, waiting, ...fault }: Burst): Fault {
  return {
    ...fault,
    cause: 'accept-queue-overflow',
    alsoOk: ['unresponsive-service'],
    case: CASE,
    packages: ['openjdk-17-jre-headless'],
    delays: { app1: 0.03 },
    start: async (lab: Lab) => {
      await startSsh(lab.server);
      await lab.server.shell(`echo ${abort} > /proc/sys/net/ipv4/tcp_abort_on_overflow`);
      await startOrders(lab.server, { port: PORT, backlog, work: 3_600_000 });
      // The first is the one at work, the others wait.
      await holdConnections(lab.other, SERVER, PORT, waiting + 1);
    },
    recordings: [
      ...oneBurst,
      ...queueListings(PORT).filter(({ name }) => name !== 'ss-tan'),
      attempt(SERVER, PORT, 'nc-openbsd'),
      onClient('ncat', `ncat -v -w 3 ${SERVER} ${PORT}`),
      onClient('python', THREADS, { name: 'python-eight' }),
    ],
  };
}
