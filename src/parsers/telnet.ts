import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { isBanner } from '../failure/service-banners.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';

// A terminal's telnet says the same of a FIN and of a RST.
const CLOSED: Said = { outcome: 'closed', couldBe: ['closed', 'reset-later'] };

function failed(text: string): Said | undefined {
  const errno = errnoOfText(text);
  return errno && { errno };
}

const ROWS: readonly Row[] = [
  // Trying 10.0.0.5...
  // Trying ::1...
  [/^Trying ([\da-fA-F.:]{2,45}(?:%[\w.-]{1,15})?)\.\.\.$/, 'begins', ([, address]) => ({ address })],
  // telnet: Unable to connect to remote host: Connection refused
  // Connection failed: Permission denied                          (inetutils, before it tries the next address)
  [
    /^(?:telnet: Unable to connect to remote host|Connection failed): (.{3,100})$/,
    'adds',
    ([, text = '']) => failed(text),
  ],
  // telnet: connect to address 10.0.0.5: Connection refused       (BSD, macOS, netkit)
  [
    /^telnet: connect to address ([\da-fA-F.:%]{2,60}): (.{3,100})$/,
    'begins',
    ([, address, text = '']) => {
      const said = failed(text);
      return said && { ...said, address };
    },
  ],
  // telnet: can't connect to remote host (10.0.0.5): Connection refused       (BusyBox)
  [
    /^telnet: can't connect to remote host \(([\da-fA-F.:%]{2,60})\): (.{3,100})$/,
    'begins',
    ([, address, text = '']) => {
      const said = failed(text);
      return said && { ...said, address };
    },
  ],
  // telnet: Unable to connect to remote host: Connection refused  (pasted without the line before it)
  [/^telnet: Unable to connect to remote host: (.{3,100})$/, 'alone', ([, text = '']) => failed(text)],
  // telnet: Unable to connect to remote host                      (BSD, after it told of each address)
  [/^telnet: Unable to connect to remote host$/, 'belongs'],
  // Connected to db1.internal.
  [/^Connected to (\S{1,253}?)\.?$/, 'adds', () => ({ outcome: 'connected' })],
  // Escape character is '^]'.
  [/^Escape character is '.{1,6}'\.?$/, 'belongs'],
  // Connection closed by foreign host.
  [
    /^Connection closed by foreign host\.?$/,
    'adds',
    (_, { soFar }) => (soFar?.reply === undefined ? CLOSED : {}),
  ],
  // Connection closed by foreign host.                           (pasted without the lines before it)
  [/^Connection closed by foreign host\.$/, 'alone', () => CLOSED],
  // telnet> quit      Connection closed.      ^C
  [/^(?:\^\]|\^C)?(?:telnet> \S{0,20}|Connection closed\.|Session terminated, .{0,60})?$/, 'belongs'],
  // telnet: could not resolve db9.internal/3306: Name or service not known
  // telnet: db9.internal: Name or service not known
  [
    /^telnet: (?:could not resolve )?([\w.-]{1,253})(?:\/(\w{1,20}))?: (.{3,100})$/,
    'begins',
    ([, host, port, text = '']) => (isResolverText(text) ? { outcome: 'unresolved', host, port } : undefined),
  ],
  // Server lookup failure:  db9.internal:3306, Name or service not known
  [
    /^Server lookup failure: {1,2}([\w.-]{1,253}):(\w{1,20}), .{3,100}$/,
    'begins',
    ([, host, port]) => ({ outcome: 'unresolved', host, port }),
  ],
  // telnet: bad address 'db9.internal'                            (BusyBox)
  [/^telnet: bad address '([^']{1,253})'$/, 'begins', ([, host]) => ({ outcome: 'unresolved', host })],
  // Connecting To 10.0.0.5...Could not open connection to the host, on port 3306: Connect failed       (Windows)
  [
    /^Connecting To (\S{1,253}?)\.\.\.Could not open connection to the host, on port (\d{1,5}): ?(?:Connect failed)?$/,
    'begins',
    ([, host, port]) => ({
      outcome: 'failed',
      couldBe: ['refused', 'kernel-timeout', 'host-unreachable', 'net-unreachable', 'unresolved'],
      host,
      port,
    }),
  ],
  // 220 mail.internal ESMTP ready
  [
    /^(.{1,300})$/,
    'adds',
    ([, text = ''], { soFar }) =>
      isBanner(text) && (soFar?.outcome === 'connected' || soFar?.outcome === 'replied')
        ? {
            outcome: 'replied',
            reply: soFar.reply ?? text.replace(/Connection closed by foreign host\.$/, ''),
          }
        : undefined,
  ],
];

/** telnet of GNU inetutils, netkit, the BSDs, BusyBox and Windows. */
export const telnet: Parser = attemptParser({
  id: 'telnet',
  marks: [
    '^trying ',
    '^telnet: ',
    'server lookup failure: ',
    'could not open connection to the host',
    '^connection closed by foreign host',
  ],
  programs: ['telnet'],
  rows: ROWS,
  mark: /^(?:Trying |telnet: |Connection closed by foreign |Server lookup failure: |Connecting To )/,
});
