import type { EvidenceSet, Recording } from './fault.ts';
import { onClient } from './prompt.ts';
import { runtimes } from './runtimes.ts';

/** What people type who dial a name, where a name server says nothing. */

export const NAME = 'db9.internal';
export const PORT = 5432;

export const dials: readonly Recording[] = [
  onClient('nc-openbsd', `nc -vz -w 5 ${NAME} ${PORT}`),
  onClient('nc-openbsd', `time nc -vz -w 5 ${NAME} ${PORT}`, { name: 'nc-timed' }),
  onClient('ncat', `ncat -v -w 5 ${NAME} ${PORT}`),
  onClient('nc-traditional', `nc -vz -w 5 ${NAME} ${PORT}`),
  onClient('bash', `timeout 9 bash -c '</dev/tcp/${NAME}/${PORT}'; echo $?`, { name: 'bash-timeout' }),
  onClient('telnet', `telnet ${NAME} ${PORT}`),
  onClient('curl', `curl -v --connect-timeout 3 telnet://${NAME}:${PORT}`, {
    name: 'curl-telnet',
    check: true,
  }),
  onClient('curl', `curl -v --max-time 30 http://${NAME}:${PORT}/`),
  onClient('psql', `psql -h ${NAME} -U app shop -c 'select 1'`),
  onClient('ssh', `ssh -o ConnectTimeout=5 -p ${PORT} ops@${NAME}`),
  onClient('wget', `wget -T 3 -t 1 -O- http://${NAME}:${PORT}/`),
  ...runtimes(NAME, PORT).map((one) => ({ ...one, check: false })),
];

export const lookups: readonly Recording[] = [
  onClient('getent', `time getent ahosts ${NAME}; echo $?`, { name: 'getent-timed' }),
  onClient('getent', `getent hosts ${NAME}; echo $?`, { name: 'getent-hosts' }),
  onClient('host', `host ${NAME}`),
  onClient('dig', `dig ${NAME}`),
  onClient('dig', `dig +short ${NAME}`, { name: 'dig-short' }),
  onClient('nslookup', `nslookup ${NAME}`),
  onClient('cat', 'cat /etc/resolv.conf', { name: 'resolv-conf' }),
  onClient('cat', 'cat /etc/hosts', { name: 'hosts' }),
];

/** Pastes of a client whose name server is silent, with the level that they make honest. */
export function unanswered(
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: level === 'possible' ? ['dns-timeout', 'dns-failure'] : ['dns-timeout'],
    mustNotConfirm: [
      ...['dns-failure', 'wrong-host', 'not-listening', 'firewall-drop', 'client-timeout-too-short'],
      ...(level === 'confirmed' ? [] : ['dns-timeout']),
    ],
    shouldRuleOut: [],
    note,
  }));
}
