import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const LIBPQ: readonly Entry[] = [
  // psql: error: connection to server at "db1.example.org" (192.0.2.5), port 5432 failed: Connection refused
  { says: 'connection to server at {host}, port {port} failed: {why}', moment: 'connecting', since: '14' },
  // connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: No such file or directory
  { says: 'connection to server on socket {path} failed: {why}', moment: 'connecting', since: '14' },
  // could not connect to server: Connection refused
  { says: 'could not connect to server: {why}', moment: 'connecting', until: '13' },
  {
    says: [
      'Is the server running on host {host} and accepting TCP/IP connections on port {port}?',
      'Is the server running on that host and accepting TCP/IP connections?',
    ],
    moment: 'connecting',
  },
  {
    says: [
      'Is the server running locally and accepting connections on Unix domain socket {path}?',
      'Is the server running locally and accepting connections on that socket?',
    ],
    moment: 'connecting',
  },
  // could not translate host name "db9" to address: Name or service not known
  {
    says: 'could not translate host name {host} to address',
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['failed: timeout expired', 'error: timeout expired', 'psql: timeout expired'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
  },
  // PG::ConnectionBad: timeout expired      psycopg2.OperationalError: timeout expired
  { says: 'timeout expired', outcome: 'own-deadline', couldBe: OWN_TIME, moment: 'connecting', weak: true },
  {
    says: [
      'server closed the connection unexpectedly',
      'This probably means the server terminated abnormally before or while processing the request',
      'SSL connection has been closed unexpectedly',
      'SSL SYSCALL error: EOF detected',
      'connection pointer is NULL',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: [
      'could not receive data from server: {why}',
      'could not send data to server: {why}',
      'SSL SYSCALL error: {why}',
    ],
    moment: 'request',
  },
  {
    says: [
      'could not receive data from server: Connection reset by peer',
      'could not send data to server: Connection reset by peer',
      'SSL SYSCALL error: Connection reset by peer',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  {
    says: ['could not send data to server: Broken pipe', 'no connection to the server'],
    errno: 'EPIPE',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
  },
  {
    says: [
      'could not receive data from server: (Connection timed out|Operation timed out)',
      'could not send data to server: (Connection timed out|Operation timed out)',
      'SSL SYSCALL error: (Connection timed out|Operation timed out)',
    ],
    errno: 'ETIMEDOUT',
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: [
      'received invalid response to SSL negotiation: {word}',
      'expected authentication request from server, but received {word}',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  { says: 'server does not support SSL, but SSL was required', outcome: 'replied', byServer: true },
  {
    says: '{at} - no response',
    outcome: 'failed',
    by: 'pg_isready',
    moment: 'connecting',
    couldBe: [...NOT_CONNECTED, 'closed'],
  },
  {
    says: '{path}:{port} - no response',
    outcome: 'failed',
    by: 'pg_isready',
    moment: 'connecting',
    couldBe: ['refused', 'other-errno', 'closed', 'own-deadline'],
  },
  {
    says: ['{at} - accepting connections', '{at} - rejecting connections'],
    outcome: 'replied',
    by: 'pg_isready',
  },
];

export const postgresql: Family = {
  id: 'postgresql',
  source: 'PostgreSQL 9 to 17: src/interfaces/libpq/fe-connect.c, fe-misc.c, fe-secure.c; measured with 15',
  entries: LIBPQ,
};
