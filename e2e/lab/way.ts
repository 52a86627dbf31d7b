import type { EvidenceSet, Recording } from './fault.ts';
import { onClient, onServer } from './prompt.ts';

/** What people type about routes, neighbours and names, and what a paste of it honestly says. */

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

/** A client of each kind: a probe, the same with its time, an HTTP client, a runtime, a downloader. */
export function fewProbes(host: string, port: number): readonly Recording[] {
  const at = `${host} ${port}`;
  return [
    onClient('nc-openbsd', `nc -vz -w 5 ${at}`, { check: true }),
    onClient('nc-openbsd', `time nc -vz -w 10 ${at}`, { name: 'nc-openbsd.time' }),
    onClient('curl', `curl -v --connect-timeout 10 ${urlOf(host, port)}`),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${host}', ${port}), 10); print('ok')"`,
    ),
    onClient('wget', `wget -T 10 -t 1 -O - ${urlOf(host, port)}`),
  ];
}

const six = (address: string): string => (address.includes(':') ? '-6 ' : '');

/** The client's way to an address: its route, both families of tables, the neighbour. */
export function ownWay(address: string): readonly Recording[] {
  return [
    onClient('ip', `ip route get ${address}`, { name: 'ip-route-get' }),
    onClient('ip', `ip ${six(address)}route`, { name: 'ip-route' }),
    onClient('net-tools', `netstat ${six(address)}-rn`, { name: 'netstat-rn' }),
    onClient('ip', 'ip neigh', { name: 'ip-neigh' }),
    ...(address.includes(':')
      ? []
      : [onClient('route', 'route -n', { name: 'route-n' }), onClient('arp', 'arp -n', { name: 'arp-n' })]),
    onClient('ping', `ping -c 3 ${address}`),
  ];
}

/** The router's way to it. */
export function routersWay(address: string): readonly Recording[] {
  const onRouter = (tool: Recording['tool'], command: string, name: string): Recording => ({
    where: 'middle',
    tool,
    command,
    name,
  });
  return [
    onRouter('ip', `ip route get ${address}`, 'ip-route-get'),
    onRouter('ip', `ip ${six(address)}route`, 'ip-route'),
    onRouter('ip', 'ip neigh', 'ip-neigh'),
  ];
}

/** How programs and DNS answer for a name on the client. */
export function names(name: string): readonly Recording[] {
  return [
    onClient('getent', `getent ahosts ${name}`, { name: 'getent-ahosts' }),
    onClient('getent', `getent hosts ${name}`, { name: 'getent-hosts' }),
    onClient('cat', 'cat /etc/hosts', { name: 'hosts' }),
  ];
}

/** What DNS alone says of it. */
export function dnsAnswers(name: string): readonly Recording[] {
  return [
    onClient('dig', `dig ${name}`),
    onClient('dig', `dig +short ${name}`, { name: 'dig-short' }),
    onClient('host', `host ${name}`),
    onClient('nslookup', `nslookup ${name}`),
    onClient('cat', 'cat /etc/resolv.conf', { name: 'resolv-conf' }),
  ];
}

/** The server as it is: its addresses and listeners, with two families of tools. */
export const SEEN_THERE: readonly Recording[] = [
  onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  onServer('ss', 'sudo ss -lntp', { check: true }),
  onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
];

/** Pastes that leave these causes open: each alone, at most at this level for the true one. */
export function open(
  level: EvidenceSet['level'],
  rivals: readonly string[],
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: rivals,
    mustNotConfirm: level === 'confirmed' ? [] : rivals,
    shouldRuleOut: [],
  }));
}

/** Pastes that leave one cause only. */
export function settled(cause: string, ...sets: readonly (readonly string[])[]): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level: 'confirmed',
    possibleMustInclude: [cause],
    mustNotConfirm: ['firewall-reject', 'firewall-drop', 'not-listening'],
    shouldRuleOut: ['dns-failure', 'unix-socket-missing'],
  }));
}
