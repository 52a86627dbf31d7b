import type { Fault } from './fault.ts';
import { silence } from './full-queue.ts';
import { CLIENT, SERVER, type Lab } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { probes } from './probes.ts';
import { holdConnections } from './services/crowd.ts';
import { startSsh } from './services/ssh.ts';
import { floodSyns } from './services/syn-flood.ts';
import { attempt, capture, countersAround, PROCESSES, queueListings } from './silent.ts';

/** A listener under a flood of SYNs whose senders never answer. */

interface Flood {
  readonly id: string;
  readonly how: string;
  readonly port: number;
  readonly service: 'http' | 'postgresql';
  readonly syncookies: 0 | 1;
  readonly packages: readonly string[];
  /** Also the settings that bound the queue. */
  readonly serve: (lab: Lab) => Promise<unknown>;
}

export function flooded(flood: Flood): Omit<Fault, 'cause' | 'evidenceSets'> {
  const { id, how, port, service, packages } = flood;
  return {
    ...{ id, how, packages },
    variantOf: 'accept-queue-overflow',
    case: { target: SERVER, port, service, client: CLIENT, server: SERVER },
    symptom: 'timeout',
    start: async (lab) => {
      await startSsh(lab.server);
      await lab.server.shell(`echo ${flood.syncookies} > /proc/sys/net/ipv4/tcp_syncookies`);
      await flood.serve(lab);
      // Somebody was connected before: what the server answers gets out.
      await holdConnections(lab.other, SERVER, port, 1);
      await lab.router.shell('ip route add blackhole 10.99.0.0/16');
      await floodSyns(lab.other, SERVER, port, 2000);
    },
    sideBySide: true,
    recordings: [
      // telnet tries until a place falls free: under a flood the kernel gives up on the half-open ones after seconds.
      ...probes(SERVER, port).filter(({ name }) => name !== 'telnet'),
      ...(service === 'http' ? [onClient('curl', `curl -sS -i -m 5 http://${SERVER}:${port}/`)] : []),
      ...queueListings(port),
      onServer('ss', `ss -tan state syn-recv 'sport = :${port}'`, { name: 'ss-syn-recv' }),
      onServer('ss', `ss -tan state syn-recv 'sport = :${port}' | wc -l`, { name: 'ss-syn-recv-count' }),
      ...PROCESSES,
      ...countersAround(SERVER, port),
      capture('server', `tcp port ${port} and host ${CLIENT}`, 7, [attempt(SERVER, port, 'nc-captured')]),
      capture('client', `tcp port ${port} or icmp or icmp6`, 7, [attempt(SERVER, port, 'nc-captured-here')]),
      onClient('ping', `ping -c 2 ${SERVER}`),
      // Under the flood only the listener is the same each time; with cookies on clients connect as well.
    ].map((one) => ({
      ...one,
      check: one.name === 'ss' || (flood.syncookies === 1 && one.name === 'nc-openbsd'),
    })),
  };
}

/** What the pastes of a flood without cookies are worth. */
export const DROPPED: Fault['evidenceSets'] = [
  ...silence('syn-queue-overflow', 'possible', '', ['client.ncat.txt'], ['client.nc-openbsd.txt']),
  ...silence('syn-queue-overflow', 'likely', 'half-open connections without the settings', [
    'client.ncat.txt',
    'server.ss-tan.txt',
  ]),
  ...silence('syn-queue-overflow', 'likely', 'SYNs were dropped, and no accept queue was full', [
    'client.nc-counted.txt',
    'server.nstat.before.txt',
    'server.nstat.after.txt',
  ]),
  ...silence('syn-queue-overflow', 'confirmed', 'as many half-open connections as the queue holds', [
    'client.ncat.txt',
    'server.ss.txt',
    'server.ss-tan.txt',
    'server.sysctl.txt',
  ]),
];
