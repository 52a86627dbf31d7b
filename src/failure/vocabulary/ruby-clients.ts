import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const CLIENTS: readonly Entry[] = [
  {
    says: ['Redis::CannotConnectError', 'RedisClient::CannotConnectError'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'redis-rb',
    source: 'redis-rb 3 to 5, redis-client 0.x',
  },
  {
    says: [
      'Redis::CannotConnectError: {why}',
      'RedisClient::CannotConnectError: {why}',
      'Redis::CannotConnectError (({why}',
    ],
    moment: 'connecting',
    by: 'redis-rb',
    source: 'redis-rb 3 to 5, redis-client 0.x',
  },
  {
    says: ['Redis::TimeoutError', 'RedisClient::ReadTimeoutError'],
    outcome: 'silent',
    moment: 'request',
    by: 'redis-rb',
    source: 'redis-rb 3 to 5, redis-client 0.x',
  },
  {
    says: 'No sentinels available',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'redis-rb',
    source: 'redis-rb 4 client.rb',
  },
  {
    says: [
      'PG::ConnectionBad: {why}',
      'PG::UnableToSend: {why}',
      'ActiveRecord::ConnectionNotEstablished: {why}',
      'PG::Error: {why}',
    ],
    by: 'pg',
    source: 'ruby-pg 0.18 to 1.5',
  },
  {
    says: ["PQsocket(() can't get socket descriptor", 'PG::UnableToSend: no connection to the server'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    by: 'pg',
    source: 'ruby-pg 0.18 to 1.5',
  },
  {
    says: 'could not obtain a (connection from the pool|database connection) within {limit} seconds',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'activerecord',
    source: 'activerecord 4 to 8 connection_pool.rb',
  },
  {
    says: ['Mysql2::Error::ConnectionError: {why}', 'Mysql2::Error: {why}'],
    by: 'mysql2',
    source: 'mysql2 0.4 to 0.5',
  },
  {
    says: ['Bunny::TCPConnectionFailedForAllHosts', 'Bunny::TCPConnectionFailed'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'bunny',
    source: 'bunny 1 and 2 exceptions.rb',
  },
  {
    says: ['Bunny::NetworkFailure', 'detected a network failure'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    by: 'bunny',
    source: 'bunny 1 and 2',
  },
  {
    says: ['Dalli::RingError', 'Dalli::RingError: No server available'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'dalli',
    source: 'dalli 2 and 3 ring.rb',
  },
  { says: 'Dalli::NetworkError: {why}', by: 'dalli', source: 'dalli 2 and 3' },
  // No primary server is available in cluster: #<Cluster topology=Unknown[db1:27017] ...> with timeout=30, LT=0.015
  {
    says: 'No {word} server is available in cluster: #<Cluster topology={word}[[{at}] {text} with timeout={limit},',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'mongo',
    source: 'mongo-ruby-driver 2.7 to 2.19 error/no_server_available.rb',
  },
  {
    says: [
      'No server is available matching preference',
      'server is available in cluster: #<Cluster topology=',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'mongo',
    source: 'mongo-ruby-driver 2 error/no_server_available.rb',
  },
  {
    says: ['Mongo::Error::SocketError: {why} ((for {at}', 'MONGODB | Error checking {at}: {why}'],
    by: 'mongo',
    source: 'mongo-ruby-driver 2',
  },
  {
    says: ['Took more than {limit} seconds to receive data', 'Mongo::Error::SocketTimeoutError'],
    outcome: 'silent',
    couldBe: OWN_TIME,
    by: 'mongo',
    source: 'mongo-ruby-driver 2 socket.rb',
  },
  {
    says: 'Net::SSH::ConnectionTimeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'net-ssh',
    source: 'net-ssh 3 to 7',
  },
  {
    says: 'Net::SSH::Disconnect: connection closed by remote host',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'net-ssh',
    source: 'net-ssh 3 to 7',
  },
];

/** Clients of stores, databases and brokers for Ruby. */
export const rubyClients: Family = {
  id: 'ruby-clients',
  source: 'as each entry says',
  entries: [...CLIENTS],
};
