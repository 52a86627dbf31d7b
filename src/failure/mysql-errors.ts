import type { Outcome } from '../model/outcome.ts';
import { errnoOfNumber, errnoOfText, isResolverText } from './errno-words.ts';
import type { Said } from './attempt-under-way.ts';
import { CONNECT_FAILED } from './open-outcomes.ts';

const ANY: readonly Outcome[] = [...CONNECT_FAILED, 'own-deadline'];

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

function hostAndPort(text: string): Pick<Said, 'host' | 'port'> {
  const match = /^(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253}):(\d{1,5})$/.exec(text);
  return match ? { host: match[1], port: match[2] } : { host: text };
}

function tcpEnding(why: string, isMariaDb: boolean): Said {
  // [Errno 111] Connection refused      timed out                      (PyMySQL)
  // 111 Connection refused      -2 Name or service not known      (Connector/Python)
  // 111 "Connection refused"                                      (MariaDB)
  const text = /^(?:\[Errno -?\d{1,5}\]|-?\d{1,5}) "?(.{3,100}?)"?$/.exec(why)?.[1];
  if (why === 'timed out') return { outcome: 'own-deadline' };
  if (text !== undefined && isResolverText(text)) return { outcome: 'unresolved' };
  const number = /^\d{1,5}/.exec(why)?.[0];
  const errno = text === undefined ? errnoOfNumber(Number(number)) : errnoOfText(text);
  // MariaDB's library prints it for whatever ended its connect(), but for its own deadline.
  if (errno === 'EINPROGRESS') return { outcome: 'failed', couldBe: CONNECT_FAILED };
  if (errno === 'ETIMEDOUT' && text === undefined) {
    return isMariaDb ? { outcome: 'own-deadline' } : { outcome: 'some-timeout' };
  }
  // The deadline of 5.1 covers the greeting as well.
  if (errno === 'EINTR') return { outcome: 'failed', couldBe: [...ANY, 'silent'] };
  return errno === undefined ? { outcome: 'failed', couldBe: ANY } : { errno };
}

function unixEnding(path: string, number: string): Said {
  const errno = errnoOfNumber(Number(number));
  return errno ? { path, errno } : { path, outcome: 'failed', couldBe: ['refused', 'other-errno'] };
}

/** What ended the connection while the greeting was awaited: 11 and 0 are left over from before. */
function greetingEnding(isMariaDb: boolean, number: string): Said {
  const errno = errnoOfNumber(Number(number));
  // Up to 5.1 the same words tell of connect().
  if (errno === 'ECONNREFUSED' || errno === 'EHOSTUNREACH' || errno === 'ENETUNREACH') return { errno };
  if (errno === 'ETIMEDOUT') {
    return isMariaDb
      ? { outcome: 'silent' }
      : { outcome: 'silent', couldBe: ['silent', 'own-deadline', 'kernel-timeout'] };
  }
  if (errno === 'ECONNRESET' || errno === 'EPIPE') return { outcome: 'reset-later', errno };
  return { outcome: 'closed', couldBe: ['closed', 'reset-later'] };
}

const SHAPES: readonly Shape[] = [
  // Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)
  // Can't connect to local MySQL server through socket '/tmp/mysql.sock' (2 "No such file or directory")
  [
    /Can't connect to local (?:MySQL )?server through socket '([^']{1,200})' \((\d{1,5})(?: "[^"]{1,80}")?\)/,
    ([, path = '', number = '']) => unixEnding(path, number),
  ],
  // Can't connect to server on '10.77.0.2' (115)
  // Can't connect to MySQL server on 'db1:3306' (111)
  // Can't connect to MySQL server on '10.77.0.2' ([Errno 111] Connection refused)
  [
    /Can't connect to (MySQL )?server on '([^']{1,253})' \(([^()]{1,100})\)/,
    ([, mysql, host = '', why = '']) => ({ ...hostAndPort(host), ...tcpEnding(why, mysql === undefined) }),
  ],
  // Lost connection to server at 'handshake: reading initial communication packet', system error: 110
  [
    /Lost connection to (MySQL )?server at '[^']{0,20}(?:reading|waiting for) (?:initial communication packet|final connect information)', system error: (\d{1,5})/,
    ([, mysql, number = '']) => greetingEnding(mysql === undefined, number),
  ],
  // Lost connection to MySQL server at 'reading authorization packet', system error: 0
  [
    /Lost connection to (?:MySQL )?server (?:at '[^']{1,60}'|during query)/,
    () => ({ outcome: 'closed', couldBe: ['closed', 'reset-later', 'silent'] }),
  ],
  // Unknown server host 'db9.internal' (-2)
  [/Unknown (?:MySQL )?server host '([^']{1,253})' \(/, ([, host]) => ({ outcome: 'unresolved', host })],
  // Host '10.77.0.1' is not allowed to connect to this MariaDB server      Host 'app1' is blocked because of ...
  [
    /Host '[^']{1,253}' is (?:not allowed to connect to this (?:MariaDB|MySQL) server|blocked because of many connection errors)/,
    ([reply]) => ({ outcome: 'replied', reply }),
  ],
  // Access denied for user 'app'@'10.77.0.1' (using password: YES)      Too many connections      Unknown database 'x'
  [
    /Access denied for user '[^']{0,80}'@'[^']{1,253}'|Too many connections|Unknown database '[^']{1,64}'|Authentication plugin '[^']{1,64}' (?:cannot be loaded|reported error)/,
    ([reply]) => ({ outcome: 'replied', reply }),
  ],
  // MySQL server has gone away
  [/\b(?:MySQL s|S)erver has gone away/, () => ({ outcome: 'closed', couldBe: ['closed', 'reset-later'] })],
];

/** What a message of the MySQL and MariaDB client libraries says, wherever it stands in the text. */
export function readMysqlError(text: string): Said | undefined {
  for (const [pattern, read] of SHAPES) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return undefined;
}
