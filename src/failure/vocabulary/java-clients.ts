import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** JDBC drivers other than MySQL's and PostgreSQL's, and pools of them. */
const JDBC: readonly Entry[] = [
  // HikariPool-1 - Connection is not available, request timed out after 30001ms.
  {
    says: [
      'Connection is not available, request timed out after {took}',
      'Connection is not available, request timed out after {took} ((total={n}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'hikari',
    source: 'HikariCP 2 to 6 HikariPool.java',
  },
  {
    says: 'Failed to initialize pool: {why}',
    moment: 'connecting',
    by: 'hikari',
    source: 'HikariCP 2 to 6 HikariPool.java',
  },
  {
    says: 'Exception during pool initialization',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'hikari',
    source: 'HikariCP 2 to 6',
  },
  {
    says: 'Failed to validate connection {text} ((This connection has been closed',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    sign: 'idle-before',
    by: 'hikari',
    source: 'HikariCP 3 to 6 PoolBase.java',
  },
  {
    says: 'Cannot get a connection, pool error Timeout waiting for idle object',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'dbcp',
    source: 'commons-dbcp 1 and 2',
  },
  { says: 'Cannot create PoolableConnectionFactory (({why})', by: 'dbcp', source: 'commons-dbcp 1 and 2' },
  {
    says: [
      'wait millis {took-ms}, active {n}, maxActive {n}',
      'create connection SQLException, url: {at}, errorCode {n}, state {word}',
    ],
    outcome: 'failed',
    weak: true,
    couldBe: ANY_FAILURE,
    by: 'druid',
    source: 'Alibaba Druid 1 DruidDataSource.java',
  },
  {
    says: 'An attempt by a client to checkout a Connection has timed out',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'c3p0',
    source: 'c3p0 0.9 C3P0PooledConnectionPool.java',
  },
  {
    says: 'Connections could not be acquired from the underlying database',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'c3p0',
    source: 'c3p0 0.9',
  },
  { says: 'Could not open JDBC Connection for transaction; nested exception is {why}', by: 'spring' },
  {
    says: [
      'Failed to obtain JDBC Connection: {why}',
      'Failed to obtain JDBC Connection; nested exception is {why}',
    ],
    by: 'spring',
  },
  // The TCP/IP connection to the host db1, port 1433 has failed. Error: "connect timed out. Verify ..."
  {
    says: 'The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer ((SSL) encryption',
    outcome: 'closed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    sign: 'tls-broke',
    by: 'mssql-jdbc',
    source: 'mssql-jdbc SQLServerResource.java',
  },
  // ORA-17002: I/O error: The Network Adapter could not establish the connection (CONNECTION_ID=...), host: db1, port: 1521
  {
    says: 'Got minus one from a read call',
    outcome: 'closed',
    moment: 'connected',
    by: 'ojdbc',
    source: 'Oracle JDBC thin driver T4CMAREngine',
  },
  {
    says: ['IO Error: Connection reset', 'Io exception: Connection reset'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    by: 'ojdbc',
    source: 'Oracle JDBC error reference, ORA-17002',
  },
  {
    says: ['IO Error: Read timed out', 'Io exception: Read timed out'],
    outcome: 'silent',
    by: 'ojdbc',
    source: 'Oracle JDBC error reference, ORA-17002',
  },
  {
    says: 'Closed Connection',
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
    by: 'ojdbc',
    source: 'Oracle JDBC error reference, ORA-17008, ORA-17410',
  },
  // [jcc][t4][2043][11550] Exception java.net.ConnectException: Error opening socket to server db1/10.0.0.5 on port 50,000 with message: Connection refused
];

const STORES: readonly Entry[] = [
  // redis.clients.jedis.exceptions.JedisConnectionException: Failed to connect to 10.0.0.5:6379.
  {
    says: 'JedisConnectionException: Failed (connecting|to connect) to [host ]{at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    port: 6379,
    by: 'jedis',
  },
  {
    says: 'JedisConnectionException: Failed to create socket',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'jedis',
  },
  {
    says: 'JedisConnectionException: Unexpected end of stream',
    outcome: 'closed',
    moment: 'connected',
    by: 'jedis',
  },
  { says: 'JedisConnectionException: {why}', by: 'jedis' },
  {
    says: ['Could not get a resource from the pool', 'Could not get a resource since the pool is exhausted'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'jedis',
  },
  {
    says: 'All sentinels down, cannot determine where is {word} master is running',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'jedis',
  },
  { says: 'Could not initialize cluster slots cache', outcome: 'failed', couldBe: ANY_FAILURE, by: 'jedis' },
  // io.lettuce.core.RedisConnectionException: Unable to connect to db1:6379
  {
    says: [
      'RedisConnectionException: Unable to connect to {at}',
      'Unable to connect to {host}/<unresolved>:{port}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'lettuce',
  },
  {
    says: ['Unable to connect to Redis; nested exception is {why}', 'RedisConnectionFailureException: {why}'],
    moment: 'connecting',
    by: 'spring-data-redis',
  },
  {
    says: 'RedisConnectionFailureException: Unable to connect to Redis',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'spring-data-redis',
  },
  {
    says: ['RedisCommandTimeoutException: Command timed out', 'Command timed out after {limit}'],
    outcome: 'silent',
    moment: 'request',
    by: 'lettuce',
  },
  { says: 'Cannot reconnect to [[{at}]: {why}', moment: 'connecting', by: 'lettuce' },
  {
    says: 'Reconnecting, last destination was {at}',
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
    by: 'lettuce',
  },
  {
    says: 'Unable to connect to Redis server: {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    moment: 'connecting',
    by: 'redisson',
    source: 'redisson 3 connection/pool',
  },
  {
    says: 'Unable to init enough connections amount! Only {n} of {n} were initialized',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'redisson',
    source: 'redisson 3 connection/pool/ConnectionPool.java',
  },
  {
    says: 'Redis server response timeout (({limit-ms} ms)',
    outcome: 'silent',
    moment: 'request',
    by: 'redisson',
    source: 'redisson 3 command/RedisExecutor.java',
  },
  // com.datastax.driver.core.exceptions.NoHostAvailableException: All host((s) tried for query failed (tried: /10.0.0.5:9042 (...TransportException: [/10.0.0.5:9042] Cannot connect))
  {
    says: ['All host((s) tried for query failed ((tried: {at} (({why}', 'TransportException: [[{at}] {why}'],
    by: 'cassandra',
  },
  {
    says: 'TransportException: [[{at}] Cannot connect',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'cassandra',
  },
  {
    says: 'TransportException: [[{at}] Connection has been closed',
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'cassandra',
  },
  {
    says: [
      "Could not reach any contact point, make sure you've provided valid addresses",
      'All host((s) tried for query failed',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'cassandra',
  },
  // org.elasticsearch.client.transport.NoNodeAvailableException: None of the configured nodes are available: [{#transport#-1}{...}{db1}{10.0.0.5:9300}]
  {
    says: 'None of the configured nodes (are|were) available',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'elasticsearch',
  },
  {
    says: '[[{word}][[{at}] connect_timeout[[{limit}]',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'elasticsearch',
    source: 'Elasticsearch 5 to 8 transport/ConnectTransportException',
  },
  {
    says: '[[{word}][[{at}] connect_exception',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'elasticsearch',
  },
  {
    says: [
      'listener timeout after waiting for [[{limit-ms}] ms',
      'request retries exceeded max retry timeout [[{limit-ms}]',
    ],
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'elasticsearch',
  },
  // memcached: net.spy.memcached ... Connection refused
  {
    says: 'Could not redistribute to another node, retrying primary node for {word}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'spymemcached',
    source: 'spymemcached 2 MemcachedConnection.java',
  },
];

/** Clients of databases and caches for Java. Brokers stand in `java-brokers.ts`. */
export const javaClients: Family = {
  id: 'java-clients',
  source:
    'Jedis 2 to 5; Lettuce 5 and 6; DataStax Java driver 2 to 4; Elasticsearch RestClient and TransportClient; as each entry says',
  entries: [...JDBC, ...STORES],
};
