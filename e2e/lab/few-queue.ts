import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { PORT, silence } from './full-queue.ts';
import { CLIENT, CLIENT_V6, SERVER, SERVER_V6, type Lab } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { holdConnections } from './services/crowd.ts';
import { startOrders } from './services/java.ts';
import { startSsh } from './services/ssh.ts';
import { capture } from './silent.ts';

/** Further shapes of a full accept queue, with few recordings: cookies off, cookies always, a listener for IPv6. */

interface FewOfFull {
  readonly id: string;
  readonly how: string;
  readonly symptom: NonNullable<Fault['symptom']>;
  readonly family?: 4 | 6;
  readonly backlog: number;
  readonly waiting: number;
  readonly settings: Readonly<Record<string, 0 | 1 | 2>>;
  /** Seconds: a handshake is under way when the queue fills. */
  readonly delay?: number;
}

function urlOf(server: string): string {
  return `http://${server.includes(':') ? `[${server}]` : server}:${PORT}/`;
}

const SETTINGS = ['tcp_syncookies', 'tcp_abort_on_overflow', 'tcp_max_syn_backlog'];

function recordingsOf(server: string, burst: boolean): readonly Recording[] {
  const eight = `for i in 1 2 3 4 5 6 7 8; do curl -sS -m 4 ${urlOf(server)} & done; wait`;
  const attempt = burst
    ? onClient('curl', eight, { name: 'curl-eight' })
    : onClient('curl', `curl -v -m 4 ${urlOf(server)}`);
  return [
    onServer('nstat', 'nstat -az', { name: 'nstat.before' }),
    capture('server', `tcp port ${PORT} or icmp or icmp6`, 7, [
      { ...attempt, meanwhile: [onServer('ss', 'ss -tan', { name: 'ss-tan' })] },
    ]),
    onServer('nstat', 'nstat -az', { name: 'nstat.after' }),
    // It finds the queue full only if the eight were there before.
    onClient('nc-openbsd', `nc -vz -w 3 ${server} ${PORT}`, { check: !burst }),
    onClient('ncat', `ncat -v -w 3 ${server} ${PORT}`),
    onServer('ss', 'sudo ss -lntp', { check: true }),
    onServer('sysctl', `sysctl ${SETTINGS.map((key) => `net.ipv4.${key}`).join(' ')}`),
  ];
}

function worth(burst: boolean): readonly EvidenceSet[] {
  const cause = 'accept-queue-overflow';
  return [
    ...silence(cause, 'possible', '', ['client.nc-openbsd.txt'], ['client.ncat.txt']),
    ...silence(
      cause,
      'confirmed',
      'the queue holds more than its limit',
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.ss-tan.txt'],
    ),
    ...silence(cause, 'confirmed', 'the listener’s queue is over its limit, and drops are counted', [
      ...[`client.curl${burst ? '-eight' : ''}.txt`, 'server.ss.txt'],
      ...['server.nstat.before.txt', 'server.nstat.after.txt'],
    ]),
  ];
}

export function fewOfFullQueue(made: FewOfFull): Fault {
  const { id, how, symptom, family = 4, backlog, waiting, settings, delay } = made;
  const [client, server] = family === 6 ? [CLIENT_V6, SERVER_V6] : [CLIENT, SERVER];
  return {
    ...{ id, how, symptom },
    cause: 'accept-queue-overflow',
    variantOf: 'accept-queue-overflow',
    // Its one thread works for an hour on its first connection.
    alsoOk: ['unresponsive-service'],
    case: { target: server, port: PORT, service: 'http', client, server },
    packages: ['openjdk-17-jre-headless'],
    ...(delay === undefined ? {} : { delays: { app1: delay } }),
    start: async (lab: Lab) => {
      await startSsh(lab.server);
      const lines = Object.entries(settings).map(([key, value]) => `net.ipv4.${key}=${value}`);
      if (lines.length > 0) await lab.server.run('sysctl', '-q', '-w', ...lines);
      await startOrders(lab.server, { port: PORT, backlog, work: 3_600_000 });
      // The first is the one at work, the others wait.
      await holdConnections(lab.other, server, PORT, waiting + 1);
    },
    recordings: recordingsOf(server, delay !== undefined),
    evidenceSets: worth(delay !== undefined),
  };
}
