import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { CASE, PORT, silence } from './full-queue.ts';
import { inNetworkOf, type Host } from './host.ts';
import { FILTERS } from './listings.ts';
import { CLIENT, SERVER } from './network.ts';
import { onClient, onRouter, onServer } from './prompt.ts';
import { attempt, capture } from './silent.ts';
import { startHttp } from './services/http.ts';
import { startSsh } from './services/ssh.ts';

/** Faults of the way between two healthy hosts: the SYN or its answer is lost, changed or thrown away. */

export { PORT };

/** Clients that wait, and one that waits longer. */
export function patientProbes(address: string, port: number = PORT): readonly Recording[] {
  const at = `${address} ${port}`;
  return [
    onClient('nc-openbsd', `nc -vz -w 5 ${at}`, { check: true }),
    onClient('ncat', `ncat -vz -w 5 ${at}`),
    onClient('curl', `curl -v --connect-timeout 5 http://${address}:${port}/`),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${address}', ${port}), 5); print('ok')"`,
    ),
    onClient('wget', `wget -T 5 -t 1 -O - http://${address}:${port}/`),
  ];
}

/** One attempt in captures on all three machines. */
export function seenEverywhere(address: string, port: number = PORT): Recording {
  const filter = `tcp port ${port} or icmp or icmp6`;
  const name = 'tcpdump';
  // A SYN-ACK that the own OUTPUT drops leaves the connection half-open for one second only: it is looked at meanwhile.
  const tried = {
    ...attempt(address, port, 'nc-captured'),
    meanwhile: [onServer('ss', 'ss -tan', { name: 'ss-tan' })],
  };
  return capture('server', filter, 8, [
    capture('client', filter, 6, [capture('middle', filter, 5, [tried], { name })], { name }),
  ]);
}

const sample = (where: Recording['where'], when: string): readonly Recording[] => [
  { where, tool: 'nstat', command: 'nstat -az', name: `nstat.${when}` },
  { where, tool: 'net-tools', command: 'netstat -s', name: `netstat-s.${when}` },
];

/** Counters before and after what is typed in between, on each of these machines. */
export function counted(
  places: readonly Recording['where'][],
  between: readonly Recording[],
): readonly Recording[] {
  const all = (when: string): readonly Recording[] => places.flatMap((where) => sample(where, when));
  // The client's samples are no attempts: they keep their place.
  const keep = (one: Recording): Recording => ({ ...one, inTurn: true });
  return [...all('before'), ...between, ...all('after')].map(keep);
}

/** The ways there and back, as each machine would take them. */
export function waysOf(client: string = CLIENT, server: string = SERVER): readonly Recording[] {
  return [
    onServer('ip', `ip route get ${client}`, { name: 'ip-route-get' }),
    onServer('ip', 'ip route', { name: 'ip-route' }),
    onServer('net-tools', 'netstat -rn', { name: 'netstat-rn' }),
    onRouter('ip', `ip route get ${client}`, { name: 'ip-route-get' }),
    onRouter('ip', `ip route get ${server}`, { name: 'ip-route-get-server' }),
    onClient('ip', `ip route get ${server}`, { name: 'ip-route-get', inTurn: true }),
  ];
}

/** What the server holds of it. */
export const HELD: readonly Recording[] = [
  onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  onServer('ss', 'sudo ss -lntp', { check: true }),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
  onServer('ss', 'ss -tan state syn-recv', { name: 'ss-syn-recv' }),
  onServer('net-tools', 'netstat -tan', { name: 'netstat-tan' }),
];

export const ROUTERS_FILTERS: readonly Recording[] = [
  onRouter('iptables', 'sudo iptables -S', { name: 'iptables-S' }),
  onRouter('nft', 'sudo nft list ruleset', { name: 'nft' }),
];

const REVERSE_KEYS = (interfaces: readonly string[]): string =>
  ['all', ...interfaces].map((name) => `net.ipv4.conf.${name}.rp_filter`).join(' ');

/** The reverse path filter's settings; what counts is the larger of the two. */
export function reverseSettings(
  where: Recording['where'],
  ...interfaces: readonly string[]
): readonly Recording[] {
  const on = (tool: 'sysctl' | 'cat', command: string, name: string): Recording => ({
    ...{ where, tool, command, name },
    inTurn: true,
  });
  return [
    on('sysctl', `sysctl ${REVERSE_KEYS(interfaces)}`, 'sysctl'),
    on(
      'cat',
      `cat ${REVERSE_KEYS(interfaces).replaceAll('.', '/').replaceAll('net/', '/proc/sys/net/')}`,
      'cat-rp-filter',
    ),
  ];
}

/** A second link between two hosts; each end gets its address, without a route behind it. */
export async function secondLink(
  a: { readonly host: Host; readonly name: string; readonly address: string },
  b: { readonly host: Host; readonly name: string; readonly address: string },
): Promise<void> {
  await inNetworkOf(
    a.host,
    ...['ip', 'link', 'add', a.name, 'type', 'veth', 'peer', 'name', b.name, 'netns', String(b.host.pid)],
  );
  for (const { host, name, address } of [a, b]) {
    await host.shell(`ip addr add ${address} brd + dev ${name}; ip link set ${name} up`);
  }
}

interface Made {
  readonly id: string;
  readonly cause: string;
  readonly how: string;
  readonly start: Fault['start'];
  readonly recordings: readonly Recording[];
  readonly evidenceSets: readonly EvidenceSet[];
  readonly staysLikely?: string;
  readonly client?: string;
  readonly symptom?: Fault['symptom'];
  readonly packages?: readonly string[];
  readonly repair?: Fault['repair'];
}

/** A web service that is well, and what is made wrong on the way to it. */
export function lostWay(made: Made): Fault {
  const { client = CLIENT, packages = [] } = made;
  return {
    id: made.id,
    cause: made.cause,
    variantOf: 'accept-queue-overflow',
    ...(made.staysLikely === undefined ? {} : { staysLikely: made.staysLikely }),
    case: { ...CASE, client },
    symptom: made.symptom ?? 'timeout',
    how: made.how,
    packages: ['dropbear-bin', 'iptables', 'nftables', ...packages],
    start: async (lab) => {
      await startSsh(lab.server);
      await startHttp(lab.server, '0.0.0.0', PORT);
      await made.start(lab);
    },
    sideBySide: true,
    recordings: made.recordings,
    evidenceSets: made.evidenceSets,
    ...(made.repair === undefined ? {} : { repair: made.repair }),
  };
}

/** The client's silence by itself, and with one capture: several causes look like that. */
export function lookAlike(cause: string): readonly EvidenceSet[] {
  return [
    ...silence(cause, 'possible', '', ['client.nc-openbsd.txt'], ['client.ncat.txt'], ['client.curl.txt']),
  ];
}

/** All that is usually typed where an answer is lost. */
export function lostAnswer(
  client: string = CLIENT,
  places: readonly Recording['where'][] = ['server', 'client'],
): readonly Recording[] {
  return [
    ...patientProbes(SERVER),
    ...counted(places, [seenEverywhere(SERVER)]),
    ...HELD,
    ...waysOf(client),
    ...FILTERS,
    ...ROUTERS_FILTERS,
    ...reverseSettings('server', 'eth0'),
  ];
}
