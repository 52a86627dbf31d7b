import { dial, type Dial } from './dial-shapes.ts';
import { option } from './options.ts';

/** Clients of one service each, which take host and port as options: `mosquitto_sub -h db1 -p 1884`. */

interface Client {
  readonly host: readonly string[];
  readonly port: readonly string[];
  /** Where none is given (their manuals). */
  readonly usual: number;
}

const CLIENTS: readonly (readonly [names: string, client: Client])[] = [
  [
    'mosquitto_pub mosquitto_sub mosquitto_rr',
    { host: ['-h', '--host'], port: ['-p', '--port'], usual: 1883 },
  ],
  ['ldapsearch ldapwhoami ldapadd ldapmodify ldapdelete', { host: ['-h'], port: ['-p'], usual: 389 }],
  ['zabbix_get', { host: ['-s', '--host'], port: ['-p', '--port'], usual: 10_050 }],
  ['zabbix_sender', { host: ['-z', '--zabbix-server'], port: ['-p', '--port'], usual: 10_051 }],
  ['clickhouse-client', { host: ['-h', '--host'], port: ['--port'], usual: 9000 }],
  ['influx', { host: ['-host'], port: ['-port'], usual: 8086 }],
  ['iscsiadm', { host: ['-p', '--portal'], port: [], usual: 3260 }],
  ['aerospike asadm aql', { host: ['-h', '--host'], port: ['-p', '--port'], usual: 3000 }],
];
const BY_NAME: ReadonlyMap<string, Client> = new Map(
  CLIENTS.flatMap(([names, client]) => names.split(' ').map((name) => [name, client] as const)),
);

// upsc apc@db1.example.org:3493                                                  (Network UPS Tools)
const UPS = /^[\w.-]{1,60}@(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?$/;
// borg list backup@host1:/data/repo      borg create ssh://host1:2222/./repo::{now}      restic -r sftp:me@nas1:/srv/repo snapshots
const REPOSITORY =
  /^(?:sftp:)?(?:(?:ssh|sftp):\/\/(?:[^@\s/]{1,60}@)?([\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\])(?::(\d{1,5}))?\/|(?:[^@\s/:]{1,60}@)?([a-zA-Z][\w.-]{1,252}|(?:\d{1,3}\.){3}\d{1,3}):[\w./~-])/;
const HOST_PORT = /^(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?(?:,\d+)?$/;

/** Whom such a client dials; nothing where the program is none of them, or names nobody. */
export function serviceClientDial(words: readonly string[]): Dial | undefined {
  const name = words[0]?.split('/').pop() ?? '';
  if (/^ups(?:c|cmd|rw)$/.test(name)) {
    const found = words.map((word) => UPS.exec(word)).find((match) => match !== null);
    return found ? dial(found[1], found[2] ?? '3493') : undefined;
  }
  if (/^(?:borg|borgmatic|restic|rdiff-backup|unison|rsnapshot)$/.test(name)) {
    const found = words
      .slice(1)
      .map((word) => REPOSITORY.exec(word))
      .find((match) => match !== null);
    return found ? dial(found[1] ?? found[3], found[2] ?? '22') : undefined;
  }
  const client = BY_NAME.get(name);
  const [, host, port] = HOST_PORT.exec(client ? (option(words, ...client.host) ?? '') : '') ?? [];
  if (!client || host === undefined) return undefined;
  return dial(host, option(words, ...client.port) ?? port ?? String(client.usual));
}
