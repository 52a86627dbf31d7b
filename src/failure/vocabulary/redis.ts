import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Redis, Valkey and memcached: their clients, replicas and sentinels. */
export const redis: Family = {
  id: 'redis',
  source: 'Redis 2.8 to 7.4 src/redis-cli.c, replication.c, sentinel.c, networking.c; measured with 7.0.15',
  entries: [
    // Could not connect to Redis at 192.0.2.5:6379: Connection refused
    {
      says: [
        'Could not connect to (Redis|Valkey) at {at}: {why}',
        'Could not connect to (Redis|Valkey) at {path}: {why}',
      ],
      moment: 'connecting',
    },
    // A RST right behind the handshake ends its connect() as well.
    {
      says: 'Could not connect to (Redis|Valkey) at {at}: Connection reset by peer',
      errno: 'ECONNRESET',
      outcome: 'reset-connecting',
      couldBe: ['reset-connecting', 'reset-later'],
      moment: 'connecting',
    },
    {
      says: ['Could not connect to Redis at {at}: (Connection timed out|Operation timed out)'],
      outcome: 'some-timeout',
      moment: 'connecting',
    },
    // Error connecting to Redis on db1:6379 (Errno::ECONNREFUSED)
    {
      says: ['Error connecting to Redis on {at} (({why})', 'Error connecting to Redis on {path} (({why})'],
      moment: 'connecting',
      by: 'redis-rb',
      source: 'redis-rb 3 and 4 client.rb',
    },
    {
      says: 'Error connecting to Redis on {at} ((Redis::TimeoutError)',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'redis-rb',
      source: 'redis-rb 3 and 4 client.rb',
    },
    {
      says: 'Timed out connecting to Redis on {at}',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'redis-rb',
      source: 'redis-rb 3 and 4 client.rb',
    },
    {
      says: 'Connection lost ((ECONNRESET)',
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'request',
      by: 'redis-rb',
      source: 'redis-rb 3 and 4 client.rb',
    },
    { says: 'Error: Server closed the connection', outcome: 'closed', couldBe: BROKEN, moment: 'request' },
    {
      says: [
        'Error condition on socket for SYNC: {why}',
        'Unable to connect to MASTER: {why}',
        'Error condition on socket for SYNC, error: {why}',
      ],
      moment: 'connecting',
    },
    { says: ['Connecting to MASTER {at}'], moment: 'connecting', weak: true },
    { says: 'Timeout connecting to the MASTER', outcome: 'own-deadline', moment: 'connecting' },
    { says: 'MASTER timeout: no data nor PING received', outcome: 'silent', moment: 'idle' },
    {
      says: ['Connection with master lost'],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'idle',
    },
    {
      says: [
        '+sdown master {word} {host} {port}',
        '+sdown (slave|replica|sentinel) {word} {host} {port}',
        '+odown master {word} {host} {port}',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'Sentinel',
    },
    {
      says: ["Sorry, can't connect to node {at}"],
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'redis-trib, redis-cli --cluster',
    },
    {
      says: 'Redis is running in protected mode',
      outcome: 'replied',
      sign: 'policy',
      byServer: true,
    },
    {
      says: [
        'ERR max number of clients reached',
        'max number of clients + cluster connections reached',
        'ERR max number of clients + cluster connections reached',
      ],
      outcome: 'replied',
      sign: 'many-connections',
      byServer: true,
    },
    {
      says: ['NOAUTH Authentication required', 'WRONGPASS invalid username-password pair', 'CLUSTERDOWN'],
      outcome: 'replied',
      byServer: true,
    },
    {
      says: 'LOADING Redis is loading the dataset in memory',
      outcome: 'replied',
      sign: 'restarts',
      byServer: true,
    },
    { says: 'Protocol error, got {word} as reply type byte', outcome: 'replied', sign: 'other-protocol' },
    {
      says: [
        'It was not possible to connect to the redis server',
        'UnableToConnect on {at}',
        'UnableToResolvePhysicalConnection on {at}',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      moment: 'connecting',
      by: 'StackExchange.Redis',
      source: 'StackExchange.Redis 1 and 2 ExceptionFactory.cs, ConnectionFailureType.cs',
    },
    {
      says: [
        'SocketClosed ((ReadEndOfStream',
        'SocketClosed on {at}',
        'SocketFailure ((ReadSocketError/ConnectionReset',
        'SocketFailure on {at}',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'idle',
      by: 'StackExchange.Redis',
      source: 'StackExchange.Redis 1 and 2 ConnectionFailureType.cs',
    },
    {
      says: 'read error on connection to {at}',
      outcome: 'closed',
      couldBe: [...BROKEN, 'silent'],
      moment: 'request',
      by: 'phpredis',
      source: 'phpredis 4 to 6 library.c',
    },
    {
      says: ['read error on connection'],
      outcome: 'closed',
      couldBe: BROKEN,
      weak: true,
      by: 'phpredis',
      source: 'phpredis 2 to 6 library.c',
    },
    {
      says: ['Failed to connect to any host resolved for DNS name', 'Failed connecting to {at}'],
      outcome: 'failed',
      couldBe: CONNECT_FAILED,
      moment: 'connecting',
      by: 'Jedis',
      source: 'Jedis 2.9 to 5 DefaultJedisSocketFactory.java, Connection.java',
      weak: true,
    },
    // memcached
    {
      says: [
        'CONNECTION FAILURE',
        'SERVER HAS FAILED AND IS DISABLED UNTIL TIMED RETRY',
        'SERVER IS MARKED DEAD',
      ],
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      weak: true,
      by: 'libmemcached',
      source: 'libmemcached 1.0 strerror.cc',
    },
    {
      says: ['HOSTNAME LOOKUP FAILURE', 'getaddrinfo(() or getnameinfo(() HOSTNAME LOOKUP FAILURE'],
      outcome: 'unresolved',
      moment: 'looking-up',
      weak: true,
      by: 'libmemcached',
      source: 'libmemcached 1.0 strerror.cc',
    },
    {
      says: 'A TIMEOUT OCCURRED',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      weak: true,
      by: 'libmemcached',
      source: 'libmemcached 1.0 strerror.cc',
    },
    {
      says: '{at} failed ((count: {n}) {why}',
      moment: 'connecting',
      by: 'Dalli',
      source: 'Dalli 2 and 3 server.rb',
    },
  ],
};
