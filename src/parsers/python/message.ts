import type { Errno } from '../../model/errno.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from '../../text/errno-words.ts';
import { readLibpq } from '../../text/libpq.ts';
import { readMysqlError } from '../../text/mysql-error.ts';
import type { Said } from '../../text/sighting.ts';

/** Where the exception was raised, as far as the frames above it tell. */
export type Frame = 'connect' | 'read' | undefined;

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray, frame: Frame) => Said | undefined];

/** Only a network call returns these; the others may come from a file. */
const OF_NETWORK: ReadonlySet<Errno> = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNRESET',
  'ECONNABORTED',
]);

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

const ENDINGS: readonly Shape[] = [
  // (Caused by ConnectTimeoutError(..., 'Connection to db1.internal timed out. (connect timeout=1)'))
  [
    /\(connect timeout=(\d{1,6}(?:\.\d+)?|None)\)/,
    ([, limit]) => ({ outcome: 'own-deadline', deadline: limit === 'None' ? undefined : Number(limit) }),
  ],
  // Read timed out. (read timeout=1)
  [/\bRead timed out\. \(read timeout=/, () => ({ outcome: 'silent' })],
  // Remote end closed connection without response      Server disconnected
  [/\bRemote end closed connection without response\b|^Server disconnected$/, () => ({ outcome: 'closed' })],
  // Failed to resolve 'db9.internal' ([Errno -2] Name or service not known)
  [/\bFailed to resolve '([\w.-]{1,253})'/, ([, host]) => ({ outcome: 'unresolved', host })],
  // Error 111 connecting to 10.77.0.2:3306. Connection refused.
  [
    /\bError (-?\d{1,5}) connecting to (?:([\w.-]{1,253}|\[?[\da-fA-F:.]{2,45}\]?):(\d{1,5})|(\/\S{1,200}?))\. ([^.]{3,100})\.?$/,
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
  // timed out      TimeoutError('timed out')      <urlopen error timed out>
  [
    /^timed out$|\b(?:TimeoutError|timeout)\(["']timed out["']|<urlopen error timed out>|\): timed out$/,
    (_, frame) => timedOut(frame),
  ],
  // Timeout connecting to server
  [/^Timeout connecting to server$/, () => ({ outcome: 'own-deadline' })],
];

const TARGETS: readonly RegExp[] = [
  // HTTPConnectionPool(host='10.77.0.2', port=3306): Max retries exceeded with url: /
  /\bHTTPS?Connection(?:Pool)?\(host='(?<host>[^']{1,253})', port=(?<port>\d{1,5})\)/,
  // Cannot connect to host 10.77.0.2:3306 ssl:default [Connect call failed ('10.77.0.2', 3306)]
  /\bCannot connect to host (?<host>\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253}):(?<port>\d{1,5})\b/,
  // Connect call failed ('fd77::2', 3306, 0, 0)
  /\bConnect call failed \('(?<host>[.:%\w]{2,60})', (?<port>\d{1,5})/,
];

function targetOf(message: string): Said {
  for (const pattern of TARGETS) {
    const groups = pattern.exec(message)?.groups;
    if (groups) return { host: groups['host'], port: groups['port'] };
  }
  return {};
}

function readOne(message: string, frame: Frame): Said | undefined {
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
  if (said.length > 0 || message !== '') return said;
  // asyncio.wait_for() gives up without a word.
  if (name === 'TimeoutError' && frame === 'connect') return [timedOut(frame)];
  const ending = errnoEnding(Object.hasOwn(OF_CLASS, name) ? OF_CLASS[name] : undefined, frame);
  return ending ? [ending] : [];
}
