import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { NOT_SILENT, PORT } from './full-queue.ts';
import { untilListens, type Host, type Service } from './host.ts';
import { CLIENT, SERVER, type Lab } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { floodSyns } from './services/syn-flood.ts';
import { capture } from './silent.ts';

/** Machines with a past: counters that an earlier fault left behind, or that another service's trouble makes grow. */

const SILENT_LISTENER = `import socket, sys, time
one = socket.create_server(("0.0.0.0", int(sys.argv[1])), backlog=1)
time.sleep(3600)
`;

/** Attempts from web3 that find the queue full; each SYN that is dropped counts. */
const KNOCK = `for i in 1 2 3 4 5 6; do timeout 2 bash -c "</dev/tcp/$1/$2; sleep 2" & done; wait`;

/** A listener with a backlog of 1 that never accepts, and a crowd from web3 in front of it. */
async function startFull({ server, other }: Lab, port: number): Promise<Service> {
  const service = await server.start(['/usr/bin/python3', '-c', SILENT_LISTENER, String(port)]);
  await untilListens(server, port, service);
  await other.run('bash', '-c', `${KNOCK} 2>/dev/null || true`, 'bash', SERVER, String(port));
  return service;
}

/** ListenOverflows and ListenDrops are left over from a service that is gone. */
export async function overflowedOnce(lab: Lab): Promise<void> {
  await (await startFull(lab, 9000)).stop();
}

/** Another service of this machine has a full queue now, and its clients try again and again. */
export async function overflowsElsewhere(lab: Lab): Promise<void> {
  await startFull(lab, 9000);
  await lab.other.start(['bash', '-c', `while :; do ${KNOCK}; done 2>/dev/null`, 'bash', SERVER, '9000']);
}

/** Half-open connections from everywhere, answered by SYN cookies; web3 sends them. */
export async function floodedWithCookies({ router, other }: Lab, port: number): Promise<void> {
  await router.shell('ip route add blackhole 10.99.0.0/16');
  await floodSyns(other, SERVER, port, 500);
}

/** Fills the table of tracked connections, has one SYN dropped for it, and empties it. */
const FILL_ONCE = `max=$(cat /proc/sys/net/netfilter/nf_conntrack_max)
awk -v max=$((max + 2)) 'BEGIN {
  for (i = 0; i < max; i++)
    printf "-A -t 86400 -u ASSURED,SEEN_REPLY -p tcp --state ESTABLISHED -s 10.78.%d.%d -d 10.79.0.2 --sport %d --dport 443\\n", i / 64000, i / 250 % 250, 1025 + i % 64000
}' | conntrack --load-file - >/dev/null 2>&1 || true`;

export async function conntrackOnceFull(on: Host, from: Host): Promise<void> {
  await on.shell(FILL_ONCE);
  await from.shell(`for i in 1 2 3; do nc -z -w 1 ${SERVER} 22 || true; done`);
  await on.run('conntrack', '-F');
}

/** Three clients, and both tools' counters before and after a captured attempt. */
export function withCounters(
  where: 'server' | 'middle',
  samples: readonly (readonly [Recording['tool'], command: string, name: string])[],
): readonly Recording[] {
  const all = (when: string): readonly Recording[] =>
    samples.map(([tool, command, name]) => ({ where, tool, command, name: `${name}.${when}` }));
  const tried = onClient('nc-openbsd', `nc -vz -w 3 ${SERVER} ${PORT}`, { name: 'nc-captured' });
  return [
    onClient('nc-openbsd', `nc -vz -w 3 ${SERVER} ${PORT}`, { check: true }),
    onClient('ncat', `ncat -v -w 3 ${SERVER} ${PORT}`),
    onClient('curl', `curl -v --connect-timeout 3 http://${SERVER}:${PORT}/`),
    ...all('before'),
    capture('server', `tcp port ${PORT} or icmp or icmp6`, 5, [tried]),
    ...all('after'),
    onServer('ss', 'sudo ss -lntp', { check: true }),
  ];
}

export const COUNTERS = [
  ['nstat', 'nstat -az', 'nstat'],
  ['net-tools', 'netstat -s', 'netstat-s'],
] as const;

/** Causes that the counters of the past speak of. */
const OF_THE_PAST = ['accept-queue-overflow', 'syn-queue-overflow', 'conntrack-full', 'fd-exhaustion'];

export function notOfThePast(
  cause: string,
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: [cause],
    mustNotConfirm: [...OF_THE_PAST, 'return-path-lost', 'tcp-ok'],
    shouldRuleOut: cause === 'not-listening' ? ['firewall-drop'] : NOT_SILENT,
    note,
  }));
}

type OfMachine = Pick<Fault, 'id' | 'cause' | 'how' | 'start' | 'recordings' | 'evidenceSets'> &
  Partial<Pick<Fault, 'packages' | 'symptom'>>;

export function withPast(made: OfMachine): Fault {
  return {
    ...{ symptom: 'timeout', variantOf: 'accept-queue-overflow', sideBySide: true },
    case: { target: SERVER, port: PORT, service: 'http', client: CLIENT, server: SERVER },
    ...made,
  };
}
