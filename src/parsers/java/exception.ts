import { urlDial } from '../../command/dial-shapes.ts';
import type { Said } from '../../failure/attempt-under-way.ts';
import { closed, connecting, late, other, target, unresolved, type Read } from './socket.ts';
import { CONNECT_FAILED, NOT_CONNECTED } from '../../failure/open-outcomes.ts';

// Connection to 10.0.0.5:5432 refused. Check that the hostname and port are correct ...
const PGJDBC = /^Connection to (\[?[\w.:-]{1,253}?\]?):(\d{1,5}) refused\./;

// db1:6379      10.0.0.5/<unresolved>:6379      /10.0.0.5:9042
const DIALLED = /^(?:[\w.-]{0,253}\/)?(?:<unresolved>|\[?([\w.:%-]{1,253}?)\]?):(\d{1,5})\.?$/;

function dialled(text: string): Said | undefined {
  const match = DIALLED.exec(text);
  const host = match?.[1] ?? /^([\w.-]{1,253})\/<unresolved>/.exec(text)?.[1];
  return match ? { outcome: 'failed', couldBe: NOT_CONNECTED, host, port: match[2] } : undefined;
}

/** An exception that has only the message of the one that it wraps. */
const wrapping: Read = (message) => {
  const text = message.replace(/^I\/O error on [A-Z]{3,7} request for "[^"]{1,500}": /, '');
  const name = /^Failed to resolve '([\w.-]{1,253})'/.exec(text)?.[1];
  if (name !== undefined) return { outcome: 'unresolved', host: name };
  if (
    /\b(?:read|connect|connection|request) timed out\b/i.test(text) &&
    !/^Connection timed out(?: \(|$)/.test(text)
  )
    return late(text);
  return closed(text) ?? other(text);
};

// Socket fail to connect to host:address=(host=10.0.0.5)(port=3306)(type=primary). Connection refused
// Could not connect to address=(host=10.0.0.5)(port=3306)(type=master) : Socket fail to connect to host:10.0.0.5, port:3306. ...
const MARIADB =
  /\bSocket fail to connect to host:(?:address=\(host=)?([\w.:-]{1,253})(?:, port:|\)\(port=)(\d{1,5})[^.]{0,40}\. (.{3,100})$/;

const mariadb: Read = (message) => {
  const match = MARIADB.exec(message);
  if (!match) return undefined;
  const ended = connecting(match[3] ?? '') ?? { outcome: 'failed' as const, couldBe: NOT_CONNECTED };
  return { ...ended, host: match[1], port: match[2] };
};

// ORA-17002: I/O error: The Network Adapter could not establish the connection (CONNECTION_ID=...), host: db1, port: 1521
const oracle: Read = (message) => {
  if (!message.includes('The Network Adapter could not establish the connection')) return undefined;
  const match = /, host: ([\w.:-]{1,253}), port: (\d{1,5})\b/.exec(message);
  return { outcome: 'failed', couldBe: NOT_CONNECTED, host: match?.[1], port: match?.[2] };
};

// Unable to connect to localhost:6379      Failed to connect to 10.0.0.5:6379.
const redis: Read = (message) => {
  const match = /^(?:Unable|Failed) to connect to (?:server )?(\S{1,300})$/.exec(message);
  return match ? dialled(match[1] ?? '') : closed(message);
};

// com.datastax.driver.core.exceptions.OperationTimedOutException: [/10.0.0.5:9042] Timed out waiting for server response
// com.datastax.driver.core.exceptions.TransportException: [/10.0.0.5:9042] Connection has been closed
/** How the first of the hosts ended, where it was connected. */
function triedEnding(why: string): Said {
  if (/^\S{0,100}\bOperationTimedOutException\b/.test(why)) return { outcome: 'silent' };
  return /^\S{0,100}Exception: \[\S{1,300}\] (?:Connection|Channel) has been closed/.test(why)
    ? { outcome: 'closed', couldBe: ['closed', 'reset-later'] }
    : {};
}

/** What Kafka's clients say when no broker was reached in time, or none answered. */
const KAFKA_WAITED =
  /^(?:Timed out waiting for a node assignment\b|Topic \S{1,250} not present in metadata after \d|Timeout expired while fetching topic metadata|Failed to update metadata after \d)/;

const READERS: Readonly<Record<string, Read>> = {
  ConnectException: connecting,
  HttpHostConnectException: connecting,
  AbstractChannel$AnnotatedConnectException: connecting,
  AbstractChannel$AnnotatedNoRouteToHostException: connecting,
  // Cannot assign requested address (Address not available)      (up to Java 12, of EADDRNOTAVAIL as well)
  NoRouteToHostException: (message) => {
    const said = connecting(message);
    return said?.errno === undefined ? { ...target(message), errno: 'EHOSTUNREACH' } : said;
  },
  PortUnreachableException: connecting,
  SocketTimeoutException: late,
  ConnectTimeoutException: late,
  HttpConnectTimeoutException: late,
  HttpTimeoutException: () => ({ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] }),
  ReadTimeoutException: () => ({ outcome: 'silent' }),
  SocketException: other,
  BindException: other,
  IOException: other,
  Errors$NativeIoException: other,
  NoHttpResponseException: (message) => {
    const match = /^([\w.-]{1,253}):(\d{1,5}) failed to respond$/.exec(message);
    return match ? { outcome: 'closed', host: match[1], port: match[2] } : undefined;
  },
  PrematureCloseException: closed,
  EOFException: closed,
  // PKIX path building failed: ...      No subject alternative names matching IP address 10.0.0.5 found
  SSLHandshakeException: (message) =>
    /^(?:PKIX path |No (?:subject alternative|name matching)|Received fatal alert: )/.test(message)
      ? { outcome: 'replied', reply: 'TLS' }
      : closed(message),
  SSLException: (message) =>
    /^(?:Unsupported or unrecognized SSL message|Unrecognized SSL message, plaintext connection\?)$/.test(
      message,
    )
      ? { outcome: 'replied', reply: message }
      : closed(message),
  ResourceAccessException: wrapping,
  WebClientRequestException: wrapping,
  RetryableException: (message) =>
    wrapping(message.replace(/ executing [A-Z]{3,7} https?:\/\/.{1,500}$/, '')),
  SQLNonTransientConnectionException: mariadb,
  SQLRecoverableException: oracle,
  NetException: oracle,
  RedisConnectionException: redis,
  JedisConnectionException: redis,
  NoHostAvailableException: (message) => {
    const match = /\(tried: \S{0,253}?(\/[\da-fA-F.:[\]]{2,50}:\d{1,5}) \((.{0,300})/.exec(message);
    const said = match ? dialled(match[1] ?? '') : undefined;
    return said && { ...said, ...triedEnding(match?.[2] ?? '') };
  },
  TimeoutException: (message) =>
    KAFKA_WAITED.test(message)
      ? { outcome: 'failed', couldBe: [...NOT_CONNECTED, 'silent', 'closed', 'reset-later'] }
      : undefined,
  UnknownHostException: unresolved,
  UnresolvedAddressException: () => ({ outcome: 'unresolved' }),
  PSQLException: (message) => {
    const match = PGJDBC.exec(message);
    if (match) return { outcome: 'failed', couldBe: CONNECT_FAILED, host: match[1], port: match[2] };
    return /^FATAL: /.test(message) ? { outcome: 'replied', reply: message } : undefined;
  },
};

/** What an exception says: its class without the package, and its message, which may be empty. */
export function readException(name: string, message: string): Said | undefined {
  return Object.hasOwn(READERS, name) ? READERS[name]?.(message) : undefined;
}

// I/O error on GET request for "http://db1:8080/x": Connection refused      url=jdbc:postgresql://db1:5432/app
const URL =
  /\b(?:jdbc:)?([a-z]{2,15}:\/\/(?:\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::\d{1,5})?)(?=[/?;"'\s,)]|$)/;
// Call From app1/10.0.0.7 to nn1:8020 failed on connection exception: java.net.ConnectException: Connection refused
const CALL = /\bCall From \S{1,300} to ([\w.-]{1,253}):(\d{1,5}) failed on /;

// ... cluster state is {type=UNKNOWN, servers=[{address=10.0.0.5:27017, type=UNKNOWN, state=CONNECTING, exception=...
const MONGO = /\bservers=\[\{address=([\w.:-]{1,253}):(\d{1,5}), /;

/** The target as the rest of the line names it. */
export function readSurroundings(line: string): Said {
  const mongo = MONGO.exec(line);
  if (mongo) return { host: mongo[1], port: mongo[2] };
  const call = CALL.exec(line);
  if (call) return { host: call[1], port: call[2] };
  return urlDial(URL.exec(line.replace(/; For more details see: .{0,200}$/, ''))?.[1]);
}
