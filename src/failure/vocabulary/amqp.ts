import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const RABBITMQ: readonly Entry[] = [
  //   * unable to connect to epmd (port 4369) on db1: econnrefused (connection refused)
  { says: 'unable to connect to epmd ((port {port}) on {host}: {why}', moment: 'connecting' },
  {
    says: 'unable to connect to epmd ((port {port}) on {host}: (nxdomain|address)',
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'unable to connect to epmd ((port {port}) on {host}: timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: 'TCP connection succeeded but Erlang distribution failed', outcome: 'replied' },
  {
    says: [
      'closing AMQP connection {word} (({client} -> {text})',
      'closing AMQP connection {word} (({client} -> {text}): {{(heartbeat_timeout|handshake_timeout),{word}',
      'accepting AMQP connection {word} (({client} -> {text})',
      'Error on AMQP connection {word} (({client} -> {text})',
      'client unexpectedly closed TCP connection',
    ],
    byServer: true,
  },
  // missed heartbeats from client, timeout: 60s: it closes what it hears nothing of
  {
    says: 'missed heartbeats from client, timeout: {n}s',
    outcome: 'closed',
    moment: 'idle',
    byServer: true,
  },
  {
    says: ['{{bad_header,', '{{handshake_timeout,'],
    byServer: true,
    sign: 'other-protocol',
    outcome: 'replied',
  },
];

const AMQP: readonly Entry[] = [
  // consumer: Cannot connect to amqp://guest:**@db1:5672//: [Errno 111] Connection refused.
  {
    says: ['Cannot connect to {at}: {why}', 'consumer: Cannot connect to {at}: {why}'],
    moment: 'connecting',
    by: 'Celery',
    source: 'Celery 3 to 5 worker/consumer/connection.py',
  },
  {
    says: ['AMQP server on {at} is unreachable: {why}', 'AMQP server on {at} is unreachable'],
    moment: 'connecting',
    by: 'oslo.messaging',
    source: 'oslo.messaging 1 to 14 impl_rabbit.py',
  },
  {
    says: 'AMQP server on {at} is unreachable: timed out',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'oslo.messaging',
    source: 'oslo.messaging 1 to 14 impl_rabbit.py',
  },
  {
    says: 'Server unexpectedly closed connection',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'py-amqp',
    source: 'py-amqp 1.4 to 5 transport.py',
  },
  {
    says: [
      'Too many heartbeats missed',
      'Missed server heartbeat',
      'AMQPHeartbeatTimeout',
      'No activity or too many missed heartbeats in the last {n} seconds',
    ],
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
    by: 'AMQP clients',
    source: 'py-amqp, pika 0.12 to 1.3, php-amqplib 2 and 3',
  },
  // TCP Connection attempt failed: ConnectionRefusedError(111, 'Connection refused'); dest=(..., ('192.0.2.5', 5672))
  {
    says: [
      "TCP Connection attempt failed: {why}; dest=(({text}, (('{address}', {port})",
      'Socket failed to connect: {text}; error={n} (({why})',
    ],
    moment: 'connecting',
    by: 'pika',
    source: 'pika 1.0 to 1.3 adapters/utils',
  },
  {
    says: ['AMQPConnectorSocketConnectError', 'AMQPConnectionWorkflowFailed', 'Socket failed to connect'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'pika',
    weak: true,
    source: 'pika 1.0 to 1.3 adapters/utils/connection_workflow.py',
  },
  {
    says: ['Stream connection lost', 'StreamLostError'],
    moment: 'idle',
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    by: 'pika',
    source: 'pika 1.0 to 1.3 exceptions.py',
  },
  {
    says: ['IncompatibleProtocolError', 'The protocol returned by the server is not supported'],
    outcome: 'closed',
    couldBe: ['closed', 'reset-later', 'replied'],
    sign: 'other-protocol',
    moment: 'connected',
    by: 'pika',
    source: 'pika 1.0 to 1.3 exceptions.py',
  },
  {
    says: 'Transport indicated EOF',
    outcome: 'closed',
    moment: 'connected',
    by: 'pika',
    source: 'pika 1.0 to 1.3 adapters/utils/io_services_utils.py',
  },
  {
    says: 'None of the specified endpoints were reachable',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'RabbitMQ.Client',
    source: 'RabbitMQ .NET client 3 to 6 BrokerUnreachableException.cs',
  },
  {
    says: 'connection.start was never received, likely due to a network timeout',
    outcome: 'silent',
    moment: 'connected',
    by: 'RabbitMQ.Client',
    source: 'RabbitMQ .NET client 3 to 6 Connection.cs',
  },
  {
    says: ['Exception ((501) Reason: "EOF"', 'Exception ((501) Reason'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
    by: 'amqp091-go',
    source: 'streadway/amqp, amqp091-go connection.go',
  },
  {
    says: ['Exception ((320) Reason', 'reply-code=320, reply-text=CONNECTION_FORCED'],
    outcome: 'closed',
    sign: 'said-goodbye',
    byServer: true,
    moment: 'idle',
    source: 'AMQP 0-9-1: 320 connection-forced',
  },
  {
    says: 'Exception ((504) Reason: "channel/connection is not open"',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    by: 'amqp091-go',
    source: 'streadway/amqp, amqp091-go types.go',
  },
  {
    says: [
      'Could not establish TCP connection to any of the configured hosts',
      'Could not establish TCP connection to {at}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'Bunny',
    source: 'Bunny 1 and 2 session.rb, exceptions.rb',
  },
];

/** RabbitMQ and the clients of AMQP. */
export const amqp: Family = {
  id: 'amqp',
  source: 'RabbitMQ 3.6 to 3.13 rabbit_nodes.erl, rabbit_reader.erl',
  entries: [...RABBITMQ, ...AMQP],
};
