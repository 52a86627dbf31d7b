import type { Parser } from '../model/parser.ts';
import { attemptParser, type Around, type Row } from '../failure/attempt-reader.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { readLibpq } from '../failure/libpq-errors.ts';
import { isMention } from '../failure/mention.ts';
import { readMysqlError } from '../failure/mysql-errors.ts';
import type { Said } from '../failure/attempt-under-way.ts';

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

function dialled(text: string, target: Said): Said | undefined {
  const errno = errnoOfText(text);
  return errno && { ...target, errno };
}

const MESSAGES: readonly Shape[] = [
  // Failed to open TCP connection to db1.internal:3306 (Connection refused - connect(2) for 10.77.0.2:3306)
  // Failed to open TCP connection to db9.internal:80 (getaddrinfo: Name or service not known)
  [
    /^Failed to open TCP connection to (\S{1,253}?):(\d{1,5}) \((?:(.{3,60}) - (?:connect\(2\) for (?:"?([\da-fA-F.:%]{2,60}?)"?(?: port |:)\d{1,5}|\S{1,253})|(user specified timeout))|(execution expired)|getaddrinfo: (.{3,60}))\)/,
    ([, host, port, text = '', address, own, expired]) => {
      if (own !== undefined || expired !== undefined) return { outcome: 'own-deadline', host, port };
      return text === '' ? { outcome: 'unresolved', host, port } : dialled(text, { host, port, address });
    },
  ],
  // Connection refused - connect(2) for "10.77.0.2" port 3306
  // Connection refused - connect(2) for 10.77.0.2:3306
  [
    /^(.{3,60}) - connect\(2\) for "?(\[?[\w.:%-]{1,253}?\]?)"?(?: port |:)(\d{1,5})(?!\d)/,
    ([, text = '', host, port]) => dialled(text, { host, port }),
  ],
  // No such file or directory - connect(2) for /run/redis/redis.sock
  [/^(.{3,60}) - connect\(2\) for (\/\S{1,200})/, ([, text = '', path]) => dialled(text, { path })],
  // Connection timed out - user specified timeout
  [/^Connection timed out - user specified timeout/, () => ({ outcome: 'own-deadline' })],
  // Connection reset by peer @ io_fillbuf - fd:5
  [
    /^(Connection reset by peer|Broken pipe)(?: @ \w{2,30} - fd:\d{1,7}\s?)?$/,
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { outcome: 'reset-later', errno };
    },
  ],
  // SSL_connect returned=1 errno=0 peeraddr=10.77.2.2:22 state=error: wrong version number
  // SSL_connect returned=1 errno=0 peeraddr=(null) state=error: unexpected eof while reading
  [
    /^SSL_connect returned=\d errno=\d{1,5} (?:peeraddr=(?:\(null\)|(\S{3,60}):(\d{1,5})) )?state=\w[\w /]{2,40}: (wrong version number|unknown protocol|packet length too long|unexpected eof while reading|certificate verify failed(?: \([\w -]{3,60}\))?)/,
    ([, host, port, words = '']) => {
      if (words.startsWith('unexpected')) return { outcome: 'closed', host, port };
      return { outcome: 'replied', reply: words.startsWith('cert') ? 'TLS' : `no TLS: ${words}`, host, port };
    },
  ],
  // Connection reset by peer - SSL_connect
  [/^Connection reset by peer - SSL_connect$/, () => ({ outcome: 'reset-later', errno: 'ECONNRESET' })],
  // wrong status line: "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10"
  [/^wrong status line: "([^"]{1,200})"/, ([, reply]) => ({ outcome: 'replied', reply })],
  // end of file reached
  [/^end of file reached(?: @ |$)/, () => ({ outcome: 'closed' })],
  // getaddrinfo: Name or service not known      Hostname not known: db9.internal
  [
    /^getaddrinfo(?:\(3\))?: (.{3,60})$/,
    ([, text = '']) => (isResolverText(text) ? { outcome: 'unresolved' } : undefined),
  ],
  // Net::ReadTimeout with #<TCPSocket:(closed)>
  [/^Net::ReadTimeout\b.{0,60}$/, () => ({ outcome: 'silent' })],
  // Error connecting to Redis on localhost:6379 (Errno::ECONNREFUSED)
  [
    /^Error connecting to Redis on (\[?[\w.:-]{1,253}?\]?):(\d{1,5}) \((?:Errno::(\w{4,15})|[\w:]{3,60})\)?/,
    ([, host, port, name]) =>
      name === 'ECONNREFUSED' ? { errno: 'ECONNREFUSED', host, port } : { outcome: 'failed', host, port },
  ],
];

function readMessage(text: string): Said | undefined {
  for (const [pattern, read] of MESSAGES) {
    const match = pattern.exec(text);
    const said = match && !isMention('', text.slice(match[0].length)) ? read(match) : undefined;
    if (said) return said;
  }
  return readMysqlError(text) ?? readLibpq(text);
}

/** Ruby prints an exception's cause below it: the same attempt once more. */
function isCause(said: Said, { soFar }: Around): boolean {
  if (soFar?.errno === undefined && soFar?.outcome === undefined) return false;
  const samePort = said.port === undefined || soFar.port === undefined || said.port === soFar.port;
  const bothLate = said.outcome === 'own-deadline' && soFar.outcome === 'own-deadline';
  return samePort && (bothLate || (said.errno !== undefined && said.errno === soFar.errno));
}

// -e:1:in `initialize': Connection refused - connect(2) for "10.77.0.2" port 3306 (Errno::ECONNREFUSED)
const RAISED =
  /^\S{1,300}:\d{1,6}:in [`'][^`']{1,120}': (.{3,400}?) {1,2}\(((?:Errno::|Net::|Socket::|IO::|Redis::|PG::|Mysql2::|OpenSSL::|SocketError|EOFError)[\w:]{0,60})\)$/;
// Errno::ECONNREFUSED: Connection refused - connect(2) for "10.77.0.2" port 3306
const NAMED =
  /(?:^|[\s(:|])(?:Errno::E[A-Z]{3,15}|SocketError|EOFError|Net::(?:Open|Read)Timeout|Redis(?:Client)?::CannotConnectError|Faraday::(?:ConnectionFailed|TimeoutError)|Socket::ResolutionError|PG::ConnectionBad|Mysql2::Error(?:::ConnectionError)?):? \(?(.{3,400}?)\)?:?$/;

const ROWS: readonly Row[] = [
  [
    RAISED,
    'adds',
    ([, text = ''], around) => {
      const said = readMessage(text);
      return said && isCause(said, around) ? { address: said.address ?? said.host } : undefined;
    },
  ],
  [RAISED, 'begins', ([, text = '']) => readMessage(text)],
  [NAMED, 'begins', ([, text = '']) => readMessage(text)],
  // Net::ReadTimeout with #<TCPSocket:(closed)> (Net::ReadTimeout)
  //	from -e:1:in `<main>'
  [/^\s{1,8}(?:\d{1,4}: )?from \S{1,300}:\d{1,6}:in [`'].{1,120}'$/, 'belongs'],
];

/** Ruby: uncaught exceptions, and exceptions in logs. */
export const ruby: Parser = attemptParser({
  id: 'ruby',
  marks: [
    ":in '",
    'errno::e',
    'socketerror',
    'eoferror',
    'net::opentimeout',
    'net::readtimeout',
    'cannotconnecterror',
    'faraday::',
    'resolutionerror',
    'pg::connectionbad',
    'mysql2::error',
  ],
  programs: ['ruby', 'irb', 'rails', 'bundle'],
  rows: ROWS,
  mark: /:in [`']|Errno::E|SocketError|EOFError|Net::|Redis(?:Client)?::|Faraday::|PG::|Mysql2::|OpenSSL::|Socket::/,
});
