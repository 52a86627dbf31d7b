import type { EvidenceSet, Recording } from './fault.ts';
import { SERVER } from './network.ts';
import { onClient, onServer } from './prompt.ts';

/** What several looks at a listener that comes and goes are typed as. */

const probe = (port: number): string => `nc -vz -w 2 ${SERVER} ${port}`;

export function repeatedProbes(port: number): readonly Recording[] {
  return [
    onClient('nc-openbsd', `for i in 1 2 3 4 5 6 7 8; do date +%T; ${probe(port)}; sleep 1; done`, {
      name: 'nc-loop',
      check: true,
    }),
    onClient('ncat', `for i in 1 2 3 4 5 6; do nc -vz -w 2 ${SERVER} ${port}; sleep 1; done`, {
      name: 'ncat-loop',
    }),
    onClient(
      'bash',
      `for i in 1 2 3 4 5 6; do timeout 2 bash -c '</dev/tcp/${SERVER}/${port}'; echo $?; sleep 1; done`,
      { name: 'bash-loop' },
    ),
    onClient(
      'python',
      `for i in 1 2 3 4 5 6; do python3 -c "import socket; socket.create_connection(('${SERVER}', ${port}), 5); print('ok')" 2>&1 | tail -n 1; sleep 1; done`,
      { name: 'python-loop' },
    ),
  ];
}

export function repeatedListings(port: number): readonly Recording[] {
  return [
    onServer('ss', 'for i in 1 2 3 4 5 6; do date +%T; sudo ss -lntp; sleep 1; done', { name: 'ss-loop' }),
    onServer('ss', `for i in 1 2 3 4 5 6; do ss -lnt 'sport = :${port}'; sleep 1; done`, {
      name: 'ss-port-loop',
    }),
    onServer('net-tools', 'for i in 1 2 3 4 5 6; do date +%T; sudo netstat -lntp; sleep 1; done', {
      name: 'netstat-loop',
    }),
  ];
}

/** Each is one paste or some, and what comes and goes is the strongest that they show. */
export function comesAndGoes(
  level: EvidenceSet['level'],
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: ['flapping-listener'],
    mustNotConfirm: [
      ...['not-listening', 'loopback-only', 'wrong-port', 'firewall-reject', 'other-address-only'],
      ...['wrong-host', 'partial-backend', 'unresponsive-service'],
    ],
    shouldRuleOut: [],
  }));
}
