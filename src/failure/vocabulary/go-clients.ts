import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Clients of databases and stores for Go. Those that belong to one service stand with it. */
export const goClients: Family = {
  id: 'go-clients',
  source:
    'go-sql-driver/mysql 1, lib/pq 1, pgx 3 to 5 errors.go, go-redis 6 to 9, redigo, mongo-go-driver 1, x/crypto/ssh, net/smtp, gorm, database/sql',
  entries: [
    // failed to connect to `host=db1 user=app database=app`: dial error (dial tcp 10.0.0.5:5432: connect: connection refused)
    {
      says: [
        'failed to connect to `host={host} user={text} database={text}`: dial error (({why}',
        'failed to connect to `host={host} user={text} database={text}`: {why}',
        'failed to connect to `user={text} database={text}`: {why}',
        'failed to connect to `user={text} database={text}`: {at} (({text}): dial error: {why}',
      ],
      moment: 'connecting',
      by: 'pgx',
    },
    {
      says: [
        'failed to connect to `host={host} user={text} database={text}`: hostname resolving error',
        'failed to connect to `user={text} database={text}`: hostname resolving error',
        'hostname resolving error',
      ],
      outcome: 'unresolved',
      moment: 'looking-up',
      by: 'pgx',
    },
    {
      says: [
        'failed to connect to `host={host} user={text} database={text}`: server error',
        ': server error ((FATAL',
        'server error: FATAL',
      ],
      outcome: 'replied',
      moment: 'connected',
      by: 'pgx',
    },
    {
      says: ['failed to receive message (({why}', 'failed to receive message: {why}'],
      moment: 'connected',
      by: 'pgx',
    },
    {
      says: ['failed to receive message ((unexpected EOF', 'failed to receive message: unexpected EOF'],
      outcome: 'closed',
      moment: 'connected',
      by: 'pgx',
    },
    {
      says: ['failed to write startup message (({why}', 'tls error (({why}', 'tls error: {why}'],
      moment: 'tls',
      by: 'pgx',
    },
    {
      says: ['tls error ((server refused TLS connection', 'tls error: server refused TLS connection'],
      outcome: 'replied',
      moment: 'tls',
      by: 'pgx',
    },
    { says: 'pq: SSL is not enabled on the server', outcome: 'replied', moment: 'tls', by: 'pq' },
    {
      says: 'driver: bad connection',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'database/sql',
    },
    // [mysql] 2024/01/02 03:04:05 packets.go:37: unexpected EOF
    {
      says: ['packets.go:{n}: unexpected EOF', 'packets.go:{n}: EOF'],
      outcome: 'closed',
      moment: 'connected',
      by: 'go-sql-driver',
    },
    { says: 'packets.go:{n}: {why}', moment: 'connected', by: 'go-sql-driver' },
    {
      says: ['closing bad idle connection: EOF', 'closing bad idle connection: unexpected read from socket'],
      outcome: 'closed',
      moment: 'idle',
      sign: 'idle-before',
      by: 'go-sql-driver',
    },
    {
      says: 'closing bad idle connection',
      outcome: 'reset-later',
      couldBe: BROKEN,
      moment: 'idle',
      sign: 'idle-before',
      by: 'go-sql-driver',
    },
    {
      says: '[[mysql] {text} invalid connection',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'go-sql-driver',
    },
    { says: 'failed to initialize database, got error {why}', by: 'gorm' },
    {
      says: [
        'redis: connection pool timeout',
        'redis: connection pool exhausted',
        'redigo: connection pool exhausted',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      sign: 'many-connections',
      by: 'go-redis',
    },
    {
      says: [
        'redis: all sentinels specified in configuration are unreachable',
        'redis: cluster has no nodes',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'go-redis',
    },
    // server selection error: ..., current topology: { Type: Unknown, Servers: [{ Addr: db1:27017, Type: Unknown, Last error: ...
    { says: 'Servers: [[{{ Addr: {at}, Type: {word} Last error: {why}', by: 'mongo-go-driver' },
    { says: 'connection(({at}[[-{n}]) {why}', moment: 'connected', by: 'mongo-go-driver' },
    {
      says: ['incomplete read of message header: {why}', 'unable to write wire message to network: {why}'],
      moment: 'connected',
      by: 'mongo-go-driver',
    },
    {
      says: ['incomplete read of message header: EOF', 'socket was unexpectedly closed: EOF'],
      outcome: 'closed',
      moment: 'connected',
      by: 'mongo-go-driver',
    },
    { says: 'ssh: handshake failed: EOF', outcome: 'closed', moment: 'connected', by: 'x/crypto/ssh' },
    { says: 'ssh: handshake failed: {why}', moment: 'connected', by: 'x/crypto/ssh' },
    {
      says: [
        'ssh: handshake failed: ssh: unable to authenticate',
        'ssh: handshake failed: knownhosts',
        'ssh: handshake failed: ssh: no common algorithm',
      ],
      outcome: 'replied',
      moment: 'connected',
      by: 'x/crypto/ssh',
    },
    {
      says: 'ssh: overflow reading version string',
      outcome: 'replied',
      moment: 'connected',
      sign: 'other-protocol',
      by: 'x/crypto/ssh',
    },
    {
      says: 'ssh: rejected: connect failed',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      sign: 'proxy',
      by: 'x/crypto/ssh',
    },
    { says: "smtp: server doesn't support AUTH", outcome: 'replied', moment: 'connected', by: 'net/smtp' },
    {
      says: 'elastic: no Elasticsearch node available',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'olivere/elastic',
      source: 'olivere/elastic 3 to 7 errors.go',
    },
    {
      says: 'health check timeout: {at}',
      outcome: 'own-deadline',
      couldBe: ANY_FAILURE,
      weak: true,
      by: 'olivere/elastic',
      source: 'olivere/elastic 5 to 7 client.go',
    },
    {
      says: [
        'gocql: no response received from cassandra within timeout period',
        'gocql: no response to connection startup within timeout',
      ],
      outcome: 'silent',
      couldBe: OWN_TIME,
      by: 'gocql',
      source: 'gocql 1 conn.go',
    },
    {
      says: ['gocql: unable to create session: {why}', 'gocql: unable to dial control conn {at}: {why}'],
      moment: 'connecting',
      by: 'gocql',
      source: 'gocql 1 session.go, control.go',
    },
    {
      says: 'gocql: no hosts available in the pool',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'gocql',
      source: 'gocql 1 errors',
    },
    {
      says: 'memcache: connect timeout to {at}',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'gomemcache',
      source: 'bradfitz/gomemcache memcache.go',
    },
    {
      says: ['memcache: no servers configured or available'],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'gomemcache',
      source: 'bradfitz/gomemcache memcache.go',
    },
    {
      says: [
        'Failed to connect to broker {at}: {why}',
        'client/metadata got error from broker {text} while fetching metadata: {why}',
      ],
      moment: 'connecting',
      by: 'sarama',
      source: 'sarama 1 broker.go, client.go',
    },
    {
      says: 'kafka: broker not connected',
      outcome: 'closed',
      couldBe: ANY_FAILURE,
      by: 'sarama',
      source: 'sarama 1 errors.go',
    },
    // The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?
  ],
};
