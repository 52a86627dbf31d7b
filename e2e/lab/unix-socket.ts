import type { EvidenceSet, Recording } from './fault.ts';
import { onClient, onServer } from './prompt.ts';

const UNIX_RIVALS = [
  ...['unix-socket-missing', 'unix-socket-stale', 'unix-socket-denied', 'unix-socket-full'],
  ...['local-policy-denied', 'not-listening', 'loopback-only', 'firewall-reject', 'tcp-ok'],
];

/** What a path rules out: no packet was sent. */
const NOT_TCP = [
  'not-listening',
  'loopback-only',
  'firewall-reject',
  'firewall-drop',
  'host-down',
  'dns-failure',
];

const CONTROL_C = [{ after: 1.5, type: '\u0003' }];

/** What people type to see whether a Unix socket answers: one command a tool. */
export function socketProbes(path: string): readonly Recording[] {
  return [
    onClient('nc-openbsd', `nc -U ${path} </dev/null`, { check: true, keys: CONTROL_C }),
    onClient('ncat', `ncat -U ${path} </dev/null`, { keys: CONTROL_C }),
    onClient('curl', `curl --unix-socket ${path} http://localhost/`, { name: 'curl', keys: CONTROL_C }),
    onClient('curl', `curl -sv --unix-socket ${path} http://localhost/`, { name: 'curl-v', keys: CONTROL_C }),
    onClient('socat', `socat - UNIX-CONNECT:${path} </dev/null`, { keys: CONTROL_C }),
    onClient(
      'python',
      `python3 -c "import socket; s = socket.socket(socket.AF_UNIX); s.settimeout(2); s.connect('${path}'); print('ok')"`,
    ),
    onClient('node', `node -e "require('net').connect('${path}').on('connect', () => process.exit())"`),
  ];
}

/** What the machine shows of the path, and of its Unix sockets. */
export function socketListings(path: string): readonly Recording[] {
  return [
    onServer('ls', `ls -l ${path}`, { name: 'ls' }),
    onServer('namei', `namei -l ${path}`, { name: 'namei' }),
    onServer('stat', `stat ${path}`, { name: 'stat' }),
    onServer('ss', 'ss -xl', { name: 'ss' }),
    onServer('ss', 'sudo ss -xlp', { name: 'ss-p' }),
    onServer('net-tools', 'sudo netstat -xlp', { name: 'netstat' }),
    onServer('busybox', 'netstat -xl', { name: 'busybox-netstat' }),
    onServer('lsof', 'sudo lsof -U', { name: 'lsof' }),
    onServer('cat', 'cat /proc/net/unix', { name: 'proc-net-unix' }),
    onServer('id', 'id', { name: 'id' }),
  ];
}

/** The client's error, alone or with listings. A Unix socket's client is on the server: all is typed on one machine. */
export function socketSets(
  cause: string,
  level: EvidenceSet['level'],
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: [cause],
    mustNotConfirm: UNIX_RIVALS.filter((rival) => rival !== cause),
    shouldRuleOut: NOT_TCP,
  }));
}
