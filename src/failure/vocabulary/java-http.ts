import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const APACHE: readonly Entry[] = [
  // Connect to db1.internal:8080 [db1.internal/10.0.0.5] failed: Connection refused
  {
    says: [
      'Connect to {at} [[{text}] failed: {why}',
      'Connect to {at} [[{word}/{address}] failed: {why}',
      'Connect to {at} failed: {why}',
    ],
    moment: 'connecting',
    by: 'httpclient',
  },
  {
    says: [
      'Connect to {at} [[{text}] failed: (connect|Connect|Read) timed out',
      'Connect to {at} failed: connect timed out',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'httpclient',
  },
  // Connection to http://db1:8080 refused                                                       (4.0 to 4.2)
  {
    says: 'Connection to {at} refused',
    outcome: 'refused',
    couldBe: CONNECT_FAILED,
    weak: true,
    by: 'httpclient',
    until: '4.2',
  },
  {
    says: 'Connect to {at} timed out',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'httpclient',
    until: '4.2',
  },
  { says: 'HttpHostConnectException: {why}', moment: 'connecting', by: 'httpclient' },
  {
    says: ['org.apache.http.conn.ConnectTimeoutException', 'ConnectTimeoutException: Connect to {at}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'httpclient',
  },
  // org.apache.http.NoHttpResponseException: db1:8080 failed to respond
  {
    says: [
      'NoHttpResponseException: {at} failed to respond',
      'NoHttpResponseException',
      'The target server failed to respond',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'httpclient',
  },
  {
    says: [
      'Premature end of Content-Length delimited message body',
      'Premature end of chunk coded message body',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'httpclient',
  },
  {
    says: ['Timeout waiting for connection from pool', 'ConnectionPoolTimeoutException'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'many-connections',
    by: 'httpclient',
  },
  // {s}->http://db1:8080: Connection refused      I/O exception (java.net.ConnectException) caught when connecting to {}->http://db1:8080
  {
    says: [
      'I/O exception (({text}) caught when connecting to {{s}->{at}: {why}',
      'I/O exception (({text}) caught when processing request to {{s}->{at}: {why}',
      'I/O exception (({text}) caught when processing request to {{}->{at}: {why}',
    ],
    by: 'httpclient',
  },
  {
    says: ['{limit-ms} MILLISECONDS ((ACTIVE)', 'SocketTimeoutException: {limit-ms} MILLISECONDS'],
    outcome: 'silent',
    moment: 'request',
    weak: true,
    by: 'httpclient',
    since: '5',
  },
];

const OKHTTP: readonly Entry[] = [
  // java.net.ConnectException: Failed to connect to db1/10.0.0.5:8080
  {
    // Of a silence it says SocketTimeoutException, so that most often this is a refusal.
    says: ['ConnectException: Failed to connect to {at}', 'Failed to connect to /{at}'],
    outcome: 'refused',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'okhttp',
  },
  // failed to connect to db1/10.0.0.5 (port 8080) from /10.0.0.7 (port 41234) after 10000ms
  {
    says: [
      'failed to connect to {host} ((port {port}) from {source} ((port {n}) after {limit-ms}ms',
      'failed to connect to {host} ((port {port}) after {limit-ms}ms',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'android',
    source: 'Android libcore IoBridge.java',
  },
  {
    says: [
      'failed to connect to {host} ((port {port}) from {source} ((port {n}) after {limit-ms}ms: isConnected failed: {why}',
      'failed to connect to {host} ((port {port}) from {source} ((port {n}): connect failed: {why}',
      'failed to connect to {host} ((port {port}): connect failed: {why}',
      'failed to connect to {host} ((port {port}) after {limit-ms}ms: isConnected failed: {why}',
    ],
    moment: 'connecting',
    by: 'android',
    source: 'Android libcore IoBridge.java',
  },
  { says: 'unexpected end of stream on {at}', outcome: 'closed', moment: 'request', by: 'okhttp' },
  { says: 'unexpected end of stream', outcome: 'closed', moment: 'request', by: 'okhttp' },
  { says: 'SocketTimeoutException: timeout', outcome: 'silent', moment: 'request', by: 'okhttp' },
  {
    says: ['StreamResetException: stream was reset: {word}', 'stream was reset: {word}'],
    outcome: 'closed',
    moment: 'request',
    sign: 'said-goodbye',
    by: 'okhttp',
  },
  {
    says: 'ConnectionShutdownException',
    outcome: 'closed',
    moment: 'connected',
    sign: 'said-goodbye',
    by: 'okhttp',
  },
  {
    says: 'InterruptedIOException: timeout',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    by: 'okhttp',
  },
  {
    says: 'Unexpected response code for CONNECT: {n}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'okhttp',
  },
  {
    says: 'CLEARTEXT communication to {host} not permitted',
    outcome: 'failed',
    weak: true,
    sign: 'policy',
    by: 'android',
    source: 'Android NetworkSecurityPolicy; OkHttp RealConnection',
  },
];

const SPRING: readonly Entry[] = [
  // I/O error on GET request for "http://db1:8080/x": Connection refused (Connection refused); nested exception is ...
  { says: 'I/O error on {word} request for "{at}": {why}', by: 'spring' },
  {
    says: 'I/O error on {word} request for "{at}"',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    by: 'spring',
  },
  // feign.RetryableException: Connection refused executing GET http://db1:8080/x
  {
    says: [
      'RetryableException: {why} executing {word} {at}',
      '{why} executing (GET|POST|PUT|DELETE|PATCH|HEAD) {at}',
    ],
    by: 'feign',
  },
  {
    says: [
      'Connection refused executing (GET|POST|PUT|DELETE|PATCH|HEAD) {at}',
      'Connection refused ((Connection refused) executing (GET|POST|PUT|DELETE|PATCH|HEAD) {at}',
    ],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'feign',
  },
  { says: 'Read timed out executing {word} {at}', outcome: 'silent', moment: 'request', by: 'feign' },
  {
    says: '(connect|Connect) timed out executing {word} {at}',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'feign',
  },
  {
    says: [
      'Load balancer does not have available server for client: {word}',
      'Load balancer does not contain an instance for the service {word}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'spring-cloud',
  },
  { says: 'WebClientRequestException: {why}', by: 'spring' },
  {
    says: 'Did not observe any item or terminal signal within {limit-ms}ms',
    outcome: 'own-deadline',
    couldBe: ANY_FAILURE,
    by: 'reactor',
  },
  { says: 'javax.ws.rs.ProcessingException: {why}', by: 'jax-rs' },
  { says: 'HTTP transport error: {why}', by: 'jax-ws', source: 'JAX-WS RI HttpClientTransport' },
  // com.netflix.discovery.TransportException: Cannot execute request on any known server
  {
    says: 'Cannot execute request on any known server',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'eureka',
  },
  { says: 'Could not locate PropertySource: I/O error on GET request for "{at}": {why}', by: 'spring-cloud' },
];

/** HTTP clients of Java. RPC of Hadoop and Spark stands in `hadoop-spark.ts`. */
export const javaHttp: Family = {
  id: 'java-http',
  source:
    'Apache HttpClient 4 and 5 HttpHostConnectException, ConnectExceptionSupport; OkHttp 3 and 4 RealConnection, Http1ExchangeCodec; Spring RestTemplate, WebClient; OpenFeign',
  entries: [...APACHE, ...OKHTTP, ...SPRING],
};
