import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const RSYSLOG = {
  by: 'rsyslog',
  source: 'rsyslog 8.2302.0, runtime/nsd_ptcp.c, tools/omfwd.c, plugins/omrelp/omrelp.c',
} as const;
const SYSLOG_NG = { by: 'syslog-ng', source: 'syslog-ng 3.38.1, modules/afsocket/afsocket-dest.c' } as const;

const SYSLOGS: readonly Entry[] = [
  // cannot connect to logs1.example.org:514: Connection refused [v8.2302.0 try https://www.rsyslog.com/e/2027 ]
  { says: 'cannot connect to {at}: {why} [[v{n}', moment: 'connecting', ...RSYSLOG },
  { says: 'cannot resolve hostname {host}: {why} [[v{n}', moment: 'looking-up', ...RSYSLOG },
  {
    says: 'cannot resolve hostname {host}',
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    ...RSYSLOG,
  },
  {
    says: [
      'remote server at {at} seems to have closed connection',
      'remote server at {at} seems to have closed connection. This often happens when the remote peer (({text}) shuts down or aborts a connection. Rsyslog will re-open the connection if configured to do so',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    ...RSYSLOG,
  },
  {
    says: 'omfwd: TCPSendBuf error {n}, destruct TCP Connection to {at}',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    ...RSYSLOG,
  },
  {
    says: 'omrelp: could not connect to remote server',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    ...RSYSLOG,
  },
  // Syslog connection failed; fd='12', server='AF_INET(198.51.100.7:514)', error='Connection refused (111)', time_reopen='60'
  {
    says: [
      "Syslog connection failed; fd='{n}', server='AF_INET(({at})', error='{why}",
      "Syslog connection failed; fd='{n}', server='AF_INET6(({at})', error='{why}",
      "Connection failed; fd='{n}', server='AF_INET(({at})', error='{why}",
      "Connection failed; server='AF_INET(({at})', error='{why}",
    ],
    moment: 'connecting',
    ...SYSLOG_NG,
  },
  {
    says: 'Initiating connection failed, reconnecting',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    ...SYSLOG_NG,
  },
  {
    says: [
      "Syslog connection broken; fd='{n}', server='AF_INET(({at})'",
      "Syslog connection closed; fd='{n}', server='AF_INET(({at})'",
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    ...SYSLOG_NG,
  },
  { says: ["Error resolving hostname; host='{host}'", "server='AF_INET(({at})'"], by: 'syslog-ng' },
];

const BEATS = {
  by: 'beats',
  source: 'Beats 8.11, libbeat/publisher/pipeline/client_worker.go, libbeat/outputs/backoff.go',
} as const;
const LOGSTASH = {
  by: 'logstash',
  source: 'logstash-output-elasticsearch 11, http_client/manticore_adapter.rb, pool.rb',
} as const;

const ELASTIC: readonly Entry[] = [
  // Failed to connect to backoff(elasticsearch(http://es1.example.org:9200)): Get "http://es1.example.org:9200": dial tcp 198.51.100.7:9200: connect: connection refused
  {
    says: [
      'Failed to connect to backoff(({word}(({at})): {why}',
      'Failed to connect to failover(({text}(({at})): {why}',
      'Attempting to reconnect to backoff(({word}(({at}))',
      'Connecting error publishing events ((retrying): {why}',
      'error connecting to (Elasticsearch|Kibana) at {at}: {why}',
      'Failed to publish events: {why}',
      'Failed to publish events caused by: {why}',
      'fail to get the Kibana version: HTTP GET request to {at} fails: {why}',
    ],
    ...BEATS,
  },
  // Elasticsearch Unreachable: [http://es1.example.org:9200/][Manticore::SocketException] Connection refused
  {
    says: ['Elasticsearch Unreachable: [[{at}][[{word}] {why}', 'Elasticsearch Unreachable: [[{at}'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...LOGSTASH,
  },
  {
    says: 'Elasticsearch Unreachable: [[{at}][[Manticore::SocketException] {why}',
    moment: 'connecting',
    ...LOGSTASH,
  },
  {
    says: ['Elasticsearch Unreachable: [[{at}][[Manticore::ConnectTimeout]', 'Manticore::ConnectTimeout'],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...LOGSTASH,
  },
  {
    says: ['Elasticsearch Unreachable: [[{at}][[Manticore::SocketTimeout]', 'Manticore::SocketTimeout'],
    outcome: 'silent',
    moment: 'request',
    ...LOGSTASH,
  },
  {
    says: [
      'Elasticsearch Unreachable: [[{at}][[Manticore::ResolutionFailure]',
      'Manticore::ResolutionFailure',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...LOGSTASH,
  },
];

const FLUENT_BIT = {
  by: 'fluent-bit',
  source: 'Fluent Bit 2.1, src/flb_io.c, src/flb_upstream.c, src/flb_network.c, src/flb_http_client.c',
} as const;
const FLUENTD = {
  by: 'fluentd',
  source: 'fluentd 1.16, lib/fluent/plugin/out_forward.rb; fluent-plugin-elasticsearch 5',
} as const;
const TELEGRAF = {
  by: 'telegraf',
  source: 'telegraf 1.28, models/running_output.go, agent/agent.go, plugins/outputs/influxdb',
} as const;

const OTHERS: readonly Entry[] = [
  // [net] TCP connection failed: logs1.example.org:24224 (Connection refused)
  {
    says: ['TCP connection failed: {at} (({why})', 'TCP connection failed: {at}'],
    moment: 'connecting',
    ...FLUENT_BIT,
  },
  // [upstream] connection #45 to tcp://198.51.100.7:9200 timed out after 10 seconds (connection timeout)
  {
    says: [
      'connection #{n} to {at} timed out after {limit}',
      'connection #{n} to {at} timed out after {limit} ((connection timeout)',
      'connection #{n} timeout after {limit} connecting to: {at}',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...FLUENT_BIT,
  },
  { says: "getaddrinfo((host='{host}', err={n}): {why}", moment: 'looking-up', ...FLUENT_BIT },
  {
    says: "getaddrinfo((host='{host}', err={n})",
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    ...FLUENT_BIT,
  },
  { says: 'broken connection to {at}', outcome: 'closed', couldBe: BROKEN, moment: 'request', ...FLUENT_BIT },
  {
    says: 'no upstream connections available to {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    ...FLUENT_BIT,
  },
  {
    says: 'detached forwarding server {text} host="{host}" port={port}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...FLUENTD,
  },
  {
    says: [
      'Could not communicate to (Elasticsearch|OpenSearch), resetting connection and trying again. {why}',
      'no nodes are available',
    ],
    weak: true,
    ...FLUENTD,
  },
  // Could not push logs to Elasticsearch, resetting connection and trying again. read timeout reached
  {
    says: [
      'Could not push logs to (Elasticsearch|OpenSearch), resetting connection and trying again. {why}',
      'Could not push logs to (Elasticsearch|OpenSearch) after {n} retries. {why}',
      'could not push logs to (Elasticsearch|OpenSearch) cluster (({{:host=>"{host}", :port=>{port}, {text}): {why}',
      'could not push logs to (Elasticsearch|OpenSearch) cluster {why}',
    ],
    by: 'fluentd',
    source: 'fluent-plugin-elasticsearch 1 to 5 out_elasticsearch.rb',
  },
  // [outputs.influxdb] When writing to [http://db1.example.org:8086]: failed doing req: Post "http://...": dial tcp ...
  {
    says: [
      'When writing to [[{at}]: {why}',
      'Failed to connect to [[{word}], retrying in {text}, error was {why}',
      'Error connecting to output [[{word}]: {why}',
    ],
    ...TELEGRAF,
  },
  // write_graphite plugin: Connecting to logs1.example.org:2003 via tcp failed. The last error was: failed to connect to remote host: Connection refused
  {
    says: [
      'write_graphite plugin: Connecting to {host}:{port} via {word} failed. The last error was: {why}',
      'failed to connect to remote host: {why}',
    ],
    moment: 'connecting',
    by: 'collectd',
    source: 'collectd 5.12, src/write_graphite.c',
  },
  {
    says: 'write_graphite plugin: send to {at} (({word}) failed with status {n} (({why})',
    moment: 'request',
    by: 'collectd',
    source: 'collectd 5.12, src/write_graphite.c',
  },
];

export const logShippers: Family = {
  id: 'log-shippers',
  source:
    'rsyslog 8.2302.0, syslog-ng 3.38.1, Beats, Logstash, Fluent Bit, fluentd, telegraf, collectd; see the entries',
  entries: [...SYSLOGS, ...ELASTIC, ...OTHERS],
};
