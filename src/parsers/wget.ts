import type { Parser } from '../model/parser.ts';
import { attemptParser, type Around, type Row } from '../failure/attempt-reader.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { BROKEN } from '../failure/open-outcomes.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { kernelOrOwn } from '../failure/kernel-or-own-deadline.ts';
import type { Said } from '../failure/attempt-under-way.ts';

/** `failed: Connection refused.` in any language; a word without an errno is success. */
function connectEnding(text: string, around: Around): Said | undefined {
  const [, why] = /^[^:：]{1,40}[:：] ?(.{2,100}?)[.。]?$/.exec(text) ?? [];
  if (why === undefined) return /^[^:：()\d]{2,40}[.。]$/.test(text) ? { outcome: 'connected' } : undefined;
  const errno = errnoOfText(why);
  return errno === 'ETIMEDOUT' ? kernelOrOwn(around.command) : errno && { errno };
}

/** What came behind the request. */
function answer(text: string): Said | undefined {
  const status = /^\d{3}(?: \S.{0,100})?$/.exec(text)?.[0];
  if (status !== undefined) return { outcome: 'replied', reply: `HTTP ${status}` };
  // Read error (Connection reset by peer) in headers.
  const errno = errnoOfText(/\(([^()]{3,100})\)/.exec(text)?.[1] ?? '');
  if (errno) return { outcome: errno === 'ETIMEDOUT' ? 'silent' : 'reset-later', errno };
  // No data received.
  return /^[^:：()\d]{4,60}$/.test(text) ? { outcome: 'closed' } : undefined;
}

/** Each of its runs begins with the URL, also behind a redirect: another end at another port is a proxy. */
function meantBy(before: Said | undefined, host: string | undefined, port: string | undefined): Said {
  const meant = before?.meant ?? (before && { host: before.host, port: Number(before.port) });
  if (meant?.host === undefined || Number.isNaN(meant.port)) return {};
  const isSame = meant.host === host?.replace(/^\[|\]$/g, '') || meant.port === Number(port);
  return isSame
    ? {}
    : { meant: { host: meant.host, ...(meant.port === undefined ? {} : { port: meant.port }) } };
}

const DOTS = String.raw`\s?(?:\.{3}|…)\s?`;

const ROWS: readonly Row[] = [
  // --2026-11-21 04:07:28--  http://app.internal:3306/
  [
    /^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--\s{1,4}(?:\([^()]{1,30}\)\s{1,4})?(\S{3,600})$/,
    'begins',
    ([, text]) => {
      const { host, port } = urlDial(text);
      return host === undefined ? undefined : { host, port };
    },
  ],
  // Connecting to app.internal (app.internal)|fd77::2|:3306... failed: Connection refused.
  // db1.internal (db1.internal)|10.77.0.2|:3306 に接続しています... 失敗しました: 接続を拒否されました.
  [
    new RegExp(
      String.raw`(?:^|\s)([^\s|]{1,253}) \([^()\s]{1,253}\)\|([\da-fA-F.:%]{2,60})\|:(\d{1,5})[^:…\d]{0,30}?${DOTS}(\S.{1,120})$`,
    ),
    'next',
    ([, host, address, port, text = ''], around) => {
      const said = connectEnding(text, around);
      return said && { ...said, host, address, port, ...meantBy(around.soFar, host, port) };
    },
  ],
  // Connecting to 10.77.0.2:3306... failed: Connection refused.
  // 正在连接 10.77.0.2:3306... 失败：拒绝连接。
  [
    new RegExp(
      String.raw`(?:^|\s)(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5})[^:…\d]{0,30}?${DOTS}(\S.{1,120})$`,
    ),
    'next',
    ([, host, port, text = ''], around) => {
      const said = connectEnding(text, around);
      return said && { ...said, host, port, ...meantBy(around.soFar, host, port) };
    },
  ],
  // Connecting to db1 (db1)|10.0.0.5|:80... failed: Connection refused.   (pasted without the line before it)
  [
    /^Connecting to (\S{1,253}?)(?: \([^()\s]{1,253}\))?(?:\|([\da-fA-F.:%]{2,60})\|)?:(\d{1,5})\.{3} (\S.{1,120})$/,
    'begins',
    ([, host, address, port, text = ''], around) => {
      const said = connectEnding(text, around);
      return said && { ...said, host, address, port };
    },
  ],
  // Resolving db9.internal (db9.internal)... failed: Name or service not known.
  [
    new RegExp(
      String.raw`(?:^|\s)([\w.-]{1,253}) \([\w.-]{1,253}\)[^:…\d]{0,30}?${DOTS}[^:：]{1,30}[:：] ?(.{2,100}?)[.。]?$`,
    ),
    'adds',
    ([, host, text = '']) =>
      // --dns-timeout ends in the words of connect().
      isResolverText(text) || errnoOfText(text) === 'ETIMEDOUT' ? { outcome: 'unresolved', host } : undefined,
  ],
  // HTTP request sent, awaiting response... 200 OK
  [
    new RegExp(String.raw`^[^…]{8,80}?${DOTS}(\S.{1,120})$`),
    'adds',
    ([, text = ''], { soFar }) => (soFar?.outcome === 'connected' ? answer(text) : undefined),
  ],
  //   HTTP/1.1 200 OK                                                   (with -S)
  [
    /^ {2}(HTTP\/\d(?:\.\d)? \d{3}\b.{0,100})$/,
    'adds',
    ([, reply], { soFar }) => (soFar?.outcome === 'connected' ? { outcome: 'replied', reply } : undefined),
  ],
  // GnuTLS: An unexpected TLS packet was received.      OpenSSL: error:0A00010B:SSL routines::wrong version number
  [
    /^(?:GnuTLS: (An unexpected TLS packet was received)\.|OpenSSL: error:[\dA-F]{8}:SSL routines:\w{0,40}:(wrong version number))$/,
    'adds',
    ([, gnu, open]) => ({ outcome: 'replied', reply: `no TLS: ${gnu ?? open ?? ''}` }),
  ],
  // GnuTLS: Error in the pull function.      (recv() failed, and not for a timeout of wget's own)
  [
    /^GnuTLS: Error in the pull function\.$/,
    'adds',
    () => ({ outcome: 'reset-later', couldBe: ['reset-later', 'silent'] }),
  ],
  // GnuTLS: The TLS connection was non-properly terminated.      OpenSSL: error:0A000126:SSL routines::unexpected eof while reading
  [
    /^(?:GnuTLS: The TLS connection was non-properly terminated\.|OpenSSL: error:[\dA-F]{8}:SSL routines:\w{0,40}:unexpected eof while reading)$/,
    'adds',
    () => ({ outcome: 'closed' }),
  ],
  [/^Unable to establish SSL connection\.$/, 'belongs'],
  // Failed writing HTTP request: Connection reset by peer.
  [
    /^Failed writing HTTP request: (.{3,100}?)\.?$/,
    'adds',
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { outcome: 'reset-later', errno };
    },
  ],
  // 2026-11-21 08:11:07 (0.00 B/s) - Read error at byte 0/200000 (Connection timed out). Giving up.
  // 2026-11-21 08:11:07 (50 KB/s) - Read error at byte 5000 (Connection reset by peer). Retrying.
  [
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \([\d.]{1,8} .{1,4}\/s\) - Read error at byte \d{1,15}(?:\/\d{1,15})? \((.{3,100}?)\)\.(?: Giving up\.| Retrying\.)?$/,
    'adds',
    ([, text = '']) => {
      const errno = errnoOfText(text);
      if (errno === 'ETIMEDOUT') return { outcome: 'silent' };
      return errno === 'ECONNRESET'
        ? { outcome: 'reset-later', errno }
        : { outcome: 'closed', couldBe: BROKEN };
    },
  ],
  // 2026-11-21 08:11:07 (50 KB/s) - Connection closed at byte 5000. Retrying.
  [
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \([\d.]{1,8} .{1,4}\/s\) - Connection closed at byte \d{1,15}\.(?: Giving up\.| Retrying\.)?$/,
    'adds',
    () => ({ outcome: 'closed' }),
  ],
  // HTTP request sent, awaiting response... ^C      ^C                        (cut off by hand while no answer came)
  [
    /^(?:HTTP request sent, awaiting response\.{3} ?)?\^C$/,
    'adds',
    (_, { soFar }) => (soFar?.outcome === 'connected' ? { outcome: 'silent' } : undefined),
  ],
  // failed: Connection refused.                                         (with -nv)
  [/^failed: .{3,100}\.$/, 'adds', ([text = ''], around) => connectEnding(text, around)],
  // wget: can't connect to remote host (10.77.0.2): Connection refused  (BusyBox)
  [
    /^wget: can't connect to remote host \(([\da-fA-F.:%]{2,60})\): (.{3,100})$/,
    'begins',
    ([, address, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { address, errno };
    },
  ],
  // wget: bad address 'db9.internal'      wget: download timed out      wget: server returned error: HTTP/1.1 404
  [
    /^wget: bad address '([^']{1,253})'$/,
    'begins',
    ([, host]) => ({ outcome: 'unresolved', host: host?.split(':')[0] }),
  ],
  [
    /^wget: download timed out$/,
    'adds',
    () => ({ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] }),
  ],
  [
    /^wget: server returned error: (HTTP\/\d\.\d \d{3}\b.{0,80})$/,
    'adds',
    ([, reply]) => ({ outcome: 'replied', reply }),
  ],
  // Resolving db1.internal (db1.internal)... 10.77.0.2
  [
    /^.{0,60}\([\w.-]{1,253}\).{0,30}?(?:\.{3}|…) ?[\da-fA-F.:]{2,45}(?:, [\da-fA-F.:]{2,45}){0,12}(?:, \.{3})?$/,
    'belongs',
  ],
  [
    /^(?:Giving up\.|Retrying\.|Connecting to \S{1,253} \(\S{1,253}\)$|Length: |Saving to: |Remote file |Spider mode |wget ?: |HTTP request sent, awaiting response|\S{2,12} ?[:：] ?\d{1,15}(?:\s|$)|but recursion |\s{0,12}\d{1,12}K[ .]|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )/,
    'belongs',
  ],
];

/** wget of GNU and BusyBox, in any language. */
export const wget: Parser = attemptParser({
  id: 'wget',
  marks: ['--NNNN-NN-NN ', '^connecting to ', '^wget: '],
  programs: ['wget'],
  rows: ROWS,
  mark: /^(?:--\d{4}-|Connecting to |wget: )/,
});
