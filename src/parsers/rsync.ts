import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { seconds } from '../command/command-line.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { option } from '../command/options.ts';

const ROWS: readonly Row[] = [
  // rsync: [Receiver] failed to connect to 10.77.2.2 (10.77.2.2): Connection refused (111)
  // rsync: failed to connect to db1 (10.77.2.2): No route to host (113)
  [
    /^rsync: (?:\[\w{5,10}\] )?failed to connect to ([\w.:%-]{1,253}) \(([\da-f.:]{2,45})\): (.{3,80}?)(?: \(\d{1,5}\))?$/,
    'begins',
    ([, host, address, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno, host, address };
    },
  ],
  // rsync: getaddrinfo: nosuch.internal 873: Temporary failure in name resolution
  [
    /^rsync: (?:\[\w{5,10}\] )?getaddrinfo: ([\w.-]{1,253}) (\d{1,5}): (.{3,80})$/,
    'begins',
    ([, host, port, text = '']) => (isResolverText(text) ? { outcome: 'unresolved', host, port } : undefined),
  ],
  // rsync error: timeout waiting for daemon connection (code 35) at socket.c(429) [Receiver=3.5.0]
  [
    /^rsync error: timeout waiting for daemon connection \(code 35\)/,
    'begins',
    (_, { command }) => ({
      outcome: 'own-deadline',
      deadline: seconds(option(command?.words ?? [], '--contimeout')),
    }),
  ],
  // [Receiver] io timeout after 2 seconds -- exiting      rsync error: timeout in data send/receive (code 30) at io.c(248)
  [/^(?:\[\w{5,10}\] )?io timeout after \d{1,6} seconds -- exiting$/, 'adds', () => ({ outcome: 'silent' })],
  // rsync: did not see server greeting
  [
    /^rsync: did not see server greeting$/,
    'begins',
    () => ({ outcome: 'closed', couldBe: ['closed', 'reset-later'] }),
  ],
  // rsync: server sent "HTTP/1.1 400 Bad Request" rather than greeting
  [
    /^rsync: server sent "(.{1,200})" rather than greeting$/,
    'begins',
    ([, reply]) => ({ outcome: 'replied', reply }),
  ],
  // rsync: read error: Connection reset by peer (104)      rsync: [Receiver] read error: ...
  [
    /^rsync: (?:\[\w{5,10}\] )?(?:read|write) error: (.{3,80}?) \(\d{1,5}\)$/,
    'adds',
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { outcome: 'reset-later', errno };
    },
  ],
  // @ERROR: Unknown module 'mod'      @RSYNCD: EXIT
  [/^(@ERROR: .{1,200})$/, 'adds', ([, reply]) => ({ outcome: 'replied', reply })],
  // rsync error: error in socket IO (code 10) at clientserver.c(165) [Receiver=3.5.0]
  [/^rsync error: .{3,120} \(code \d{1,3}\) at /, 'belongs'],
];

/** rsync's own connections to a daemon; over ssh, ssh tells. */
export const rsync: Parser = attemptParser({
  id: 'rsync',
  marks: ['^rsync: ', '^rsync error: '],
  programs: ({ tool, words }) =>
    tool === 'rsync' &&
    words.slice(1).some((word) => word.startsWith('rsync://') || /^[^/:]{1,253}::/.test(word)),
  rows: ROWS,
  mark: /^rsync(?: error)?: /,
});
