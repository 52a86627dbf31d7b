import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';

const JAVA: readonly Entry[] = [
  // Connection to node -1 (db1.example.org/192.0.2.5:9092) could not be established. Broker may not be available.
  {
    says: [
      'Connection to node {n} (({at}) could not be established',
      'Connection to node {n} could not be established',
    ],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
  },
  {
    says: 'Bootstrap broker {at} ((id: {n} rack: {word}) disconnected',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: 'Connection to node {n} (({at}) terminated during authentication',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  { says: 'Connection to node {n} (({at}) failed authentication', outcome: 'replied', byServer: true },
  {
    says: [
      'Disconnecting from node {n} due to request timeout',
      'Disconnecting from node {n} due to socket connection setup timeout',
    ],
    outcome: 'silent',
    couldBe: OWN_TIME,
    moment: 'request',
  },
  {
    says: 'Disconnecting from node {n} due to socket connection setup timeout. The timeout value is {limit-ms} ms',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: 'Node {n} disconnected', outcome: 'failed', couldBe: ANY_FAILURE, weak: true },
  { says: 'Error connecting to node {at} (({why}', moment: 'connecting' },
  {
    says: [
      "Couldn't resolve server {at} from bootstrap.servers as DNS resolution failed for {host}",
      'No resolvable bootstrap urls given in bootstrap.servers',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: [
      'Timed out waiting for a node assignment',
      'Timed out waiting to send the call',
      'Call((callName={word}, {text}) timed out at {n}',
      'Timeout expired while fetching topic metadata',
      'Failed to update metadata after {n} ms',
      'Topic {word} not present in metadata after {n} ms',
      'Timeout of {n}ms expired before the position for partition',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: 'InvalidReceiveException: Invalid receive ((size = {n} larger than {n})',
    byServer: true,
    sign: 'other-protocol',
    outcome: 'replied',
  },
];

const RDKAFKA = 'librdkafka 0.9 to 2.5 src/rdkafka_broker.c, rdkafka_transport.c';

/** librdkafka, and kcat, confluent-kafka and others on it: `%3|...|FAIL|rdkafka#producer-1| [thrd:db1:9092/bootstrap]: ...` */
const LIBRDKAFKA: readonly Entry[] = [
  {
    says: [
      'Connect to (ipv4|ipv6)#{at} failed: {why}',
      '{at}/bootstrap: Connect to (ipv4|ipv6)#{at} failed: {why} ((after {took} in state CONNECT)',
    ],
    moment: 'connecting',
  },
  { says: 'Connection setup timed out in state CONNECT', outcome: 'own-deadline', moment: 'connecting' },
  { says: 'Connection setup timed out in state {word}', outcome: 'silent', moment: 'connected' },
  {
    says: 'Connection setup timed out in state CONNECT ((after {took} in state CONNECT',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: 'Failed to resolve {at}', outcome: 'unresolved', moment: 'looking-up' },
  { says: ['Local: Host resolution failure', 'ERR__RESOLVE'], outcome: 'unresolved', moment: 'looking-up' },
  {
    says: ['Disconnected ((after {n}ms in state UP', 'Disconnected ((after {n}ms in state'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
  },
  {
    says: [
      'Disconnected while requesting ApiVersion',
      'Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration {why}',
      'connecting to a PLAINTEXT broker listener?',
      'Disconnected: connecting to a SSL broker listener?',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    sign: 'other-protocol',
    moment: 'connected',
  },
  { says: ['Receive failed: {why}', 'Send failed: {why}'], moment: 'request' },
  {
    says: ['Receive failed: Connection reset by peer', 'Send failed: Connection reset by peer'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  {
    says: 'Receive failed: Invalid response size',
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'request',
  },
  {
    says: [
      '{n}/{n} brokers are down',
      'Local: Broker transport failure',
      'Local: All broker connections are down',
      'ERR__TRANSPORT',
      'ERR__ALL_BROKERS_DOWN',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: ['Local: Timed out', 'Local: Message timed out'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
  },
  { says: '{n} request((s) timed out: disconnect', outcome: 'silent', moment: 'request' },
  {
    says: 'ApiVersionRequest failed: Local: Timed out',
    outcome: 'silent',
    moment: 'connected',
    sign: 'other-protocol',
  },
];

const PYTHON: readonly Entry[] = [
  // Connect attempt to <BrokerConnection node_id=0 host=db1:9092 <connecting> [IPv4 ('192.0.2.5', 9092)]> returned error 111.
  { says: 'returned error 111. Disconnecting', errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: 'returned error 61. Disconnecting', errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: 'returned error 10061. Disconnecting', errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: 'returned error 113. Disconnecting', errno: 'EHOSTUNREACH', moment: 'connecting' },
  { says: 'returned error 101. Disconnecting', errno: 'ENETUNREACH', moment: 'connecting' },
  {
    says: ['returned error 110. Disconnecting', 'returned error 10060. Disconnecting'],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  { says: ['Connect attempt to <BrokerConnection {text} host={at} ', '<BrokerConnection {text} host={at} '] },
  {
    says: ['NoBrokersAvailable', 'Unable to bootstrap from', 'KafkaConnectionError: Unable to bootstrap'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: ['DNS lookup failed for {at}', 'DNS lookup failed for {host}'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['KafkaConnectionError: socket disconnected', 'Connection at {at} closed'],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['Unable connect to {at}: {why}', 'Unable connect to node with id {n}: {why}'],
    moment: 'connecting',
    by: 'aiokafka',
    source: 'aiokafka 0.5 to 0.11 client.py',
  },
];

export const kafka: Family = {
  id: 'kafka',
  source:
    'Apache Kafka 0.10 to 3.8 clients NetworkClient.java, ClientUtils.java, KafkaAdminClient.java; kafka-python 1.4 to 2.0 conn.py',
  entries: [
    ...JAVA.map((entry): Entry => ({ by: 'kafka', ...entry })),
    ...LIBRDKAFKA.map((entry): Entry => ({ ...entry, by: 'librdkafka', source: RDKAFKA })),
    ...PYTHON.map((entry): Entry => ({ by: 'kafka-python', ...entry })),
    {
      says: 'kafka: client has run out of available brokers to talk to',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'sarama',
      source: 'sarama 1.20 to 1.43 errors.go',
    },
  ],
};
