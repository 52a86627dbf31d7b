import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const CASSANDRA: readonly Entry[] = [
  // Connection error: ('Unable to connect to any servers', {'192.0.2.5:9042': ConnectionRefusedError(111, "Tried ...")})
  {
    says: 'Unable to connect to any servers',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  { says: 'Tried connecting to [[(({host}, {port})]. Last error: {why}', moment: 'connecting' },
  {
    says: 'Tried connecting to [[(({host}, {port})]. Last error: timed out',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: ['OperationTimedOut((errors=None', 'OperationTimedOut: errors={text}, last_host={host}'],
    outcome: 'silent',
    couldBe: OWN_TIME,
  },
  // Heartbeat failed for connection (139984127591480) to 192.0.2.2      Connection heartbeat timeout after 30 seconds
  {
    says: [
      'Heartbeat failed for connection (({word}) to {host}',
      'Connection heartbeat timeout after {limit}, last_host={host}',
      'Connection heartbeat timeout after {limit}',
    ],
    outcome: 'silent',
    moment: 'idle',
    by: "DataStax's Python driver",
    source: 'cassandra-driver 2 to 3 cassandra/connection.py',
  },
  {
    says: [
      'All host((s) tried for query failed',
      'Could not reach any contact point',
      'Unable to gossip with any (peers|seeds)',
      'No node was available to execute the query',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: ['Error connecting to Node((endPoint={at},'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: "DataStax's Java driver",
    source: 'DataStax Java driver 2 to 4 Connection.java, ControlConnection.java',
  },
  {
    says: [
      '[[{at}] Timed out waiting for server response',
      'OperationTimedOutException: [[{at}] Operation timed out',
      'OperationTimedOutError: The host {at} did not reply before timeout {limit-ms} ms',
    ],
    outcome: 'silent',
    moment: 'request',
    by: "DataStax's drivers",
    source: 'DataStax Java driver 2 and 3 OperationTimedOutException.java, Node.js driver 3 and 4 errors.js',
  },
  {
    says: ['[[{at}] Connection has been closed', '[[{at}] Channel has been closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: "DataStax's Java driver",
    source: 'DataStax Java driver 2 to 4 Connection.java',
  },
  // [/192.0.2.7:9042] Pool was closed during initialization        (by the driver itself, whatever its connections met)
  {
    says: ['[[{at}] Pool was closed during initialization', 'Pool was closed during initialization'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: "DataStax's Java driver",
    source: 'DataStax Java driver 3 HostConnectionPool.java, initAsync()',
  },
  // nodetool: Failed to connect to '127.0.0.1:7199' - ConnectException: 'Connection refused (Connection refused)'.
  {
    says: 'Failed to connect to {at} - {word}: {why}',
    moment: 'connecting',
    by: 'nodetool',
    source: 'Cassandra 2 to 4 tools/NodeTool.java',
  },
];

const OTHERS: readonly Entry[] = [
  // Code: 210. DB::NetException: Connection refused (192.0.2.5:9000)
  {
    says: 'DB::NetException: {why} (({at})',
    moment: 'connecting',
    by: 'ClickHouse',
    source: 'ClickHouse 19 to 24 src/Client/Connection.cpp',
  },
  {
    says: ['DB::NetException: Timeout: connect timed out: {at}', 'DB::NetException: connect timed out: {at}'],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'ClickHouse',
    source: 'ClickHouse 19 to 24 src/Client/Connection.cpp, Poco Net',
  },
  {
    says: 'DB::NetException: Timeout exceeded while (reading from|writing to) socket (({at}',
    outcome: 'silent',
    moment: 'request',
    by: 'ClickHouse',
    source: 'ClickHouse 19 to 24 src/IO/ReadBufferFromPocoSocket.cpp',
  },
  {
    says: ['DB::NetException: Not found address of host: {host}', 'Not found address of host: {host}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'ClickHouse',
    source: 'ClickHouse 19 to 24 src/Common/DNSResolver.cpp',
  },
  {
    says: [
      'DB::NetException: Connection reset by peer, while reading from socket (({at}',
      'Attempt to read after eof',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    by: 'ClickHouse',
    source: 'ClickHouse 19 to 24 src/IO',
    weak: true,
  },
  {
    says: ['Failed to connect to {at}: Get {word}: {why}', 'Failed to connect to {at}: Get {word} {why}'],
    moment: 'connecting',
    by: 'influx',
    source: 'influx 1.x cmd/influx/cli/cli.go',
  },
  {
    says: 'The remote host refused the connection. Is the service up?',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'libcouchbase',
    source: 'libcouchbase 2.4 to 2.10 error.h',
  },
  {
    says: 'The remote host was unreachable - is your network OK?',
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
    by: 'libcouchbase',
    source: 'libcouchbase 2.4 to 2.10 error.h',
  },
  {
    says: ['LCB_ERR_CONNECTION_REFUSED', 'LCB_ECONNREFUSED'],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'libcouchbase',
    source: 'libcouchbase 2 and 3 error.h',
  },
  // Neo.ClientError ... Unable to connect to db1:7687, ensure the database is running and that there is a working network connection to it.
  {
    says: [
      'Unable to connect to {at}, ensure the database is running and that there is a working network connection to it',
      'Unable to connect to {at}, ensure the database is running',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'Neo4j',
    source: 'neo4j-java-driver 1 to 5 ChannelConnectedListener.java',
  },
  {
    says: [
      "Couldn't connect to {at} ((resolved to {text})",
      'Failed to establish connection to {text} ((reason {why})',
    ],
    moment: 'connecting',
    by: 'Neo4j',
    source: 'neo4j-python-driver 4 and 5 _async_compat/network/_bolt_socket.py',
  },
  {
    says: ['Connection to the database terminated', 'Connection to the database failed'],
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
    by: 'Neo4j',
    source: 'neo4j-java-driver 1 to 5 ErrorUtil.java',
  },
  {
    says: [
      'Could not perform discovery. No routing servers available',
      'Unable to retrieve routing information',
      'No routing servers available',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Neo4j',
    source: 'neo4j drivers 1 to 5, rediscovery',
  },
  {
    says: 'WebSocket connection failure. Due to security constraints in your web browser',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Neo4j',
    source: 'neo4j-javascript-driver 1 to 5 browser-channel.js',
  },
  // HBase, Hadoop
  {
    says: [
      'Call From {source} to {at} failed on connection exception: {why}',
      'Call From {source} to {at} failed on socket timeout exception: {why}',
      'Failed on local exception: {why}',
    ],
    by: 'Hadoop',
    source: 'Hadoop 2 and 3 NetUtils.java wrapException',
  },
  {
    says: 'Call From {source} to {at} failed on connection exception',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'Hadoop',
    source: 'Hadoop 2 and 3 NetUtils.java wrapException',
  },
  {
    says: 'Retrying connect to server: {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'Hadoop',
    source: 'Hadoop 2 and 3 ipc/Client.java',
  },
  {
    says: [
      'No Route to Host from {source} to {at} failed on socket timeout exception',
      'No Route to Host from {source} to {at}',
    ],
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
    by: 'Hadoop',
    source: 'Hadoop 2 and 3 NetUtils.java wrapException',
  },
];

export const nosql: Family = {
  id: 'nosql',
  source: 'cassandra-driver (Python) 3; others name their own',
  entries: [...CASSANDRA, ...OTHERS],
};
