import type { Outcome } from '../../model/outcome.ts';
import { errnoOfName } from '../../failure/errno-words.ts';
import { isMentioned } from '../../failure/mention.ts';
import type { Said } from '../../failure/attempt-under-way.ts';

// What stands in front of a message: nothing, a label, a bracket. A plain word makes it part of a sentence.
const FRONT = /,$|[:\]>"'`({=|]\s{0,2}$|\bERR! $/;

function isFronted(before: string): boolean {
  return before.trim() === '' || FRONT.test(before.slice(-8));
}

type Shape = readonly [mark: string, pattern: RegExp, read: (match: RegExpExecArray) => readonly Said[]];

function dialled(name: string, [, , address, port, path]: RegExpExecArray): Said | undefined {
  const errno = errnoOfName(name);
  if (!errno) return undefined;
  const target = path === undefined ? { address, port } : { path };
  // Libraries print this of their own deadlines, too; the frames below it tell.
  return errno === 'ETIMEDOUT' ? { ...target, outcome: 'some-timeout' } : { ...target, errno };
}

function urlOf(text: string | undefined): Said {
  const match = /^https?:\/\/(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(?::(\d{1,5}))?/.exec(text ?? '');
  if (!match) return {};
  return { host: match[1], port: match[2] ?? (text?.startsWith('https') === true ? 443 : 80) };
}

/** What a library leaves open. */
const ANY: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'own-deadline',
  'unresolved',
  'other-errno',
];

const SHAPES: readonly Shape[] = [
  // Error: connect ECONNREFUSED 10.77.0.2:3306
  // Error: connect ENETUNREACH 10.99.0.1:3306 - Local (0.0.0.0:0)
  // Error: connect ENOENT /var/run/docker.sock
  [
    'connect E',
    /\bconnect (E[A-Z]{3,15})\b(?: \[?([\da-fA-F.:]{2,45}(?:%[\w.-]{1,15})?)\]?:(\d{1,5})(?![\d:.])| (\/[^\s,"']{1,200}))?(?: - Local \([^()]{1,70}\))?/,
    (match) => {
      const said = dialled(match[1] ?? '', match);
      return said ? [said] : [];
    },
  ],
  // FetchError: request to http://10.0.0.5:8080/ failed, reason: connect ECONNREFUSED 10.0.0.5:8080
  // Error: getaddrinfo ENOTFOUND db9.internal      getaddrinfo EAI_AGAIN db9 db9:3306
  [
    'getaddrinfo E',
    /\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_FAIL)(?: ([\w.-]{1,253}))?(?: \S{1,253}:(\d{1,5}))?/,
    ([, host, port]) => [{ outcome: 'unresolved', host, port }],
  ],
  // Error: read ECONNRESET      Error: write EPIPE      read ETIMEDOUT
  [
    ' E',
    /\b(?:read|write) (ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED)\b/,
    ([, name = '']) => {
      const errno = errnoOfName(name);
      return errno ? [{ outcome: errno === 'ETIMEDOUT' ? 'silent' : 'reset-later', errno }] : [];
    },
  ],
  // Error: write EPROTO 80ACCA69C07F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/...
  // [cause]: [Error: 807CE2EF8A7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/...
  [
    ':SSL routines:',
    /\[?\bError: (?:write EPROTO )?[\dA-F]{12,20}:error:[\dA-F]{8}:SSL routines:\w{0,40}:(wrong version number|unknown protocol|packet length too long|http request):\S{3,150}:\d{1,5}:/,
    ([, words = '']) => [{ outcome: 'replied', reply: `no TLS: ${words}` }],
  ],
  // Error: self-signed certificate      Error: certificate has expired
  [
    'certificate',
    /\bError: (?:self[- ]signed certificate(?: in certificate chain)?|unable to verify the first certificate|certificate has expired)/,
    () => [{ outcome: 'replied', reply: 'TLS' }],
  ],
  // Error: Client network socket disconnected before secure TLS connection was established
  [
    'before secure TLS',
    /\bClient network socket disconnected before secure TLS connection was established\b/,
    () => [{ outcome: 'closed', couldBe: ['closed', 'reset-later'] }],
  ],
  // Error: Parse Error: Expected HTTP/, RTSP/ or ICE/
  [
    'Parse Error: ',
    /\bParse Error: (Expected HTTP\/(?:, RTSP\/ or ICE\/)?)/,
    ([reply]) => [{ outcome: 'replied', reply: `no HTTP: ${reply}` }],
  ],
  // Error: socket hang up      [cause]: SocketError: other side closed
  ['socket hang up', /\bsocket hang up\b/, () => [{ outcome: 'closed' }]],
  ['other side closed', /\bother side closed\b/, () => [{ outcome: 'closed' }]],
  // ConnectTimeoutError: Connect Timeout Error (attempted addresses: 10.0.0.5:443, timeout: 10000ms)
  [
    'Connect Timeout Error',
    /\bConnect Timeout Error(?: \(attempted address(?:es)?: ([^()]{3,400}?)(?:, timeout: (\d{1,8})ms)?\))?/,
    ([, list = '', ms]) => {
      const deadline = ms === undefined ? undefined : Number(ms) / 1000;
      const targets = list.split(', ').map((text) => /^\[?(\S{1,253}?)\]?:(\d{1,5})$/.exec(text));
      return targets.map((target) => ({
        outcome: 'own-deadline',
        deadline,
        host: target?.[1],
        port: target?.[2],
      }));
    },
  ],
  // HeadersTimeoutError: Headers Timeout Error
  ['Timeout Error', /\b(?:Headers|Body) Timeout Error\b/, () => [{ outcome: 'silent' }]],
  // Error: Connection terminated unexpectedly      ... due to connection timeout                              (pg)
  [
    'Connection terminated ',
    /\bConnection terminated (?:unexpectedly|(due to connection timeout))$/,
    ([, late]) =>
      late === undefined
        ? [{ outcome: 'closed', couldBe: ['closed', 'reset-later'] }]
        : [{ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] }],
  ],
  // AxiosError: timeout of 2000ms exceeded
  [
    'timeout of ',
    /\btimeout of (\d{1,8})ms exceeded\b/,
    ([, ms]) => [
      { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], deadline: Number(ms) / 1000 },
    ],
  ],
  // Error: P1001: Can't reach database server at `10.0.0.5`:`5432`                                        (Prisma)
  [
    "Can't reach database server at ",
    /\bCan't reach database server at `([\w.-]{1,253})`?:`?(\d{1,5})`/,
    ([, host, port]) => [{ outcome: 'failed', couldBe: ANY, host, port }],
  ],
  // [HPM] Error occurred while proxying request localhost:3000/api to http://127.0.0.1:8080/ [ECONNREFUSED] (...)
  [
    'roxy',
    /\b(?:while proxying|Could not proxy) request \S{1,300}(?: from \S{1,300})? to (https?:\/\/\S{1,300}?)\.? [[(](E[A-Z]{3,15})[\])]/,
    ([, url, name = '']) => {
      const errno = errnoOfName(name);
      return errno
        ? [{ ...(errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : { errno }), ...urlOf(url) }]
        : [];
    },
  ],
  // {"errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"10.77.0.2","port":3306}
  [
    '"syscall":"connect"',
    /"code":"(E[A-Z]{3,15})","syscall":"connect","address":"([\da-fA-F.:%]{2,60})","port":(\d{1,5})/,
    ([, name = '', address, port]) => {
      const errno = errnoOfName(name);
      if (!errno) return [];
      const how: Said = errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : { errno };
      return [{ ...how, address, port }];
    },
  ],
];

// One of these stands in every message; most lines of a log have none.
const MARK =
  /(?:connect|getaddrinfo|read|write) E|Connection terminated |timeout of \d|reach database server|roxy(?:ing)? request |socket hang up|other side closed|Timeout Error|:SSL routines:|before secure TLS|Parse Error: |Error: .{0,22}certificate|"syscall":"connect"/;

/** The attempts that an error message of Node tells of, wherever it stands in the line. */
export function readMessage(text: string): readonly Said[] {
  if (!MARK.test(text)) return [];
  for (const [mark, pattern, read] of SHAPES) {
    const match = text.includes(mark) ? pattern.exec(text) : null;
    if (!match || !isFronted(text.slice(0, match.index)) || isMentioned(match)) continue;
    const said = read(match);
    if (said.length === 0) continue;
    const { host, port } = urlOf(/\brequest to (https?:\/\/\S{1,300}) failed, reason: /.exec(text)?.[1]);
    return said.map((one) => ({ ...one, host: one.host ?? host, port: one.port ?? port }));
  }
  return [];
}
