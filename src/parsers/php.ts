import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { readLibpq, readLibpqHint } from '../failure/libpq-errors.ts';
import { isMention } from '../failure/mention.ts';
import { readMysqlError } from '../failure/mysql-errors.ts';
import type { Said } from '../failure/attempt-under-way.ts';
import { CONNECT_FAILED } from '../failure/open-outcomes.ts';

// PHP Warning:  fsockopen(): Unable to connect to 10.77.0.2:3306 (Connection refused) in /app/x.php on line 1
const FRONT = String.raw`(?:^|\s)(?:PHP )?(?:<b>)?(?:Warning|Fatal error)(?:</b>)?:\s{1,3}(?:Uncaught )?`;

function target(text: string): Said {
  if (/^unix:\/\//.test(text)) return { path: text.slice('unix://'.length) };
  const { host, port } = urlDial(text.replace(/^(?:tcp|ssl|tls):\/\//, ''));
  return /:\d{1,5}$|\/\//.test(text) ? { host, port } : { host };
}

/** default_socket_timeout prints the kernel's text. */
function ending(text: string): Said | undefined {
  if (isResolverText(text) || /getaddrinfo(?: for \S{1,253})? failed: /.test(text))
    return { outcome: 'unresolved' };
  const errno = errnoOfText(text);
  return errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : errno && { errno };
}

/** curl's message behind its number, as Guzzle passes it on. */
function curlEnding(number: string, text: string): Said | undefined {
  const why = /^Failed to connect to \S{1,253} port \d{1,5}(?: after \d{1,9} ms)?: (.{3,100})$/.exec(
    text,
  )?.[1];
  if (number === '6' || /^Resolving timed out/.test(text)) return { outcome: 'unresolved' };
  if (number === '52') return { outcome: 'closed' };
  if (number === '56' && /Connection reset/.test(text))
    return { outcome: 'reset-later', errno: 'ECONNRESET' };
  if (number === '28' && /^Connection timed out after /.test(text)) return { outcome: 'own-deadline' };
  if (number === '28' && / with 0 (?:out of -1 )?bytes received$/.test(text)) return { outcome: 'silent' };
  // What never connected is told so, too, by curl of old.
  if (number === '28' && / with 0 out of 0 bytes received$/.test(text))
    return { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] };
  if (number !== '7' && number !== '28') return undefined;
  // curl's (7) hides which errno it was.
  return ending(why ?? '') ?? (number === '7' ? { outcome: 'failed', couldBe: CONNECT_FAILED } : undefined);
}

const ROWS: readonly Row[] = [
  // ... php_network_getaddresses: getaddrinfo for db9.internal failed: Name or service not known in ... on line 1
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\(\): php_network_getaddresses: getaddrinfo(?: for (\S{1,253}))? failed: `,
    ),
    'begins',
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // PHP Warning:  fsockopen(): Unable to connect to db9.internal:3306 (php_network_getaddresses: ... failed: ...) in ...
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\(\): [Uu]nable to connect to (\S{1,300}) \(php_network_getaddresses: `,
    ),
    'adds',
    ([, where = ''], { soFar }) => {
      const { host, port } = target(where);
      return soFar?.outcome === 'unresolved' && soFar.host === host ? { port } : undefined;
    },
  ],
  // PHP Warning:  stream_socket_client(): Unable to connect to tcp://db1.internal:3306 (Connection refused) in ...
  [
    new RegExp(String.raw`${FRONT}[\w:]{1,60}\(\): [Uu]nable to connect to (\S{1,300}) \((.{3,200})\) in `),
    'begins',
    ([, where = '', text = '']) => {
      const said = ending(text);
      return said && { ...target(where), ...said };
    },
  ],
  // PHP Warning:  file_get_contents(http://db1.internal:3306/): Failed to open stream: Connection refused in ...
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\((https?://[^\s)]{1,300})\): [Ff]ailed to open stream: (.{3,100}) in `,
    ),
    'begins',
    ([, where = '', text = '']) => {
      const said = ending(text);
      return said && { ...target(where), ...said };
    },
  ],
  // PHP Warning:  file_get_contents(http://db1.internal:3309/): Failed to open stream: HTTP request failed! in ...
  // PHP Warning:  file_get_contents(http://db1/): Failed to open stream: HTTP request failed! HTTP/1.1 404 Not Found in ...
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\((https?://[^\s)]{1,300})\): [Ff]ailed to open stream: HTTP request failed!(?: (HTTP/\d\.\d \d{3}.{0,60}?))? in `,
    ),
    'begins',
    ([, where = '', reply]) =>
      reply === undefined
        ? { ...target(where), outcome: 'closed', couldBe: ['closed', 'reset-later', 'silent'] }
        : { ...target(where), outcome: 'replied', reply },
  ],
  // PHP Warning:  file_get_contents(): SSL operation failed with code 1. OpenSSL Error messages:
  [new RegExp(String.raw`${FRONT}[\w:]{1,60}\(\): SSL operation failed with code \d`), 'begins', () => ({})],
  // error:0A00010B:SSL routines::wrong version number in Command line code on line 1
  [
    /^error:[\dA-F]{8}:SSL routines:\w{0,40}:(wrong version number|unknown protocol|packet length too long|unexpected eof|certificate verify failed)/,
    'adds',
    ([, words = '']) => {
      if (words === 'unexpected eof') return { outcome: 'closed' };
      return { outcome: 'replied', reply: words.startsWith('cert') ? 'TLS' : `no TLS: ${words}` };
    },
  ],
  // PHP Warning:  file_get_contents(): SSL: Connection reset by peer in Command line code on line 1
  [
    new RegExp(String.raw`${FRONT}[\w:]{1,60}\(\): SSL: (Connection reset by peer|Broken pipe) in `),
    'begins',
    ([, text = '']) => ({ outcome: 'reset-later', errno: errnoOfText(text) }),
  ],
  // PHP Warning:  file_get_contents(): Failed to enable crypto in Command line code on line 1
  [
    new RegExp(String.raw`${FRONT}[\w:]{1,60}\(\): Failed to enable crypto in `),
    'adds',
    (_, { soFar }) => (soFar?.outcome === undefined ? undefined : {}),
  ],
  [
    new RegExp(String.raw`${FRONT}[\w:]{1,60}\(\): Failed to enable crypto in `),
    'begins',
    () => ({ outcome: 'closed', couldBe: ['closed', 'reset-later', 'silent', 'replied'] }),
  ],
  // PHP Warning:  file_get_contents(https://db1.internal/): Failed to open stream: operation failed in ...
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\((https?://[^\s)]{1,300})\): [Ff]ailed to open stream: operation failed in `,
    ),
    'adds',
    ([, where = ''], { soFar }) => (soFar?.outcome === undefined ? undefined : target(where)),
  ],
  // PHP Warning:  file_get_contents(http://db1/): Failed to open stream: HTTP invalid response format (no colon in header line)!
  [
    new RegExp(
      String.raw`${FRONT}[\w:]{1,60}\((https?://[^\s)]{1,300})\): [Ff]ailed to open stream: HTTP invalid response format`,
    ),
    'begins',
    ([, where = '']) => ({ ...target(where), outcome: 'replied', reply: 'no HTTP: invalid response format' }),
  ],
  // HTTP request failed! SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10
  [
    /^HTTP request failed! (\S.{0,200})$/,
    'adds',
    ([, reply], { soFar }) => (soFar?.outcome === 'replied' ? { outcome: 'replied', reply } : undefined),
  ],
  // PHP Warning:  socket_connect(): unable to connect [111]: Connection refused in ...
  [
    new RegExp(String.raw`${FRONT}socket_connect\(\): unable to connect \[\d{1,5}\]: (.{3,100}) in `),
    'begins',
    ([, text = '']) => ending(text),
  ],
  // PHP Warning:  mysqli_connect(): (HY000/2002): Connection refused in /app/x.php on line 3
  // PHP Fatal error:  Uncaught mysqli_sql_exception: Connection refused in /app/x.php:3
  [
    /\b(?:mysqli(?:_connect|_real_connect|::__construct|::real_connect|::connect)\(\): \(HY000\/\d{4}\): |mysqli_sql_exception: )(.{3,200}?)(?: in \/\S{1,300}(?: on line |:)\d{1,6})?$/,
    'begins',
    ([, text = '']) =>
      readMysqlError(text) ??
      (/^php_network_getaddresses: /.test(text) ? { outcome: 'unresolved' } : ending(text)),
  ],
  // Failed to connect to MySQL: Connection refused      Connect Error (2002) Connection refused      (the manual's examples)
  [
    /^(?:Failed to connect to MySQL: (?:\(\d{4}\) )?|Connect(?:ion)? [Ee]rror:? \(2002\) )(.{3,200})$/,
    'begins',
    ([, text = '']) => readMysqlError(text) ?? ending(text),
  ],
  // cURL error 7: Failed to connect to 10.0.0.5 port 8080: Connection refused (see https://curl...) for http://10.0.0.5:8080/
  [
    /\bcURL error (\d{1,2}): (.{5,300}?) \(see https?:\/\/curl\.\S{1,100}\)(?: for (https?:\/\/[^\s"']{1,300}))?/,
    'begins',
    ([, number, text = '', url]) => {
      const said = curlEnding(number ?? '', text);
      return said && { ...(url === undefined ? {} : target(url)), ...said };
    },
  ],
  // stream_socket_client(): Unable to connect to tcp://10.0.0.5:5672 (Connection refused)      (as an exception's message)
  [
    /(?:Exception|ERROR|Error): (?:stream_socket_client|fsockopen)\(\): [Uu]nable to connect to (\S{1,300}) \((.{3,200})\)$/,
    'begins',
    ([, where = '', text = '']) => {
      const said = ending(text);
      return said && { ...target(where), ...said };
    },
  ],
  // No suitable servers found (`serverSelectionTryOnce` set): [connection refused calling hello on '10.0.0.5:27017']
  [
    /\bNo suitable servers found\b.{0,100}?: \[connection (refused|timeout|closed) calling \w{4,10} on '([\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\]):(\d{1,5})'\]/,
    'begins',
    ([, how, host, port]) => {
      if (how === 'refused') return { errno: 'ECONNREFUSED', host, port };
      return how === 'closed'
        ? { outcome: 'closed', couldBe: ['closed', 'reset-later'], host, port }
        : { outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'], host, port };
    },
  ],
  // SQLSTATE[HY000] [2002] Connection refused
  [
    /(?:^|[\s:('"])SQLSTATE\[HY000\] \[\d{4}\] (.{3,200}?)(?: \((?:Connection: |SQL: ).{0,600}| in \/\S{1,300}(?: on line |:)\d{1,6})?$/,
    'begins',
    ([whole, text = ''], { soFar }) => {
      if (soFar !== undefined && isMention(whole, '')) return undefined;
      return (
        readMysqlError(text) ??
        (/^php_network_getaddresses: /.test(text) ? { outcome: 'unresolved' } : ending(text))
      );
    },
  ],
  // SQLSTATE[08006] [7] connection to server at "db1" (10.0.0.5), port 5432 failed: Connection refused
  [/(?:^|[\s:('"])SQLSTATE\[08006\] \[7\] (.{3,300})$/, 'begins', ([, text = '']) => readLibpq(text)],
  //         Is the server running on host "localhost" (127.0.0.1) and accepting
  [/^(\s{1,12}\S.{9,200})$/, 'adds', ([, text = '']) => readLibpqHint(text)],
  // PHP Fatal error:  Uncaught RedisException: Connection refused in /app/x.php:3
  [
    /(?:^|\s|Uncaught )(?:RedisException|Predis\\Connection\\ConnectionException): (.{3,100}?)(?: \[tcp:\/\/(\S{1,260})\])?(?: in \S{1,300}(?: on line |:)\d{1,6})?$/,
    'begins',
    ([, text = '', where]) => {
      const said = ending(text);
      return said && { ...(where === undefined ? {} : target(where)), ...said };
    },
  ],
  // 111 Connection refused                                              (echo "$errno $errstr")
  [
    /^\d{1,5} (.{3,100})$/,
    'adds',
    ([, text = ''], { soFar }) => {
      const said = ending(text);
      return said && said.errno === soFar?.errno && said.outcome === soFar?.outcome ? {} : undefined;
    },
  ],
  // resource(4) of type (stream)                                        (var_dump(fsockopen(...)))
  [
    /^resource\(\d{1,4}\) of type \(stream\)$/,
    'adds',
    (_, { command }) =>
      command?.words.some((word) => /fsockopen|stream_socket_client/.test(word)) === true
        ? { outcome: 'connected' }
        : undefined,
  ],
  [
    /^(?: in \S.{1,200} on line \d{1,6}|bool\(false\)|Stack trace:|#\d{1,3} .{1,300}|\s{2}thrown in .{1,300}|PHP Stack trace:|PHP \s{1,3}\d{1,3}\. .{1,300})$/,
    'belongs',
  ],
];

/** PHP: warnings of its stream functions, PDO and Redis. */
export const php: Parser = attemptParser({
  id: 'php',
  marks: [
    'php_network_getaddresses',
    'nable to connect ',
    'ailed to open stream: ',
    '(): ssl',
    'failed to enable crypto',
    'mysqli',
    'connect to mysql: ',
    'error (2002)',
    'error: (2002)',
    'curl error ',
    'no suitable servers found',
    'sqlstate[',
    'redisexception: ',
    'connectionexception: ',
  ],
  programs: ['php', 'php-fpm', 'artisan', 'composer'],
  rows: ROWS,
  mark: /Warning|Fatal error|SQLSTATE|mysqli|Failed to connect to MySQL|^Connect|cURL error|nable to connect|No suitable servers|RedisException|Predis\\/,
});
