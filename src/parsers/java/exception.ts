import type { Outcome } from '../../model/outcome.ts';
import { urlDial } from '../../text/dial-shapes.ts';
import { errnoOfText } from '../../text/errno-words.ts';
import type { Said } from '../../text/sighting.ts';

const CONNECT_FAILURES: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'reset-connecting',
  'other-errno',
];

type Read = (message: string) => Said | undefined;

// db1/10.0.0.5:5432      /10.0.0.5:8080      db1.internal/<unresolved>:8080      /[fd77:0:0:0:0:0:0:2]:80
const SOCKET_ADDRESS =
  /(?:^|[\s:([])([\w.-]{1,253})?\/(?:\[?([\da-fA-F.:]{2,45}(?:%[\w.-]{1,15})?)\]?|<unresolved>):(\d{1,5})(?!\d)/;
// Connect to db1.internal:8080 [db1.internal/10.0.0.5] failed: Connection refused
const APACHE = /Connect to (?:https?:\/\/)?([\w.-]{1,253}):(\d{1,5}) \[([^\]]{0,600})\] failed: (.{3,100})$/;
// Connection to 10.0.0.5:5432 refused. Check that the hostname and port are correct ...
const PGJDBC = /^Connection to (\[?[\w.:-]{1,253}?\]?):(\d{1,5}) refused\./;
// Failed to connect to db1.internal/10.0.0.5:8080      finishConnect(..) failed: Connection refused: /10.0.0.5:8080

function target(message: string): Said {
  const match = SOCKET_ADDRESS.exec(message);
  return match ? { host: match[1] ?? match[2], address: match[2], port: match[3] } : {};
}

// Connection refused (Connection refused)      Connection refused: connect      Connection refused: no further information
// connection timed out: db1/10.0.0.5:5432      finishConnect(..) failed: No route to host: /10.0.0.5:80
function plain(message: string): string {
  return message
    .replace(
      /^(?:finishConnect|connect|syscall:\w{1,20}|recvAddress|readAddress|writeAddress)\(\.\.\) failed: /,
      '',
    )
    .replace(/ \([^()]{3,100}\)$/, '')
    .replace(/: (?:connect|no further information|getsockopt|recv|send|socket write error)$/, '')
    .replace(/: [\w.-]{0,253}\/\S{2,70}:\d{1,5}$/, '')
    .replace(/; For more details see: .{0,200}$/, '')
    .trim();
}

/** java.net.ConnectException and its kin: connect() itself failed. */
const connecting: Read = (message) => {
  const apache = APACHE.exec(message);
  if (apache) {
    const address = /\/([\da-fA-F.:]{2,45})\]?$/.exec(apache[3] ?? '')?.[1];
    const said = connecting(apache[4] ?? '');
    return said && { ...said, host: apache[1], port: apache[2], address };
  }
  if (/^(?:HTTP )?connect timed out$/i.test(message)) return { outcome: 'own-deadline' };
  const errno = errnoOfText(plain(message));
  if (errno) return { errno, ...target(message) };
  const dialled = target(message);
  if (message !== '' && dialled.address === undefined) return undefined;
  return { outcome: 'failed', couldBe: CONNECT_FAILURES, ...dialled };
};

/** java.net.SocketTimeoutException: a deadline of the program's own. */
const late: Read = (message) => {
  if (/\bread timed out\b|^timeout$|^Read timeout|^Accept timed out$/i.test(message)) {
    return /accept/i.test(message) ? undefined : { outcome: 'silent' };
  }
  const apache = APACHE.exec(message);
  if (apache) return { ...connecting(message), outcome: 'own-deadline' };
  const ms = /after (\d{1,8}) ?ms/.exec(message)?.[1];
  const deadline = ms === undefined ? {} : { deadline: Number(ms) / 1000 };
  if (/connect/i.test(message)) return { outcome: 'own-deadline', ...deadline, ...target(message) };
  return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], ...deadline };
};

/** java.net.SocketException and I/O errors: before or after the handshake, as the text says. */
const other: Read = (message) => {
  const text = plain(message);
  if (/^(?:Connection reset|Connection reset by peer)$/.test(text))
    return { outcome: 'reset-later', errno: 'ECONNRESET' };
  if (/^(?:Unexpected end of file from server|HTTP\/1\.1 header parser received no bytes)$/.test(text)) {
    return { outcome: 'closed' };
  }
  const errno = errnoOfText(text);
  if (!errno) return undefined;
  return errno === 'EPIPE' || errno === 'ECONNRESET'
    ? { outcome: 'reset-later', errno }
    : { errno, ...target(message) };
};

const unresolved: Read = (message) => {
  const host = /^([\w.-]{1,253})(?:$|: )/.exec(message)?.[1];
  return host === undefined ? undefined : { outcome: 'unresolved', host };
};

const READERS: Readonly<Record<string, Read>> = {
  ConnectException: connecting,
  HttpHostConnectException: connecting,
  AbstractChannel$AnnotatedConnectException: connecting,
  AbstractChannel$AnnotatedNoRouteToHostException: connecting,
  NoRouteToHostException: (message) => ({
    ...connecting(message),
    errno: 'EHOSTUNREACH',
    outcome: 'host-unreachable',
  }),
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
  UnknownHostException: unresolved,
  UnresolvedAddressException: () => ({ outcome: 'unresolved' }),
  PSQLException: (message) => {
    const match = PGJDBC.exec(message);
    if (match) return { outcome: 'failed', couldBe: CONNECT_FAILURES, host: match[1], port: match[2] };
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

/** The target as the rest of the line names it. */
export function readSurroundings(line: string): Said {
  const call = CALL.exec(line);
  if (call) return { host: call[1], port: call[2] };
  return urlDial(URL.exec(line.replace(/; For more details see: .{0,200}$/, ''))?.[1]);
}
