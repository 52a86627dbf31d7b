import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../text/attempt-reader.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from '../text/errno-words.ts';
import { isMention } from '../text/mention.ts';
import type { Said } from '../text/sighting.ts';

const HOST = String.raw`(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253})`;
// 127.0.0.1:5432      [::ffff:10.0.0.5]:443      (db1.internal:8080)
const TARGET = new RegExp(String.raw`\(?${HOST}:(\d{1,5})\)?$`);

interface Split {
  readonly text: string;
  readonly target: Said;
}

/** A message and the target that .NET puts behind it. */
function split(message: string): Split {
  const match = TARGET.exec(message);
  const text = match ? message.slice(0, match.index).trim() : message;
  return { text, target: match ? { host: match[1], port: match[2] } : {} };
}

function ending(message: string, number: string | undefined): Said | undefined {
  const { text, target } = split(message.trim());
  if (isResolverText(text)) return { outcome: 'unresolved', ...target };
  const errno = errnoOfText(text) ?? (number === undefined ? undefined : errnoOfNumber(Number(number)));
  if (!errno) return undefined;
  // Its text tells of a connection that there was.
  const later = errno === 'ECONNRESET' || errno === 'EPIPE' || errno === 'ECONNABORTED';
  return later ? { ...target, outcome: 'reset-later', errno } : { ...target, errno };
}

const ROWS: readonly Row[] = [
  //  ---> System.Net.Sockets.SocketException (111): Connection refused 127.0.0.1:5432
  //  ---> System.Net.Sockets.SocketException (0xFFFDFFFF, 111): Name or service not known      (an inner exception)
  [
    /^\s{0,4}---> (?:\(Inner Exception #\d{1,3}\) )?System\.Net\.Sockets\.SocketException \((?:0x[\dA-F]{8}(?:, )?)?(\d{1,6})?\): (.{3,400})$/,
    'adds',
    ([, number, message = '']) => ending(message, number),
  ],
  // System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it.
  [
    /^(?:Unhandled exception\. |\s{0,4}---> |.{0,120}?[:\]] )?System\.Net\.Sockets\.(?:SocketException|ExtendedSocketException) \((?:0x[\dA-F]{8}(?:, )?)?(\d{1,6})?\): (.{3,400})$/,
    'begins',
    ([, number, message = '']) => ending(message, number),
  ],
  // System.Net.Http.HttpRequestException: Connection refused (10.0.0.5:8080)
  [
    /^(?:Unhandled exception\. |.{0,120}?[:\]] )?System\.Net\.Http\.HttpRequestException: (.{3,300})$/,
    'begins',
    ([, message = '']) => ending(message, undefined),
  ],
  // Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.5:5432
  [
    new RegExp(
      String.raw`^(?:Unhandled exception\. |.{0,120}?[:\]] )?Npgsql\.NpgsqlException \(0x80004005\): Failed to connect to ${HOST}:(\d{1,5})$`,
    ),
    'begins',
    ([, host, port]) => ({
      outcome: 'failed',
      couldBe: [
        'refused',
        'host-unreachable',
        'net-unreachable',
        'kernel-timeout',
        'own-deadline',
        'other-errno',
      ],
      host,
      port,
    }),
  ],
  // Exception calling "Connect" with "2" argument(s): "No connection could be made because ... refused it 10.0.0.5:3306"
  [
    /^(?:MethodInvocationException: )?Exception calling "Connect" with "\d" argument\(s\): "(.{3,400})"$/,
    'begins',
    ([, message = '']) => ending(message, undefined),
  ],
  // System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 2 seconds elapsing.
  [
    /^(?:.{0,120}?[:\]] )?System\.Threading\.Tasks\.TaskCanceledException: The request was canceled due to the configured HttpClient\.Timeout of (\d{1,5}(?:\.\d+)?) seconds elapsing\.$/,
    'begins',
    ([, limit]) => ({
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'silent'],
      deadline: Number(limit),
    }),
  ],
  // No connection could be made because the target machine actively refused it. (db1.internal:8080)
  [
    /^(.{10,400})$/,
    'begins',
    ([, message = '']) => {
      if (
        !/actively refused it|failed to respond|forcibly closed by the remote host|unreachable (?:host|network)/.test(
          message,
        )
      ) {
        return undefined;
      }
      const said = ending(message.replace(/^.{0,80}?: (?=[A-Z])/, ''), undefined);
      // Without a target it may as well be a heading.
      return said?.host === undefined || isMention(message, '') ? undefined : said;
    },
  ],
  //    at System.Net.Sockets.Socket.Connect(EndPoint remoteEP)
  [
    /^\s{0,6}(?:at [\w.`<>[\]+|,]{3,300}\(.{0,400}\).{0,300}|--- End of (?:inner exception stack trace|stack trace from previous location) ---)$/,
    'belongs',
  ],
];

// One of these stands in every line with which an attempt begins.
const MARK =
  /System\.(?:Net|Threading)\.|Npgsql\.|Exception calling "|actively refused|failed to respond|forcibly closed|unreachable (?:host|network)/;

/** .NET's exceptions, PowerShell's among them. */
export const dotnet: Parser = attemptParser({
  id: 'dotnet',
  programs: ['dotnet', 'pwsh'],
  rows: ROWS,
  mark: MARK,
});
