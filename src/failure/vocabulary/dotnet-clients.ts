import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const CLIENTS: readonly Entry[] = [
  {
    says: 'NpgsqlException (({word}): Failed to connect to {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'npgsql',
  },
  {
    says: 'NpgsqlException: Exception while connecting',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'npgsql',
  },
  {
    says: 'Exception while (reading from|writing to) stream',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'npgsql',
  },
  { says: 'Timeout during connection attempt', outcome: 'own-deadline', moment: 'connecting', by: 'npgsql' },
  { says: 'Timeout during reading attempt', outcome: 'silent', moment: 'request', by: 'npgsql' },
  {
    says: 'The connection pool has been exhausted, either raise',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'npgsql',
  },
  {
    says: 'Unable to connect to any of the specified MySQL hosts',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    port: 3306,
    by: 'mysqlconnector',
  },
  {
    says: ['MySqlException (({word}): Connect Timeout expired', 'Connect Timeout expired'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'mysqlconnector',
  },
  {
    says: 'Reading from the stream has failed',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'mysql-data',
  },
  {
    says: [
      'No connection is (active/available|available) to service this operation',
      'No connection ((requires writable - not eligible for replica) is active/available to service this operation',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'stackexchange-redis',
  },
  {
    says: [
      'Timeout performing {word} (({limit-ms}ms)',
      'Timeout performing {word} {text}, inst: {n}, {text}qu: {n}, qs: {n}',
      'Timeout performing {word} {text}, inst: {n}, {text}qu={n}, qs={n}',
      'Timeout performing {word} {text}, inst: {n}, {text}serverEndpoint: {at},',
      'Timeout awaiting response ((outbound={text}, inbound=',
    ],
    outcome: 'silent',
    moment: 'request',
    by: 'stackexchange-redis',
  },
  {
    says: [
      'A timeout occurred after {limit-ms}ms selecting a server using CompositeServerSelector',
      'Client view of cluster state is',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'mongodb-csharp',
  },
  {
    says: 'An exception occurred while opening a connection to the server',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'mongodb-csharp',
  },
  {
    says: 'An exception occurred while (receiving a message from|sending a message to) the server',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'mongodb-csharp',
  },
  {
    says: [
      'ConnectFailureException: Connection failed, host {at}',
      'BrokerUnreachableException',
      'RabbitMQ Connect Failed: {at}',
      'Connection Failed: rabbitmq://{at}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'rabbitmq',
  },
  { says: 'SmtpException: Failure sending mail', outcome: 'failed', couldBe: ANY_FAILURE, by: 'netfx' },
];

/** Clients of databases and brokers for .NET. SQL Server's, Redis's and RabbitMQ's other words stand with the services. */
export const dotnetClients: Family = {
  id: 'dotnet-clients',
  source:
    'Npgsql 3 to 8; MySqlConnector 1 and 2, MySql.Data 8; StackExchange.Redis 2; MongoDB .NET driver 2; RabbitMQ .NET client; MassTransit',
  entries: [...CLIENTS],
};
