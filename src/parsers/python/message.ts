import type { Errno } from '../../model/errno.ts';
import { urlDial } from '../../command/dial-shapes.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from '../../failure/errno-words.ts';
import { readLibpq } from '../../failure/libpq-errors.ts';
import { readMysqlError } from '../../failure/mysql-errors.ts';
import type { Said } from '../../failure/attempt-under-way.ts';
import { OF_LIBRARIES, OF_NETWORK, type Frame, type Shape } from './libraries.ts';
import { CONNECT_FAILED } from '../../failure/open-outcomes.ts';

export type { Frame } from './libraries.ts';

function errnoEnding(errno: Errno | undefined, frame: Frame): Said | undefined {
  if (!errno) return undefined;
  if (errno === 'ECONNRESET' || errno === 'EPIPE') {
    if (errno === 'EPIPE' && frame === undefined) return undefined;
    return frame === 'connect' ? { errno } : { outcome: 'reset-later', errno };
  }
  if (errno === 'ETIMEDOUT' && frame === 'read') return { outcome: 'silent', errno };
  return OF_NETWORK.has(errno) || frame === 'connect' ? { errno } : undefined;
}

function timedOut(frame: Frame): Said {
  if (frame === 'read') return { outcome: 'silent' };
  if (frame === 'connect') return { outcome: 'own-deadline' };
  return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] };
}

function errnoOf(number: string, text: string): Errno | undefined {
  const errno = errnoOfText(text);
  if (errno) return errno;
  // asyncio prints its own words; Windows prints the user's language.
  const other = /^Connect call failed\b/.test(text) || Number(number) > 10_000;
  return other ? errnoOfNumber(Number(number)) : undefined;
}

const CLOSED_OR_RESET: Said = { outcome: 'closed', couldBe: ['closed', 'reset-later'] };

const ENDINGS: readonly Shape[] = [
  // (Caused by ConnectTimeoutError(..., 'Connection to db1.internal timed out. (connect timeout=1)'))
  [
    /\(connect timeout=(\d{1,6}(?:\.\d+)?|None)\)/,
    ([, limit]) => ({ outcome: 'own-deadline', deadline: limit === 'None' ? undefined : Number(limit) }),
  ],
  // Read timed out. (read timeout=1)
  [/\bRead timed out\. \(read timeout=/, () => ({ outcome: 'silent' })],
  // Remote end closed connection without response      Server disconnected      Connection closed by server.
  [
    /\bRemote end closed connection without response\b|^Server disconnected(?: without sending a response\.)?$|^Connection closed by server\.$/,
    () => ({ outcome: 'closed' }),
  ],
  // Failed to resolve 'db9.internal' ([Errno -2] Name or service not known)
  [/\bFailed to resolve '([\w.-]{1,253})'/, ([, host]) => ({ outcome: 'unresolved', host })],
  // Error 111 connecting to 10.77.0.2:3306. Connection refused.
  [
    /\bError (-?\d{1,5}) connecting to (?:unix socket: )?(?:([\w.-]{1,253}|\[?[\da-fA-F:.]{2,45}\]?):(\d{1,5})|(\/\S{1,200}?))\. ([^.]{3,100})\.{0,2}$/,
    ([, , host, port, path, text = '']) => {
      const target = path === undefined ? { host, port } : { path };
      if (isResolverText(text)) return { outcome: 'unresolved', ...target };
      const errno = errnoOfText(text);
      return errno && { errno, ...target };
    },
  ],
  // [Errno 111] Connection refused      [Errno 111] Connect call failed ('10.77.0.2', 3306)      [WinError 10061] ...
  [
    /\[(?:Errno|WinError) (-?\d{1,5})\] ([^'"()[\]<>,]{3,230})/,
    ([, number = '', text = ''], frame) => {
      if (isResolverText(text)) return { outcome: 'unresolved' };
      return errnoEnding(errnoOf(number, text.trim()), frame);
    },
  ],
  // ConnectionRefusedError(111, 'Connection refused')      error(101, 'Network is unreachable')
  [
    /\b\w{0,40}[Ee]rror\((-?\d{1,5}), ["']([^"']{3,230})["']/,
    ([, number = '', text = ''], frame) => {
      if (isResolverText(text)) return { outcome: 'unresolved' };
      return errnoEnding(errnoOf(number, text), frame);
    },
  ],
  // [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)
  [
    /\[SSL: (?:WRONG_VERSION_NUMBER|HTTP_REQUEST|RECORD_LAYER_FAILURE)\] (wrong version number|http request|record layer failure)/,
    ([, words = '']) => ({ outcome: 'replied', reply: `no TLS: ${words}` }),
  ],
  // [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006)
  [/\bEOF occurred in violation of protocol\b/, () => CLOSED_OR_RESET],
  // [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)
  [/\[SSL: CERTIFICATE_VERIFY_FAILED\]/, () => ({ outcome: 'replied', reply: 'TLS' })],
  // BadStatusLine('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10\\r\\n')      BadStatusLine("''",)      (the second: nothing came)
  [
    /\bBadStatusLine\((["'])(.{1,200}?)(?:\\r)?(?:\\n)?\1,?\)/,
    ([, , reply = '']) => (reply === "''" ? CLOSED_OR_RESET : { outcome: 'replied', reply }),
  ],
  // timed out      TimeoutError('timed out')      <urlopen error timed out>
  [
    /^timed out$|\b(?:TimeoutError|timeout)\(["']timed out["']|<urlopen error timed out>|\): timed out$/,
    (_, frame) => timedOut(frame),
  ],
  ...OF_LIBRARIES,
];

const TARGETS: readonly RegExp[] = [
  // HTTPConnectionPool(host='10.77.0.2', port=3306): Max retries exceeded with url: /
  /\bHTTPS?Connection(?:Pool)?\(host='(?<host>[^']{1,253})', port=(?<port>\d{1,5})\)/,
  // Cannot connect to host 10.77.0.2:3306 ssl:default [Connect call failed ('10.77.0.2', 3306)]
  /\bCannot connect to host (?<host>\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(?<port>\d{1,5})\b/,
  // Connect call failed ('fd77::2', 3306, 0, 0)
  /\bConnect call failed \('(?<host>[.:%\w]{2,60})', (?<port>\d{1,5})/,
  // Connection to db1.internal timed out. (connect timeout=15)
  /\bConnection to (?<host>[\w.-]{1,253}) timed out\. \(connect timeout=/,
  // Timeout reading from 10.0.0.5:6379      Error while reading from 10.0.0.5:6379 : (104, ...
  /^(?:Timeout reading from|Error while reading from) (?<host>\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(?<port>\d{1,5})\b/,
];
// Connect timeout on endpoint URL: "http://10.0.0.5:9000/"      Connection timeout to host http://10.0.0.5:8080/
const URL = /^(?:\w{4,10} timeout|Could not connect)\b.{0,30} "?(https?:\/\/[^\s"]{1,300})/;
// (Caused by ProxyError('Unable to connect to proxy', ...: whom it dialled, the message does not say.
const PROXY = /\bProxyError\(|\bUnable to connect to proxy\b/;

function targetOf(message: string): Said {
  for (const pattern of TARGETS) {
    const groups = pattern.exec(message)?.groups;
    if (groups) return { host: groups['host'], port: groups['port'] };
  }
  const { host, port } = urlDial(URL.exec(message)?.[1]);
  return host === undefined ? {} : { host, port };
}

function readOne(message: string, frame: Frame): Said | undefined {
  if (PROXY.test(message)) return undefined;
  const library = readMysqlError(message) ?? readLibpq(message);
  if (library) return library;
  const target = targetOf(message);
  for (const [pattern, read] of ENDINGS) {
    const match = pattern.exec(message);
    // Whoever names the target was connecting, or says otherwise.
    const said = match
      ? read(match, frame ?? (target.host === undefined ? undefined : 'connect'))
      : undefined;
    if (said) return { ...target, ...said };
  }
  // Cannot connect to host db9.internal:8080 ssl:default [Name or service not known]
  const why = /^Cannot connect to host [^[]{1,300}\[(.{3,200}?)\](?:$|[\s\]])/.exec(message)?.[1];
  if (why !== undefined && isResolverText(why)) return { ...target, outcome: 'unresolved' };
  // aiohttp leaves out which errno it was.
  if (why !== undefined) return { ...target, outcome: 'failed', couldBe: CONNECT_FAILED };
  return target.host === undefined ? undefined : target;
}

// pymongo: 10.0.0.5:27017: [Errno 111] Connection refused,10.0.0.6:27017: timed out, Timeout: 30s, Topology ...
const SERVERS =
  /(?:^|[\s,])(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(\d{1,5}): (\[Errno -?\d{1,5}\] [A-Z][\w ]{3,60}|timed out)(?=[,\s(]|$)/g;
// asyncio: Multiple exceptions: [Errno 111] Connect call failed ('::1', 3306, 0, 0), [Errno 111] Connect call ...
const CALLS = /\[Errno \d{1,5}\] Connect call failed \('[.:%\w]{2,60}', \d{1,5}[^)]{0,20}\)/g;

/** The attempts that the message of an exception tells of; several where it lists several servers. */
function readMessage(message: string, frame: Frame): readonly Said[] {
  const listed = message.split(/, Timeout: |, Topology Description: /, 1)[0] ?? '';
  const servers = [...listed.matchAll(SERVERS)].flatMap(([, host, port, why = '']) => {
    const said = readOne(why.trim(), 'connect');
    return said ? [{ ...said, host, port }] : [];
  });
  if (servers.length > 0) return servers;
  const calls = message.match(CALLS) ?? [];
  if (calls.length > 1) return calls.flatMap((call) => readOne(call, 'connect') ?? []);
  const said = readOne(message, frame);
  return said ? [said] : [];
}

const OF_CLASS: Readonly<Record<string, Errno>> = {
  ConnectionRefusedError: 'ECONNREFUSED',
  ConnectionResetError: 'ECONNRESET',
  ConnectionAbortedError: 'ECONNABORTED',
  BrokenPipeError: 'EPIPE',
};
const LATE_CLASS = /^(?:ReadTimeout|ReadTimeoutError)$/;
const CONNECT_CLASS =
  /^(?:ConnectTimeout|ConnectTimeoutError|ConnectError|NewConnectionError|ClientConnectorError)$/;

/** What an exception says: its class without the module, and its message. */
export function readException(name: string, message: string, frame: Frame): readonly Said[] {
  const where = LATE_CLASS.test(name) ? 'read' : CONNECT_CLASS.test(name) ? 'connect' : frame;
  const said = readMessage(message, where);
  if (said.length > 0) return said;
  // http.client.BadStatusLine: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10
  if (name === 'BadStatusLine' && /^\w/.test(message)) return [{ outcome: 'replied', reply: message }];
  if (name === 'ConnectionTimeout') return [timedOut(undefined)];
  if (message !== '') return [];
  // asyncio.wait_for() gives up without a word.
  if (name === 'TimeoutError' && frame === 'connect') return [timedOut(frame)];
  const ending = errnoEnding(Object.hasOwn(OF_CLASS, name) ? OF_CLASS[name] : undefined, frame);
  return ending ? [ending] : [];
}
