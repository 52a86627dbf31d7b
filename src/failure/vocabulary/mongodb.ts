import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** What the server and the shell before mongosh say. */
const SERVER: readonly Entry[] = [
  // Error: couldn't connect to server 192.0.2.5:27017, connection attempt failed: SocketException: Error connecting to
  // 192.0.2.5:27017 :: caused by :: Connection refused
  {
    says: [
      'Error connecting to {at} :: caused by :: {why}',
      "couldn't connect to server {at}, connection attempt failed: SocketException: {why}",
      'Failed to connect to {at}, reason: {why}',
      'Failed to connect to {at}, reason: errno:{n} {why}',
      'Failed to connect to {at}, in((checking socket for error after poll), reason: {why}',
      'Dropping all pooled connections to {at} due to {why}',
      'Error in heartbeat request to {at}; HostUnreachable: {why}',
      'Error in heartbeat ((requestId: {n}) to {at}, response status: HostUnreachable: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: [
      "couldn't connect to server {at}",
      'HostUnreachable: Error connecting to {at}',
      'socket exception [[CONNECT_ERROR] for {at}',
      'Unable to reach primary for set {word}',
      'None of the hosts for replica set {word} could be contacted',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ["Couldn't get a connection within the time limit", 'connection attempt timed out'],
    outcome: 'own-deadline',
    moment: 'connecting',
    weak: true,
  },
  {
    says: [
      'Failed to connect to {at} after {took-ms} milliseconds[, giving up]',
      'caused by :: Socket operation timed out',
      "NetworkInterfaceExceededTimeLimit: Couldn't get a connection within the time limit",
      "Couldn't get a connection within the time limit[ of {text}ms]",
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: [
      'HostNotFound: Could not find address for {host}',
      'Could not find address for {host}',
      "couldn't initialize connection to host {host}",
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
  },
  {
    says: ['caused by :: Could not find address for {host}', 'getaddrinfo(("{host}") failed'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: [
      'HostUnreachable: Connection closed by peer',
      'socket exception [[CLOSED]',
      'socket exception [[RECV_ERROR]',
      'network error while attempting to run command',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
  {
    says: 'connection refused because too many open connections',
    sign: 'many-connections',
    byServer: true,
    outcome: 'closed',
    moment: 'connected',
  },
];

/** mongosh, and the drivers: each ends in the selection of a server, whatever happened to the connections. */
const DRIVERS: readonly Entry[] = [
  {
    says: [
      'Server selection timed out after {n} ms',
      'server selection error: server selection timeout',
      'server selection timeout, current topology',
      'No suitable servers found',
      'no reachable servers',
      'No replica set members available',
      'error connecting to db server',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: [
      'MongoNetworkError: {why}',
      'MongoServerSelectionError: {why}',
      'MongoNetworkTimeoutError: {why}',
      'MongoTimeoutError: {why}',
    ],
  },
  // Its reason stands in the lines below.
  { says: '{why} in monitor thread while connecting to server {at}', moment: 'connecting' },
  {
    says: ['Addr: {at}, Type: {word}, Last error: {why}', '{{address={at}, type=UNKNOWN, state=CONNECTING'],
    moment: 'connecting',
  },
  {
    says: ['connection {word} to {at} timed out', 'MongoNetworkTimeoutError: connection timed out'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  { says: 'connection {word} to {at} closed', outcome: 'closed', couldBe: BROKEN },
  {
    says: [
      "Socket 'connect' timed out after {took-ms}ms",
      "Socket 'secureConnect' timed out after {took-ms}ms",
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: 'connection(() error occurred during connection handshake: {why}',
    moment: 'connected',
    by: "Go's driver",
    source: 'mongo-go-driver 1 x/mongo/driver/topology/errors.go',
  },
  // [connection refused calling ismaster on 'localhost:27017']
  {
    says: 'connection refused calling (ismaster|hello) on {at}',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'libmongoc',
    source: 'libmongoc 1.5 to 1.27 mongoc-topology-scanner.c',
  },
  {
    says: 'connection timeout calling (ismaster|hello) on {at}',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'libmongoc',
    source: 'libmongoc 1.5 to 1.27 mongoc-topology-scanner.c',
  },
  {
    says: 'socket timeout calling (ismaster|hello) on {at}',
    outcome: 'silent',
    couldBe: OWN_TIME,
    moment: 'connected',
    by: 'libmongoc',
    source: 'libmongoc 1.5 to 1.27 mongoc-topology-scanner.c',
  },
  {
    says: [
      'connection closed calling (ismaster|hello) on {at}',
      'connection error calling (ismaster|hello) on {at}',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'libmongoc',
    source: 'libmongoc 1.5 to 1.27 mongoc-topology-scanner.c',
  },
  {
    says: 'TLS handshake failed{text} calling (ismaster|hello) on {at}',
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    sign: 'tls-broke',
    moment: 'tls',
    by: 'libmongoc',
    source: 'libmongoc 1.5 to 1.27 mongoc-topology-scanner.c',
  },
  {
    says: "Failed to resolve '{host}'",
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'libmongoc',
    weak: true,
    source: 'libmongoc 1.5 to 1.27 mongoc-client.c',
  },
  {
    says: ['MongoSocketOpenException: Exception opening socket', 'Exception opening socket'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: "Java's driver",
    source: 'mongo-java-driver 3 to 5 SocketStream.java',
  },
  {
    says: ['Timed out after {n} ms while waiting (for a server that matches|to connect)'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: "Java's driver",
    source: 'mongo-java-driver 3 to 5 DefaultServerMonitor.java, BaseCluster.java',
  },
  {
    says: [
      'MongoSocketReadException: Prematurely reached end of stream',
      'Prematurely reached end of stream',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: "Java's driver",
    source: 'mongo-java-driver 3 to 5 SocketStream.java',
  },
  {
    says: 'MongoSocketReadTimeoutException: Timeout while receiving message',
    outcome: 'silent',
    moment: 'request',
    by: "Java's driver",
    source: 'mongo-java-driver 3 to 5 InternalStreamConnection.java',
  },
];

export const mongodb: Family = {
  id: 'mongodb',
  source:
    'MongoDB 2.4 to 7.0 src/mongo/shell/mongo.js, util/net, transport/asio; mongosh 1 and 2; node-mongodb-native 3 to 6',
  entries: [...SERVER, ...DRIVERS],
};
