import type { Errno } from '../../model/errno.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

const ANY_TIMEOUT: readonly Outcome[] = ['silent', 'own-deadline', 'kernel-timeout'];

/** Numbers of Linux, of macOS and the BSDs, of Solaris, of Windows: none of them is another errno's of a connect(). */
const NUMBERS: Partial<Record<Errno, readonly number[]>> = {
  ECONNREFUSED: [111, 61, 146, 10061],
  EHOSTUNREACH: [113, 65, 148, 10065],
  EHOSTDOWN: [112, 64, 10064],
  ENETUNREACH: [101, 51, 128, 10051],
  EADDRNOTAVAIL: [99, 49, 10049],
  EADDRINUSE: [98, 48, 10048],
  ECONNRESET: [104, 54, 10054],
  EACCES: [13, 10013],
  EPERM: [1],
  EMFILE: [24, 10024],
  ENOBUFS: [105, 10055],
  EINVAL: [22, 10022],
};

const SERVER = "Can't connect to [MySQL ]server on";

/** The number as a whole: a paste may end in its middle. */
function numbered(says: string, numbers: readonly number[]): readonly string[] {
  return numbers.flatMap((number) => [`${says} ((${String(number)})`, `${says} ((${String(number)} {text})`]);
}

/** Can't connect to MySQL server on 'db1:3306' (111)      ... (61 "Connection refused")      ... (111 Connection refused) */
const BY_NUMBER: readonly Entry[] = Object.entries(NUMBERS).map(([errno, numbers]) => ({
  says: numbered(`${SERVER} {at}`, numbers),
  errno: errno as Errno,
  moment: 'connecting',
  port: 3306,
}));

const CONNECTING: readonly Entry[] = [
  ...BY_NUMBER,
  { says: `${SERVER} {at} (({why})`, moment: 'connecting', port: 3306 },
  {
    says: numbered(`${SERVER} {at}`, [115, 36, 150, 10035, 10036, 0]),
    outcome: 'failed',
    // MariaDB's library prints EINPROGRESS for whatever ended its connect(), but for its own deadline.
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    port: 3306,
    by: "MariaDB's client library",
    source: 'measured with MariaDB 10.11: it prints EINPROGRESS for refused, unreachable and timed out alike',
  },
  {
    says: numbered("Can't connect to server on {at}", [110]),
    outcome: 'own-deadline',
    moment: 'connecting',
    port: 3306,
    by: "MariaDB's client library",
    source: 'measured with MariaDB 10.11: its poll() timeout; the kernel’s ends in 115',
  },
  // Failed to connect: Can't connect to server on '192.0.2.31' (60)
  {
    says: numbered("Can't connect to server on {at}", [60, 145, 10060]),
    outcome: 'some-timeout',
    moment: 'connecting',
    port: 3306,
    by: "MariaDB's client library",
    source:
      'MariaDB Connector/C 3.3, errmsg.c: CR_CONN_HOST_ERROR with the errno of macOS, Solaris and Windows',
  },
  {
    says: numbered("Can't connect to MySQL server on {at}", [110, 60, 145, 10060]),
    outcome: 'some-timeout',
    moment: 'connecting',
    port: 3306,
  },
  {
    says: `${SERVER} {at} ((timed out)`,
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'PyMySQL',
    source: 'PyMySQL 1.0 connections.py: text of socket.timeout; measured',
  },
  {
    says: numbered(`${SERVER} {at}`, [4]),
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, 'silent'],
    moment: 'connecting',
    until: '5.1',
    source: 'MySQL 5.1 sql-common/client.c: an alarm ends connect() and the wait for the greeting alike',
  },
  {
    says: [
      `${SERVER} {at} (({n})`,
      "Can't connect to MySQL server ((10060)",
      'connect to server at {host} failed',
      'Check that (mysqld|mariadbd) is running on {host} and that the port is {port}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  // SQLSTATE[HY000] [2002] Connection refused
  {
    says: ['SQLSTATE[[HY000] [[2002] {why}', '((HY000/2002): {why}'],
    moment: 'connecting',
    source: 'PHP ext/pdo_mysql, ext/mysqli: CR_CONNECTION_ERROR with the text of the errno',
  },
  {
    says: [
      'Unknown [MySQL ]server host {host} ((-2',
      'Unknown [MySQL ]server host {host} ((11001',
      'Unknown [MySQL ]server host {host} ((8',
    ],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  {
    says: ['Unknown [MySQL ]server host {host} ((-3', 'Unknown [MySQL ]server host {host} ((11002'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: ['Unknown [MySQL ]server host {host} ((', 'Unknown MySQL server host'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
];

const SOCKET_NUMBERS: Partial<Record<Errno, readonly number[]>> = {
  ENOENT: [2],
  EACCES: [13],
  ECONNREFUSED: [111, 61, 146],
  EAGAIN: [11, 35],
  EPERM: [1],
  ENOTSOCK: [88, 38],
  ENOTDIR: [20],
};

/** Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2 "No such file or directory") */
const SOCKET: readonly Entry[] = [
  ...Object.entries(SOCKET_NUMBERS).map(([errno, numbers]): Entry => ({
    says: numbered("Can't connect to local [MySQL ]server through socket {path}", numbers),
    errno: errno as Errno,
    moment: 'connecting',
  })),
  { says: "Can't connect to local [MySQL ]server through socket {path}", moment: 'connecting' },
];

const GREETING =
  "Lost connection to [MySQL ]server at '[handshake: ](reading|waiting for|sending) (initial communication packet|final connect information|authorization packet|authentication information)', system error";

/** The handshake is made, the greeting is awaited. 0 and 11 are left over from before. */
const LOST: readonly Entry[] = [
  { says: GREETING, outcome: 'closed', couldBe: BROKEN, moment: 'connected' },
  {
    says: [110, 60, 145, 10060, 35].map((number) => `${GREETING}: ${String(number)}`),
    outcome: 'silent',
    couldBe: ANY_TIMEOUT,
    moment: 'connected',
  },
  {
    says: [104, 54, 32, 10054, 10053].map((number) => `${GREETING}: ${String(number)}`),
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
  },
  // Up to 5.1 the same words tell of connect().
  {
    says: [111, 61, 10061].map((number) => `${GREETING}: ${String(number)}`),
    errno: 'ECONNREFUSED',
    moment: 'connecting',
  },
  {
    says: [113, 65, 10065].map((number) => `${GREETING}: ${String(number)}`),
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
  },
  {
    says: [101, 51, 10051].map((number) => `${GREETING}: ${String(number)}`),
    errno: 'ENETUNREACH',
    moment: 'connecting',
  },
  {
    says: 'Lost connection to [MySQL ]server (during query|at {text}, system error)',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
  },
  {
    says: ['MySQL server has gone away', 'SQLSTATE[[HY000] [[2006]', 'ERROR 2006 ((HY000)'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
  },
  { says: 'Server has gone away', outcome: 'closed', couldBe: BROKEN, moment: 'idle', weak: true },
  // MySQL server has gone away (idled for 900 secs)
  {
    says: 'MySQL server has gone away ((idled for {n} secs)',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    sign: 'idle-before',
    by: 'Dovecot',
    source: 'Dovecot 2.2 to 2.3 src/lib-sql/driver-mysql.c',
  },
  {
    says: 'The client was disconnected by the server because of inactivity',
    outcome: 'closed',
    moment: 'idle',
    sign: 'idle-before',
    byServer: true,
    since: '8.0.24',
  },
];

const ANSWERED: readonly Entry[] = [
  {
    says: [
      'Host {client} is blocked because of many connection errors',
      'Host {client} is not allowed to connect to this (MySQL|MariaDB) server',
    ],
    outcome: 'replied',
    byServer: true,
    sign: 'policy',
  },
  {
    says: [
      'ERROR 1040 ((08004): Too many connections',
      'ERROR 1040 ((HY000): Too many connections',
      '((1040, {text}Too many connections',
      '[[1040] Too many connections',
      "already has more than 'max_user_connections' active connections",
    ],
    outcome: 'replied',
    byServer: true,
    sign: 'many-connections',
  },
  { says: 'Too many connections', outcome: 'replied', byServer: true, sign: 'many-connections', weak: true },
  {
    says: [
      'Access denied for user {text}@{client} ((using password',
      'Authentication plugin {word} (cannot be loaded|reported error)',
    ],
    outcome: 'replied',
    byServer: true,
  },
  {
    says: 'Max connect timeout reached while reaching hostgroup {n} after {took-ms}ms',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    sign: 'balancer',
    by: 'ProxySQL',
    source: 'ProxySQL 1.4 to 2.6 lib/MySQL_Session.cpp',
  },
];

export const mysql: Family = {
  id: 'mysql',
  source:
    'MySQL 5.0 to 8.4 libmysql/errmsg.c, sql-common/client.c; MariaDB Connector/C 3; measured with MariaDB 10.11',
  entries: [...CONNECTING, ...SOCKET, ...LOST, ...ANSWERED],
};
