import type { Errno } from '../../model/errno.ts';
import { errnoOfNumber, errnoOfText } from '../../failure/errno-words.ts';
import type { Said } from '../../failure/attempt-under-way.ts';
import { CONNECT_FAILED } from '../../failure/open-outcomes.ts';

/** Where the exception was raised, as far as the frames above it tell. */
export type Frame = 'connect' | 'read' | undefined;

/** What a message ends with, and what it says. */
export type Shape = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, frame: Frame) => Said | undefined,
];

/** Only a network call returns these; the others may come from a file. */
export const OF_NETWORK: ReadonlySet<Errno> = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNRESET',
  'ECONNABORTED',
]);

/** Endings in the words of libraries. */
export const OF_LIBRARIES: readonly Shape[] = [
  // Timeout connecting to server      Connection timeout to host http://10.0.0.5:8080/
  [/^Timeout connecting to server$|^Connection timeout to host https?:/, () => ({ outcome: 'own-deadline' })],
  // connection timeout expired      (psycopg 3: as in libpq, the answer to the connection counts in)
  [/^connection timeout expired$/, () => ({ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] })],
  // Timeout reading from 10.0.0.5:6379      Read timeout on endpoint URL: "http://10.0.0.5:9000/"
  [/^Timeout reading from |^Read timeout on endpoint URL: /, () => ({ outcome: 'silent' })],
  // Connect timeout on endpoint URL: "http://10.0.0.5:9000/"
  [/^Connect timeout on endpoint URL: /, () => ({ outcome: 'own-deadline' })],
  // Could not connect to the endpoint URL: "http://10.0.0.5:9000/"      All connection attempts failed
  [
    /^Could not connect to the endpoint URL: |^All connection attempts failed$/,
    () => ({ outcome: 'failed', couldBe: CONNECT_FAILED }),
  ],
  // [Errno None] Unable to connect to port 22 on 10.0.0.5      (paramiko, of ECONNREFUSED and EHOSTUNREACH alone)
  [
    /^\[Errno None\] Unable to connect to port (\d{1,5}) on ([\w.:%-]{1,253})$/,
    ([, port, host]) => ({ outcome: 'failed', couldBe: ['refused', 'host-unreachable'], host, port }),
  ],
  // Error reading SSH protocol banner
  [
    /^Error reading SSH protocol banner/,
    () => ({ outcome: 'closed', couldBe: ['closed', 'silent', 'reset-later'] }),
  ],
  // Error while reading from 10.0.0.5:6379 : (104, 'Connection reset by peer')
  [
    /^Error (?:while reading from|\d{1,5} while writing to) \S{1,300}(?: : \(\d{1,5}, '|\. )(Connection reset by peer|Broken pipe)/,
    ([, text = '']) => ({ outcome: 'reset-later', errno: errnoOfText(text) }),
  ],
  // ... fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))
  [
    /\bserver API version: \('Connection aborted\.', \w{5,40}\(\d{1,5}, '([^']{3,100})'\)/,
    ([, text = '']) => (text === 'No such file or directory' ? { errno: 'ENOENT' } : undefined),
  ],
  // TCP Provider: Error code 0x2749 (10061)      Net-Lib error during Connection refused (111)
  [
    /\bTCP Provider: Error code 0x[\dA-F]{1,8} \((\d{1,5})\)|\bNet-Lib error during ([A-Z][\w ]{3,60}) \(\d{1,5}\)/,
    ([, number, text = '']) => {
      const errno = number === undefined ? errnoOfText(text) : errnoOfNumber(Number(number));
      return errno && OF_NETWORK.has(errno) ? { errno } : undefined;
    },
  ],
];
