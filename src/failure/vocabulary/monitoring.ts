import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Programs that watch others: Zabbix, Nagios and its plugins, NRPE. Prometheus speaks Go's words. */

const ZABBIX: readonly Entry[] = [
  // Get value from agent failed: cannot connect to [[app1.example.org]:10050]: [111] Connection refused
  {
    says: [
      'cannot connect to [[[[{host}]:{port}]: {why}',
      'cannot connect to [[[[{host}]:{port}]: [[{n}] {why}',
      'Get value from agent failed: {why}',
      'Cannot connect to (SSH|TELNET) server: {why}',
    ],
    moment: 'connecting',
  },
  // its alarm interrupted connect(): Timeout of zabbix_server.conf
  {
    says: [
      'cannot connect to [[[[{host}]:{port}]: [[4] Interrupted system call',
      'cannot connect to [[[[{host}]:{port}]: (connection timed out|timed out)',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: 'TCP successful, cannot establish TLS to [[[[{host}]:{port}]: {why}',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN, 'silent'],
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: [
      'ZBX_TCP_READ(() timed out',
      'ZBX_TCP_WRITE(() timed out',
      'Get value from agent failed: ZBX_TCP_READ(() timed out',
    ],
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: [
      'ZBX_TCP_READ(() failed: {why}',
      'ZBX_TCP_WRITE(() failed: {why}',
      'ZBX_TCP_READ(() failed: [[{n}] {why}',
    ],
    moment: 'request',
  },
  {
    says: 'ZBX_TCP_READ(() failed: [[104] Connection reset by peer',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  {
    says: [
      'Received empty response from Zabbix Agent at [[{host}]',
      'Received empty response from Zabbix Agent at [[{host}]. Assuming that agent dropped connection because of access permissions',
    ],
    outcome: 'closed',
    moment: 'connected',
    port: 10050,
  },
  {
    says: [
      'active check configuration update from [[{at}] started to fail (({why}',
      'active check configuration update from [[{at}] started to fail',
      'Unable to connect to {at} [[{why}',
    ],
  },
  // no active checks on server [zbx1:10051]: host [app1] not found      cannot send list of active checks to "192.0.2.5": host [app1] not found
  {
    says: [
      'no active checks on server [[{at}]: host [[{text}] not found',
      'no active checks on server [[{at}]: host [[{text}] not monitored',
    ],
    outcome: 'replied',
    reply: 'that the host is not known',
    moment: 'request',
    by: 'zabbix',
    source: 'Zabbix 2.4 to 7.0, src/zabbix_agent/active.c and src/zabbix_server/trapper/active.c',
  },
  {
    says: 'cannot send list of active checks to "{client}": host [[{text}] not {word}',
    byServer: true,
    source: 'Zabbix 2.4 to 7.0, src/zabbix_server/trapper/active.c',
  },
  // Zabbix agent item "system.uptime" on host "app1" failed: first network error, wait for 15 seconds
  {
    says: [
      'on host "{host}" failed: first network error, wait for {n} seconds',
      'on host "{host}" failed: another network error, wait for {n} seconds',
      'temporarily disabling Zabbix agent checks on host "{host}": (host|interface) unavailable',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    port: 10050,
  },
];

const NRPE: readonly Entry[] = [
  // connect to address 198.51.100.7 port 5666: Connection refused      connect to host app1 port 5666: Connection refused
  {
    says: [
      'connect to address {address} port {port}: {why}',
      'connect to host {host} port {port}: {why}',
      'CHECK_NRPE: Error - Could not connect to {host}: {why}',
    ],
    moment: 'connecting',
  },
  { says: 'Connection refused by host', errno: 'ECONNREFUSED', moment: 'connecting', port: 5666 },
  {
    says: [
      'CHECK_NRPE: Socket timeout after {limit}',
      'CHECK_NRPE STATE (CRITICAL|UNKNOWN): Socket timeout after {limit}',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    port: 5666,
  },
  {
    says: [
      'CHECK_NRPE: Received 0 bytes from daemon',
      'CHECK_NRPE: Error receiving data from daemon',
      'CHECK_NRPE: No output returned from daemon',
    ],
    outcome: 'closed',
    moment: 'request',
    port: 5666,
  },
  {
    says: [
      'CHECK_NRPE: Error - Could not complete SSL handshake',
      'CHECK_NRPE: ((ssl_err != 5) Error - Could not complete SSL handshake with {host}: {n}',
      'CHECK_NRPE: Error - Could not connect to {host}. Check system logs on {host}',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'tls',
    sign: 'tls-broke',
    port: 5666,
  },
];

const PLUGINS: readonly Entry[] = [
  // connect to address 198.51.100.7 and port 80: Connection refused
  {
    says: ['connect to address {address} and port {port}: {why}', 'connect to file socket {path}: {why}'],
    moment: 'connecting',
  },
  {
    says: [
      'CRITICAL - Socket timeout after {limit}',
      'CRITICAL - Socket timeout',
      'Socket timeout after {limit}',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  {
    says: ['Invalid hostname, address or socket: {host}', 'Invalid hostname/address - {host}'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'No data was received from host',
    outcome: 'closed',
    couldBe: ['closed', 'silent'],
    moment: 'request',
    weak: true,
  },
  { says: 'Unable to open TCP socket', outcome: 'failed', couldBe: NOT_CONNECTED, moment: 'connecting' },
  {
    says: 'Cannot make SSL connection',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: '((Service check timed out after {limit})',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    weak: true,
  },
];

export const monitoring: Family = {
  id: 'monitoring',
  source:
    'Zabbix 6.0.14, src/libs/zbxcomms/comms.c, src/zabbix_server/poller; NRPE 4.1.0, src/check_nrpe.c, src/utils.c; monitoring-plugins 2.3, plugins/netutils.c',
  entries: [
    ...ZABBIX.map((entry) => ({ ...entry, by: 'zabbix' })),
    ...NRPE.map((entry) => ({ ...entry, by: 'nrpe' })),
    ...PLUGINS.map((entry) => ({ ...entry, by: 'nagios' })),
  ],
};
