import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Clients of SQL databases for Node, and what pools of them say. */
export const nodeSql: Family = {
  id: 'node-sql',
  source: 'pg 8, mysql 2, mysql2 3, sequelize 6, knex 3, tedious 18, from npm',
  entries: [
    {
      says: 'Connection terminated unexpectedly',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'pg',
    },
    {
      says: ['Connection terminated due to connection timeout', 'timeout exceeded when trying to connect'],
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'pg',
    },
    { says: 'The server does not support SSL connections', outcome: 'replied', moment: 'tls', by: 'pg' },
    {
      says: 'There was an error establishing an SSL connection',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'tls',
      by: 'pg',
    },
    // Error: Connection lost: The server closed the connection.
    {
      says: ['Connection lost: The server closed the connection', 'PROTOCOL_CONNECTION_LOST'],
      outcome: 'closed',
      moment: 'connected',
      by: 'mysql2',
    },
    {
      says: ['Handshake inactivity timeout', 'Query inactivity timeout', 'PROTOCOL_SEQUENCE_TIMEOUT'],
      outcome: 'silent',
      moment: 'connected',
      by: 'mysql',
    },
    {
      says: ['PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR', 'Cannot enqueue {word} after fatal error'],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      weak: true,
      by: 'mysql',
    },
    {
      says: 'Connection timeout: failed to create socket after {limit-ms}ms',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'mariadb-connector-nodejs',
      source: 'mariadb-connector-nodejs 2 to 3 lib/connection.js',
    },
    {
      says: 'socket has unexpectedly been closed',
      outcome: 'closed',
      couldBe: BROKEN,
      by: 'mariadb-connector-nodejs',
      source: 'mariadb-connector-nodejs 2 to 3 lib/connection.js',
    },
    {
      says: [
        'retrieve connection from pool timeout after {limit-ms}ms',
        'pool timeout: failed to retrieve a connection from pool after {limit-ms}ms',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'mariadb-connector-nodejs',
      source: 'mariadb-connector-nodejs 2 to 3 lib/pool.js',
    },
    { says: 'SequelizeConnectionRefusedError', errno: 'ECONNREFUSED', moment: 'connecting', by: 'sequelize' },
    { says: 'SequelizeHostNotFoundError', outcome: 'unresolved', moment: 'looking-up', by: 'sequelize' },
    { says: 'SequelizeHostNotReachableError', errno: 'EHOSTUNREACH', moment: 'connecting', by: 'sequelize' },
    {
      says: 'SequelizeConnectionTimedOutError',
      outcome: 'some-timeout',
      moment: 'connecting',
      by: 'sequelize',
    },
    { says: 'SequelizeConnectionError: {why}', moment: 'connecting', by: 'sequelize' },
    {
      says: ['SequelizeConnectionAcquireTimeoutError', 'ResourceRequest timed out'],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      sign: 'many-connections',
      by: 'sequelize',
    },
    {
      says: ['Knex: Timeout acquiring a connection. The pool is probably full', 'KnexTimeoutError'],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      sign: 'many-connections',
      by: 'knex',
    },
    // P1001: Can't reach database server at `db1`:`5432`
    {
      says: ["Can't reach database server at '{host}':'{port}'", "Can't reach database server at {at}"],
      outcome: 'failed',
      weak: true,
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'prisma',
      source: 'Prisma error reference, P1001',
    },
    {
      says: [
        "The database server at '{host}':'{port}' was reached but timed out",
        'The database server at {at} was reached but timed out',
      ],
      outcome: 'silent',
      moment: 'connected',
      by: 'prisma',
      source: 'Prisma error reference, P1002',
    },
    {
      says: 'Timed out fetching a new connection from the connection pool',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      sign: 'many-connections',
      by: 'prisma',
      source: 'Prisma error reference, P2024',
    },
    {
      says: 'P1017: Server has closed the connection',
      outcome: 'closed',
      couldBe: BROKEN,
      by: 'prisma',
      source: 'Prisma error reference, P1017',
    },
    // ConnectionError: Failed to connect to db1:1433 - connect ECONNREFUSED 10.0.0.5:1433
    { says: 'ConnectionError: Failed to connect to {at} - {why}', moment: 'connecting', by: 'tedious' },
    {
      says: 'Failed to connect to {at} in {limit-ms}ms',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      by: 'tedious',
    },
    {
      says: ['Could not connect ((sequence)', 'Could not connect ((parallel)'],
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      by: 'tedious',
    },
    { says: 'Connection lost - {why}', moment: 'connected', by: 'tedious' },
    {
      says: 'Timeout: Request failed to complete in {limit-ms}ms',
      outcome: 'silent',
      moment: 'request',
      by: 'tedious',
    },
  ],
};
