import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const DATABASES: readonly Entry[] = [
  {
    says: ['SQLSTATE[[08006] [[7] {why}', 'SQLSTATE[[HY000] [[{n}] {why}', 'SQLSTATE[[08001]: {why}'],
    by: 'php',
    source: 'php-src ext/pdo',
  },
  { says: 'mysqli_sql_exception: {why}', by: 'php', source: 'php-src ext/mysqli' },
  {
    says: ['Failed to connect to MySQL: {why}', 'Connect Error (({n}) {why}', 'mysqli_connect((): {why}'],
    moment: 'connecting',
    by: 'php',
    source: 'PHP manual, mysqli::__construct, its examples',
  },
  {
    says: ['Error while sending {word} packet. PID={n}', "Error reading result set's header"],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    by: 'php',
    source: 'php-src ext/mysqlnd',
  },
  {
    says: 'Error establishing a database connection',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'wordpress',
    source: 'WordPress wp-includes/functions.php dead_db()',
  },
  {
    says: 'pg_connect((): Unable to connect to PostgreSQL server: {why}',
    moment: 'connecting',
    by: 'php',
    source: 'php-src ext/pgsql',
  },
  // Predis\Connection\ConnectionException: Connection refused [tcp://127.0.0.1:6379]
  {
    says: ['Predis\\Connection\\ConnectionException: {why} [[{at}]', '{why} [[tcp://{at}]'],
    moment: 'connecting',
    by: 'predis',
    source: 'predis 1 and 2 src/Connection',
  },
  {
    says: 'Error while reading line from the server. [[{at}]',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'predis',
    source: 'predis 1 and 2 StreamConnection.php',
  },
  {
    says: ['Error while reading line from the server', 'Error while reading bytes from the server'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'predis',
    source: 'predis 1 and 2 StreamConnection.php',
  },
  {
    says: 'Error while writing bytes to the server',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    by: 'predis',
    source: 'predis 1 and 2 StreamConnection.php',
  },
  { says: 'RedisException: {why}', by: 'phpredis', source: 'phpredis 4 to 6 library.c' },
  {
    says: [
      'RedisException: Redis server went away',
      'RedisException: Redis server {at} went away',
      'Redis server went away',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, ...NOT_CONNECTED],
    by: 'phpredis',
    source: 'phpredis 2 to 6',
  },
  {
    says: "Can't communicate with any node in the cluster",
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'phpredis',
    source: 'phpredis 4 to 6 cluster_library.c',
  },
  {
    says: "Couldn't map cluster keyspace using any provided seed",
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'phpredis',
    source: 'phpredis 4 to 6 redis_cluster.c',
  },
  {
    says: ['No alive nodes found in your cluster', 'No alive nodes. All the {n} nodes seem to be down'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'elasticsearch-php',
    source: 'elasticsearch-php 5 to 8',
  },
];

/** Clients of databases and caches for PHP. MySQL's own words stand in `mysql.ts`. */
export const phpDatabases: Family = {
  id: 'php-databases',
  source: 'as each entry says',
  entries: [...DATABASES],
};
