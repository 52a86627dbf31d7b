import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

/** What `kafka.ts` and `coordination.ts` leave out. */
const KAFKA_AND_ZOOKEEPER: readonly Entry[] = [
  {
    says: 'Bootstrap broker {at} disconnected',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'kafka',
    until: '0.10',
  },
  {
    says: 'Connection with {at} disconnected',
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, ...BROKEN],
    weak: true,
    by: 'kafka',
  },
  {
    says: 'Connection to {n} was disconnected before the response was read',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'kafka',
  },
  {
    says: 'from broker [[BrokerEndPoint(({n},{host},{port})] failed',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'kafka',
    until: '0.11',
  },
  {
    says: 'Cancelled in-flight {word} request with correlation id {n} due to node {n} being disconnected',
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
    by: 'kafka',
  },
  {
    says: 'EndOfStreamException: Unable to read additional data from client',
    outcome: 'closed',
    byServer: true,
    by: 'zookeeper',
  },
];

const AMQP_AND_OTHERS: readonly Entry[] = [
  {
    says: 'EOFException: Peer disconnected',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'hawtdispatch',
    source: 'hawtdispatch-transport 1.19 AbstractProtocolCodec.java, of ActiveMQ and Apollo clients',
  },
  {
    says: ['AmqpConnectException: {why}', 'org.springframework.amqp.AmqpIOException: {why}'],
    moment: 'connecting',
    by: 'spring-rabbit',
  },
  { says: 'AmqpTimeoutException: {why}', by: 'spring-rabbit' },
  {
    says: 'com.rabbitmq.client.PossibleAuthenticationFailureException',
    outcome: 'replied',
    couldBe: ['replied', ...BROKEN],
    by: 'rabbitmq',
  },
  {
    says: [
      'connection error; protocol method: #method<connection.close>((reply-code=320',
      'clean connection shutdown; protocol method: #method<connection.close>',
    ],
    outcome: 'closed',
    sign: 'said-goodbye',
    by: 'rabbitmq',
  },
  { says: 'com.rabbitmq.client.MissedHeartbeatException', outcome: 'silent', moment: 'idle', by: 'rabbitmq' },
  {
    says: 'Heartbeat missing with heartbeat = {n} seconds',
    outcome: 'silent',
    moment: 'idle',
    by: 'rabbitmq',
  },
  {
    says: 'An unexpected connection driver error occur(ed|red)',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'idle',
    by: 'rabbitmq',
    source: 'RabbitMQ Java client 3 to 5 ForgivingExceptionHandler.java',
  },
  {
    says: 'AlreadyClosedException: connection is already closed due to connection error',
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'rabbitmq',
  },
  {
    says: 'Failed to connect to [[{at}] after: {n} attempt((s)',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    moment: 'connecting',
    by: 'activemq',
  },
  { says: 'Transport (({at}) failed[ ], attempting to automatically reconnect: {why}', by: 'activemq' },
  {
    says: 'Channel was inactive for too ((>{limit-ms}) long: {at}',
    outcome: 'silent',
    moment: 'idle',
    by: 'activemq',
  },
  {
    says: 'AMQ9205: The host name supplied is not valid',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
    by: 'ibm-mq',
    source: 'IBM MQ messages: AMQ9205',
  },
  // MQJE001: Completion Code '2', Reason '2538'.      JMSWMQ0018: Failed to connect to queue manager ...
  {
    says: ["Reason '2538'", 'MQRC_HOST_NOT_AVAILABLE', 'AMQ9213'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'ibm-mq',
    source: 'IBM MQ reason codes: 2538 (MQRC_HOST_NOT_AVAILABLE), AMQ9213',
  },
  {
    says: ["Reason '2009'", 'MQRC_CONNECTION_BROKEN', 'AMQ9208'],
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'ibm-mq',
    source: 'IBM MQ reason codes: 2009 (MQRC_CONNECTION_BROKEN), AMQ9208',
  },
  {
    says: [
      "(AMQ9202E|AMQ9202): Remote host '{text}' not available",
      "AMQ9204: Connection to host '{text}' rejected",
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'ibm-mq',
    source: 'IBM MQ messages: AMQ9202E',
  },
  {
    says: 'RemotingConnectException: connect to {at} failed',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'rocketmq',
  },
  {
    says: 'RemotingTimeoutException: wait response on the channel <{at}> timeout, {limit-ms}((ms)',
    outcome: 'silent',
    moment: 'request',
    by: 'rocketmq',
  },
  // com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.org, 587; timeout -1;
  {
    says: "Couldn't connect to host, port: {host}, {port}; timeout {n}",
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'javamail',
  },
  {
    says: [
      "Couldn't connect to host, port: {host}, {port}; timeout {n}; nested exception is {why}",
      'Could not connect to SMTP host: {host}, port: {port}; nested exception is: {why}',
    ],
    moment: 'connecting',
    by: 'javamail',
  },
  {
    says: ['Could not connect to SMTP host: {host}, port: {port}, response: -1', '[[EOF]'],
    outcome: 'closed',
    moment: 'connected',
    weak: true,
    by: 'javamail',
  },
  // com.jcraft.jsch.JSchException: java.net.ConnectException: Connection refused      session is down
  { says: 'JSchException: {why}', by: 'jsch' },
  {
    says: [
      'JSchException: timeout: socket is not established',
      'JSchException: connection is closed by foreign host',
    ],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    by: 'jsch',
  },
  {
    says: 'Session.connect: java.net.SocketException: Connection reset',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'jsch',
  },
  {
    says: 'javax.naming.CommunicationException: {at} [[Root exception is {why}',
    moment: 'connecting',
    by: 'jndi',
  },
  {
    says: 'javax.naming.CommunicationException: {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'jndi',
  },
  {
    says: 'LDAP response read timed out, timeout used:{limit-ms}ms',
    outcome: 'silent',
    by: 'jndi',
  },
  {
    says: 'Unable to connect to Elasticsearch at [[{at}]',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'kibana',
  },
];

/** Clients of brokers, coordinators and other services for Java. */
export const javaBrokers: Family = {
  id: 'java-brokers',
  source:
    'Kafka clients 0.10 to 3.9 NetworkClient.java; ZooKeeper 3.4 to 3.9 ClientCnxn.java; Curator; RabbitMQ Java client 3 to 5, spring-rabbit; ActiveMQ 5; RocketMQ 4; JavaMail 1.4 to 1.6; JSch 0.1; OpenJDK com/sun/jndi/ldap',
  entries: [...KAFKA_AND_ZOOKEEPER, ...AMQP_AND_OTHERS],
};
