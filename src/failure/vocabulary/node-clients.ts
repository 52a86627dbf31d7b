import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, OWN_TIME, SOME_TIME } from '../open-outcomes.ts';

const STORES: readonly Entry[] = [
  { says: '[[ioredis] Unhandled error event: {why}', by: 'ioredis' },
  {
    says: 'Reached the max retries per request limit',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'ioredis',
  },
  { says: 'MaxRetriesPerRequestError', outcome: 'failed', couldBe: ANY_FAILURE, by: 'ioredis', weak: true },
  { says: 'All sentinels are unreachable', outcome: 'failed', couldBe: ANY_FAILURE, by: 'ioredis' },
  { says: 'Failed to refresh slots cache', outcome: 'failed', couldBe: ANY_FAILURE, by: 'ioredis' },
  { says: 'ClusterAllFailedError', outcome: 'failed', couldBe: ANY_FAILURE, by: 'ioredis', weak: true },
  { says: 'Command timed out', outcome: 'silent', moment: 'request', weak: true, by: 'ioredis' },
  // Error: Redis connection to 127.0.0.1:6379 failed - connect ECONNREFUSED 127.0.0.1:6379
  { says: 'Redis connection to {at} failed - {why}', moment: 'connecting', by: 'node-redis', until: '3' },
  { says: 'Socket closed unexpectedly', outcome: 'closed', moment: 'connected', by: 'node-redis' },
  {
    says: 'SocketClosedUnexpectedlyError',
    outcome: 'closed',
    moment: 'connected',
    by: 'node-redis',
    weak: true,
  },
  {
    says: ['Redis connection lost and command aborted', 'Redis connection in broken state'],
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'node-redis',
    until: '3',
  },
  {
    says: 'ConnectionTimeoutError: Connection timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'node-redis',
  },
  { says: 'None of the sentinels are available', outcome: 'failed', couldBe: ANY_FAILURE, by: 'node-redis' },
  // MongoNetworkError: failed to connect to server [db1:27017] on first connect [Error: connect ECONNREFUSED 10.0.0.5:27017]
  {
    says: 'failed to connect to server [[{at}] on first connect',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    weak: true,
    by: 'mongodb',
    until: '3.5',
    source: 'mongodb-core 2 to 3 lib/connection/pool.js',
  },
  {
    says: 'failed to connect to server [[{at}] on first connect [[{why}',
    by: 'mongodb',
    until: '3.5',
    source: 'mongodb-core 2 to 3',
  },
  {
    says: 'MongooseServerSelectionError: {why}',
    by: 'mongodb',
  },
  {
    says: ['Server selection timed out after {limit-ms} ms', 'buffering timed out after {limit-ms}ms'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'mongodb',
  },
  {
    says: 'Could not connect to any servers in your MongoDB Atlas cluster',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'mongoose',
  },
  {
    says: ['connection {n} to {at} timed out', 'connection <monitor> to {at} timed out'],
    outcome: 'silent',
    couldBe: SOME_TIME,
    moment: 'connected',
    by: 'mongodb',
  },
  {
    says: [
      'connection {n} to {at} closed',
      'connection <monitor> to {at} closed',
      'MongoError: connection {n} to {text} closed',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'mongodb',
  },
  {
    says: "Socket '{word}' timed out after {took-ms}ms ((connectTimeoutMS: {limit-ms}",
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'mongodb',
  },
  {
    says: 'Socket closed after {took-ms} during connection establishment',
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'mongodb',
  },
  { says: 'MongoNetworkTimeoutError', outcome: 'own-deadline', couldBe: OWN_TIME, by: 'mongodb', weak: true },
  {
    says: 'All host((s) tried for query failed. First host tried, {at}: {why}',
    by: 'cassandra-driver',
  },
  {
    says: 'The host {at} did not reply before timeout {limit-ms} ms',
    outcome: 'silent',
    moment: 'request',
    by: 'cassandra-driver',
  },
  {
    says: 'There are no living connections',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'elasticsearch-js',
  },
  {
    says: 'Request Timeout after {limit-ms}ms',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'elasticsearch-js',
  },
];

const BROKERS: readonly Entry[] = [
  // {"level":"ERROR","logger":"kafkajs","message":"[Connection] Connection error: connect ECONNREFUSED ...","broker":"k1:9092"}
  { says: '[[Connection] Connection error: {why}', moment: 'connecting', by: 'kafkajs' },
  {
    says: ['[[Connection] Connection timeout', 'KafkaJSConnectionError: Connection timeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'kafkajs',
  },
  {
    says: 'Failed to connect to seed broker, trying another broker from the list: {why}',
    moment: 'connecting',
    by: 'kafkajs',
  },
  { says: 'Kafka server has closed connection', outcome: 'closed', couldBe: BROKEN, by: 'kafkajs' },
  { says: 'KafkaJSConnectionClosedError', outcome: 'closed', couldBe: BROKEN, by: 'kafkajs', weak: true },
  { says: 'KafkaJSNumberOfRetriesExceeded: {why}', by: 'kafkajs' },
  {
    says: 'Request {word}((key: {n}, version: {n}) timed out',
    outcome: 'silent',
    moment: 'request',
    by: 'kafkajs',
  },
  {
    says: 'Socket closed abruptly during opening handshake',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'amqplib',
  },
  { says: 'Error: Heartbeat timeout', outcome: 'silent', moment: 'idle', by: 'amqplib' },
  { says: 'Error: Unexpected close', outcome: 'closed', couldBe: BROKEN, moment: 'connected', by: 'amqplib' },
  { says: 'Handshake terminated by server', outcome: 'replied', sign: 'said-goodbye', by: 'amqplib' },
  {
    says: ['Connection closed: 320 ((CONNECTION-FORCED)', '320 ((CONNECTION-FORCED) with message'],
    outcome: 'closed',
    sign: 'said-goodbye',
    by: 'amqplib',
  },
  // PINGRESP not received in keepalive interval for client c1 on socket 7, disconnecting
  {
    says: [
      'pingresp not received, disconnecting',
      'PINGRESP not received in keepalive interval for client {word} on socket {n}, disconnecting',
    ],
    outcome: 'silent',
    moment: 'idle',
    by: 'paho',
    source: 'paho.mqtt.golang 1.4 ping.go; paho.mqtt.c 1.3 MQTTProtocolClient.c',
  },
  { says: ['Keepalive timeout', 'connack timeout'], outcome: 'silent', moment: 'connected', by: 'mqtt.js' },
  {
    says: 'Greeting never received',
    outcome: 'silent',
    moment: 'connected',
    by: 'nodemailer',
    source: 'nodemailer 4 to 7 lib/smtp-connection',
  },
  {
    says: 'Invalid greeting. response={text}',
    outcome: 'replied',
    sign: 'other-protocol',
    by: 'nodemailer',
    source: 'nodemailer 4 to 7 lib/smtp-connection',
  },
  {
    says: ['Error: Connection timeout', "Connection timeout {text}code: 'ETIMEDOUT', command: 'CONN'"],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'nodemailer',
    source: 'nodemailer 4 to 7 lib/smtp-connection; ioredis, redis 4 say the same',
  },
  {
    says: 'SOCKTMOUT',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'node-routeros',
    source: 'node-routeros 1 connector/Connector.ts, messages.ts',
  },
  {
    says: 'CANTLOGIN',
    outcome: 'replied',
    by: 'node-routeros',
    source: 'node-routeros 1 messages.ts',
  },
  { says: 'Timed out while waiting for handshake', outcome: 'own-deadline', couldBe: OWN_TIME, by: 'ssh2' },
  {
    says: 'Connection lost before handshake',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'ssh2',
  },
];

/** Clients of stores and brokers for Node. SQL stands in `node-sql.ts`. */
export const nodeClients: Family = {
  id: 'node-clients',
  source:
    'ioredis 5, redis 3 to 5, mongodb 4 to 7, kafkajs 2, amqplib 0.10, mqtt 5, ssh2 1, cassandra-driver 4, @elastic/transport 9, from npm',
  entries: [...STORES, ...BROKERS],
};
