import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, OWN_TIME } from '../open-outcomes.ts';

const STORES: readonly Entry[] = [
  // redis.exceptions.ConnectionError: Error 111 connecting to db1:6379. Connection refused.
  {
    says: [
      'Error {n} connecting to {at}. {why}',
      'Error connecting to {at}. {why}',
      'Error {n} connecting to unix socket: {path}. {why}',
      'Error {n} connecting to unix socket {path}. {why}',
    ],
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: ['Error (111|61|10061) connecting to {at}'],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: 'Error (110|60|10060) connecting to {at}',
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: 'Error (113|65|10065) connecting to {at}',
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: [
      'Error -2 connecting to {at}',
      'Error 11001 connecting to {at}',
      'Error -3 connecting to {at}',
      'Error -5 connecting to {at}',
      'Error 8 connecting to {at}',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'redis-py',
  },
  {
    says: 'Error 2 connecting to [unix socket: ]{path}. No such file or directory',
    errno: 'ENOENT',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: 'Error 13 connecting to [unix socket: ]{path}. Permission denied',
    errno: 'EACCES',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: 'Error 111 connecting to [unix socket: ]{path}. Connection refused',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'redis-py',
  },
  {
    says: 'Error 11 connecting to [unix socket: ]{path}. Resource temporarily unavailable',
    errno: 'EAGAIN',
    moment: 'connecting',
    by: 'redis-py',
  },
  { says: 'Timeout connecting to server', outcome: 'own-deadline', moment: 'connecting', by: 'redis-py' },
  {
    says: ['Timeout reading from {at}', 'Timeout reading from socket', 'Timeout writing to socket'],
    outcome: 'silent',
    moment: 'request',
    by: 'redis-py',
  },
  {
    says: [
      "Error while reading from {at} : (({n}, '{why}')",
      "Error while reading from socket: (({n}, '{why}')",
      'Error {n} while writing to socket. {why}',
    ],
    moment: 'request',
    by: 'redis-py',
  },
  {
    says: ['Redis Cluster cannot be connected', 'No master found for {word}'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'redis-py',
  },
  // pymongo.errors.ServerSelectionTimeoutError: db1:27017: [Errno 111] Connection refused, Timeout: 30s, Topology Description: ...
  { says: ['ServerSelectionTimeoutError: {at}: {why}', 'AutoReconnect: {at}: {why}'], by: 'pymongo' },
  { says: 'No servers found yet, Timeout: {limit}', outcome: 'failed', couldBe: ANY_FAILURE, by: 'pymongo' },
  {
    says: [
      'ServerSelectionTimeoutError: {at}: timed out',
      'NetworkTimeout: {at}: timed out',
      'NetworkTimeout: {at}: The read operation timed out',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'pymongo',
  },
  {
    says: [
      '{at}: connection closed',
      'AutoReconnect: connection closed',
      'AutoReconnect: {at}: connection closed',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    weak: true,
    by: 'pymongo',
  },
  {
    says: ['No replica set members (match selector|found yet)', 'No primary available for writes'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'pymongo',
  },
  {
    says: [
      'elastic_transport.ConnectionTimeout: Connection timed out',
      'elasticsearch.exceptions.ConnectionTimeout',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'elastic-transport',
  },
  // elastic_transport.ConnectionError: Connection error caused by: NewConnectionError(<...>: Failed to establish ...)
  {
    says: [
      'Connection error caused by: {why}',
      'Connection timed out caused by: {why}',
      'ConnectionTimeout caused by - {why}',
      'caused by: NewConnectionError(({why}',
    ],
    by: 'elastic-transport',
  },
  {
    says: 'Node <{word}(({at})> has failed for {n} times in a row',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'elastic-transport',
  },
  {
    says: [
      '(HEAD|GET|POST|PUT) {at} [[status:N/A request:{took}]',
      '(HEAD|GET|POST|PUT) {at} [[status:N/A duration:{took}]',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'elasticsearch-py',
  },
];

const SQL: readonly Entry[] = [
  {
    says: ['connection was closed in the middle of operation', 'unexpected connection_lost(() call'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'asyncpg',
  },
  {
    says: ['connection timeout expired', 'psycopg.errors.ConnectionTimeout'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'psycopg',
  },
  {
    says: "couldn't get a connection after {limit} sec",
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'psycopg',
  },
  {
    says: 'QueuePool limit of size {n} overflow {n} reached, connection timed out, timeout {limit}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'sqlalchemy',
  },
  {
    says: [
      '((psycopg2.OperationalError) {why}',
      '((pymysql.err.OperationalError) {why}',
      '((MySQLdb._exceptions.OperationalError) {why}',
    ],
    by: 'sqlalchemy',
  },
  { says: 'Lost connection to MySQL server during query (({why})', moment: 'request', by: 'pymysql' },
  {
    says: 'DPY-6005: cannot connect to database{text}. {why}',
    moment: 'connecting',
    by: 'oracledb',
    source: 'python-oracledb errors.py',
  },
];

/** Clients of databases and stores for Python. */
export const pythonClients: Family = {
  id: 'python-clients',
  source:
    'redis-py 2.10 to 8, pymongo 3 to 4, elastic-transport, elasticsearch-py 5 to 7, asyncpg, psycopg 3, SQLAlchemy 1.3 to 2, PyMySQL; as each entry says',
  entries: [...STORES, ...SQL],
};
