import type { EvidenceSet, Recording } from './fault.ts';
import { attempt, capture, countersAround, PROCESSES, queueListings } from './silent.ts';
import { CLIENT, SERVER } from './network.ts';
import { onClient } from './prompt.ts';
import { probes } from './probes.ts';

export const PORT = 8080;

/** The case of a web service on the lab's server. */
export const CASE = { target: SERVER, port: PORT, service: 'http', client: CLIENT, server: SERVER };

/** What may lie behind a client's own deadline and nothing else. */
export const SILENT_RIVALS = [
  ...['accept-queue-overflow', 'firewall-drop', 'path-filter', 'return-path-lost', 'reverse-path-filter'],
  ...['syn-queue-overflow', 'conntrack-full', 'wrong-host'],
];

/** What no silence can come from. */
export const NOT_SILENT = ['loopback-only', 'dns-failure', 'unix-socket-missing', 'wrong-port'];

const MUST_NOT = [
  ...['firewall-drop', 'path-filter', 'return-path-lost', 'host-down', 'syn-queue-overflow'],
  ...[
    'conntrack-full',
    'no-route',
    'client-timeout-too-short',
    'syn-retries-cut-short',
    'reverse-path-filter',
  ],
  ...['source-blocked', 'outbound-block', 'packet-loss'],
];

/** Pastes of a silence, with the level that they make honest. */
export function silence(
  cause: string,
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: level === 'possible' ? [...new Set([...SILENT_RIVALS, cause])] : [cause],
    mustNotConfirm: MUST_NOT.filter((rival) => rival !== cause),
    shouldRuleOut: NOT_SILENT,
    ...(note === '' ? {} : { note }),
  }));
}

/** Clients in front of a server that answers no SYN, and that server's own view. */
export function silentServer(port: number = PORT, address: string = SERVER): readonly Recording[] {
  return [
    // Who waits does not press Ctrl-C.
    ...probes(address, port).map((one) => (one.tool === 'telnet' ? one : { ...one, keys: [] })),
    onClient('wget', `wget -T 3 -t 1 -O- http://${address}:${port}/`),
    ...queueListings(port),
    ...PROCESSES,
    ...countersAround(address, port),
    capture('server', `tcp port ${port} or icmp or icmp6`, 7, [attempt(address, port, 'nc-captured')]),
    capture('client', `tcp port ${port} or icmp or icmp6`, 7, [attempt(address, port, 'nc-captured-here')]),
  ];
}
