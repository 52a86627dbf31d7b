import type { Outcome } from '../model/outcome.ts';
import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { isMention } from '../failure/mention.ts';
import type { Said } from '../failure/attempt-under-way.ts';

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
  // SocketException (125): Operation canceled: a token of the client's own; what stands around it tells more
  if (
    /^(?:Operation canceled|The I\/O operation has been aborted because of either a thread exit)/.test(text)
  )
    return undefined;
  if (isResolverText(text)) return { outcome: 'unresolved', ...target };
  const errno = errnoOfText(text) ?? (number === undefined ? undefined : errnoOfNumber(Number(number)));
  // Without a target it is a server's bind(), which is no attempt.
  if (!errno || (errno === 'EADDRINUSE' && target.host === undefined)) return undefined;
  // Its text tells of a connection that there was.
  const later = errno === 'ECONNRESET' || errno === 'EPIPE' || errno === 'ECONNABORTED';
  return later ? { ...target, outcome: 'reset-later', errno } : { ...target, errno };
}

// Unhandled exception. ...      fail: App[0] ...      [07:08:09 ERR] Connection failed System.Net...
const FRONT = String.raw`^(?:Unhandled exception\. |.{0,200}?[:\]] |.{0,200}? )?`;
// System.Net.Sockets.SocketException      System.Net.Internals.SocketExceptionFactory+ExtendedSocketException
const SOCKET = String.raw`System\.Net\.(?:Sockets\.(?:Extended)?SocketException|Internals\.SocketExceptionFactory\+ExtendedSocketException)`;
// (111)      (0x80004005)      (0xFFFDFFFF, 111)      (00000001, 111)
const NUMBER = String.raw`(?: \((?:(?:0x)?[\dA-F]{8}(?:, )?)?(\d{1,6})?\))?`;
const INNER = String.raw`^\s{0,4}---> (?:\(Inner Exception #\d{1,3}\) )?`;

/** What a library's own exception leaves open. */
const ANY: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'own-deadline',
  'unresolved',
  'other-errno',
];

const ROWS: readonly Row[] = [
  //  ---> System.IO.IOException: Unable to read data from the transport connection: Operation canceled.
  [
    new RegExp(
      String.raw`${INNER}(?:System\.IO\.IOException: Unable to (?:read|write) data (?:from|to) the transport connection: |System\.IO\.EndOfStreamException\b|System\.Net\.Http\.HttpIOException: The response ended prematurely)(.{0,300})$`,
    ),
    'adds',
    ([whole, why = ''], { soFar }) => {
      if (!whole.includes('transport connection')) return { outcome: 'closed' };
      // The deadline of the request ran out, and a connection there was.
      if (soFar?.outcome === 'own-deadline') return { outcome: 'silent' };
      return ending(why.replace(/\.$/, ''), undefined) ?? {};
    },
  ],
  //  ---> System.TimeoutException: A connection could not be established within the configured ConnectTimeout.
  //  ---> System.TimeoutException: Timeout during connection attempt
  //  ---> System.TimeoutException: Timeout during reading attempt
  [
    new RegExp(
      String.raw`${INNER}System\.TimeoutException: (?:(A connection could not be established within the configured ConnectTimeout|Timeout during connection attempt)|(Timeout during reading attempt))`,
    ),
    'adds',
    ([, dialling]) => (dialling === undefined ? { outcome: 'silent' } : { outcome: 'own-deadline' }),
  ],
  //  ---> System.Net.Sockets.SocketException (111): Connection refused 127.0.0.1:5432
  //  ---> System.Net.Sockets.SocketException (0xFFFDFFFF, 111): Name or service not known      (an inner exception)
  //  ---> System.ComponentModel.Win32Exception (10061): No connection could be made because ...      (SqlClient)
  [
    new RegExp(
      String.raw`${INNER}(?:${SOCKET}|System\.ComponentModel\.Win32Exception)${NUMBER}: (.{3,400})$`,
    ),
    'adds',
    // A cancelled call says no more than the deadline above it.
    ([, number, message = ''], { soFar }) =>
      ending(message, number) ?? (soFar === undefined ? undefined : {}),
  ],
  //  ---> RabbitMQ.Client.Exceptions.ConnectFailureException: Connection failed, host 10.0.0.5:5672
  [
    new RegExp(
      String.raw`${INNER}RabbitMQ\.Client\.Exceptions\.ConnectFailureException: Connection failed, host ${HOST}:(\d{1,5})$`,
    ),
    'adds',
    ([, host, port]) => ({ host, port }),
  ],
  //  ---> System.Security.Authentication.AuthenticationException: Cannot determine the frame size or a corrupted frame was received.
  [
    new RegExp(
      String.raw`${INNER}System\.(?:Security\.Authentication\.AuthenticationException|IO\.IOException): Cannot determine the frame size or a corrupted frame was received\.`,
    ),
    'adds',
    () => ({ outcome: 'replied', reply: 'no TLS: a corrupted frame' }),
  ],
  //  ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors ...
  [
    new RegExp(
      String.raw`${INNER}System\.Security\.Authentication\.AuthenticationException: The remote certificate (?:is invalid|was rejected)`,
    ),
    'adds',
    () => ({ outcome: 'replied', reply: 'TLS' }),
  ],
  //  ---> RabbitMQ.Client.Exceptions.ConnectFailureException: Connection failed
  [
    new RegExp(String.raw`${INNER}[A-Z]\w{1,40}(?:\.[A-Z][\w\x60]{1,60}){1,6}(?: \(.{1,40}\))?: .{0,600}$`),
    'belongs',
  ],
  // System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it.
  [
    new RegExp(String.raw`${FRONT}(?: ---> )?${SOCKET}${NUMBER}: (.{3,400})$`),
    'begins',
    ([whole, number, message = '']) => (isMention(whole, '') ? undefined : ending(message, number)),
  ],
  // System.Net.Http.HttpRequestException: Connection refused (10.0.0.5:8080)
  [
    new RegExp(String.raw`${FRONT}System\.Net\.Http\.HttpRequestException: (.{3,300})$`),
    'begins',
    ([, message = '']) =>
      /^An error occurred while sending the request\.?$|^The SSL connection could not be established\b/.test(
        message,
      )
        ? {}
        : ending(message, undefined),
  ],
  // Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.0.5:5432
  [
    new RegExp(
      String.raw`${FRONT}Npgsql\.NpgsqlException \(0x80004005\): (?:Failed to connect to ${HOST}:(\d{1,5})|Exception while reading from stream)$`,
    ),
    'begins',
    ([, host, port]) => (host === undefined ? {} : { outcome: 'failed', couldBe: ANY, host, port }),
  ],
  // Microsoft.Data.SqlClient.SqlException (0x80131904): A network-related or instance-specific error occurred ...
  // MySqlConnector.MySqlException (0x80004005): Unable to connect to any of the specified MySQL hosts.
  // RabbitMQ.Client.Exceptions.BrokerUnreachableException: None of the specified endpoints were reachable
  [
    new RegExp(
      String.raw`${FRONT}(?:(?:Microsoft|System)\.Data\.SqlClient\.SqlException \(0x80131904\): A network-related or instance-specific error occurred|(?:MySqlConnector|MySql\.Data\.MySqlClient)\.MySqlException \(0x80004005\): Unable to connect to any of the specified MySQL hosts|RabbitMQ\.Client\.Exceptions\.BrokerUnreachableException: None of the specified endpoints were reachable)`,
    ),
    'begins',
    () => ({ outcome: 'failed', couldBe: ANY }),
  ],
  // ... connect to the redis server(s). UnableToConnect on 10.0.0.5:6379/Interactive, Initializing/NotStarted, last: NONE, ...
  [
    new RegExp(String.raw`^.{0,300}\bUnableToConnect on ${HOST}:(\d{1,5})/\w{3,20}, `),
    'begins',
    ([, host, port]) => ({ outcome: 'failed', couldBe: ANY, host, port }),
  ],
  // Exception calling "Connect" with "2" argument(s): "No connection could be made because ... refused it 10.0.0.5:3306"
  [
    /^(?:MethodInvocationException: )?Exception calling "Connect" with "\d" argument\(s\): "(.{3,400})"$/,
    'begins',
    ([, message = '']) => ending(message, undefined),
  ],
  // System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 2 seconds elapsing.
  [
    new RegExp(
      String.raw`${FRONT}System\.Threading\.Tasks\.TaskCanceledException: (?:The request was canceled due to the configured HttpClient\.Timeout of (\d{1,5}(?:\.\d{1,6})?) seconds elapsing|(The operation was canceled))\.$`,
    ),
    'begins',
    // Who cancelled it, the lines below tell.
    ([, limit]) =>
      limit === undefined
        ? {}
        : { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], deadline: Number(limit) },
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
    /^\s{0,6}(?:at [\w.`<>[\]+|,$]{3,300}\(.{0,400}\).{0,300}|--- End of (?:inner exception stack trace|stack trace from previous location) ---)$/,
    'belongs',
  ],
];

// One of these stands in every line with which an attempt begins.
const MARK =
  /System\.(?:Net|Threading)\.|Npgsql\.|SqlException|BrokerUnreachable|UnableToConnect on |Exception calling "|actively refused|failed to respond|forcibly closed|unreachable (?:host|network)/;

/** .NET's exceptions, PowerShell's among them. */
export const dotnet: Parser = attemptParser({
  id: 'dotnet',
  marks: [
    'system.net.',
    'system.threading.',
    'npgsql.',
    'sqlexception',
    'mysqlexception',
    'brokerunreachable',
    'unabletoconnect on ',
    'exception calling "',
    'actively refused',
    'failed to respond',
    'forcibly closed',
    'unreachable host',
    'unreachable network',
  ],
  programs: ['dotnet', 'pwsh'],
  rows: ROWS,
  mark: MARK,
});
