import type { EvidenceSet, Recording } from './fault.ts';
import { NOT_SILENT, SILENT_RIVALS } from './full-queue.ts';
import { onClient } from './prompt.ts';

/** Clients that give up before the answer comes: what they print, and what shows that it would have come. */

const MUST_NOT = [
  ...['firewall-drop', 'path-filter', 'return-path-lost', 'host-down', 'no-route', 'packet-loss'],
  ...['accept-queue-overflow', 'syn-queue-overflow', 'conntrack-full', 'outbound-block', 'source-blocked'],
  ...['reverse-path-filter', 'unresponsive-service', 'tcp-ok', 'wrong-host'],
];

/** Pastes of a client that gave up, with the level that they make honest. */
export function gaveUp(
  cause: string,
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: level === 'possible' ? [...SILENT_RIVALS, cause] : [cause],
    mustNotConfirm: level === 'confirmed' ? MUST_NOT : [...MUST_NOT, cause],
    shouldRuleOut: NOT_SILENT,
    note,
  }));
}

/** Attempts that may wait so many seconds, one for each of the usual tools. */
export function waiting(address: string, port: number, seconds: number): readonly Recording[] {
  const at = `${address} ${port}`;
  return [
    onClient('nc-openbsd', `nc -vz -w ${seconds} ${at}`),
    onClient('nc-traditional', `nc -nvz -w ${seconds} ${at}`),
    onClient('ncat', `ncat -vz -w ${seconds} ${at}`),
    onClient('busybox', `nc -w ${seconds} ${at} </dev/null`, { name: 'busybox-nc' }),
    onClient('bash', `timeout ${seconds} bash -c '</dev/tcp/${address}/${port}'; echo $?`, {
      name: 'bash-timeout',
    }),
    onClient('curl', `curl -v --connect-timeout ${seconds} http://${address}:${port}/`),
    onClient('wget', `wget -T ${seconds} -t 1 -O- http://${address}:${port}/`),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${address}', ${port}), ${seconds}); print('ok')"`,
    ),
    onClient(
      'php',
      `php -r 'fsockopen("${address}", ${port}, $code, $text, ${seconds}); echo "$code $text\\n";'`,
    ),
  ];
}
