import type { Outcome } from '../model/outcome.ts';
import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { urlDial } from '../command/dial-shapes.ts';
import { errnoOfName, errnoOfText } from '../failure/errno-words.ts';
import type { Said } from '../failure/attempt-under-way.ts';

const HOST = String.raw`(\[[\da-fA-F:.%]{2,60}\]|[\w.-]{1,253})`;

/** What the selection of a server hides when its time is over. */
const ANY: readonly Outcome[] = [
  'refused',
  'host-unreachable',
  'net-unreachable',
  'kernel-timeout',
  'own-deadline',
  'unresolved',
  'other-errno',
  'silent',
  'closed',
  'reset-later',
];

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Said | undefined];

const MESSAGES: readonly Shape[] = [
  // connect ECONNREFUSED 10.0.0.5:27017      connect ECONNREFUSED 127.0.0.1:27017, connect ECONNREFUSED ::1:27017
  [
    /^connect (E[A-Z]{3,15}) ([\da-fA-F.:]{2,45}):(\d{1,5})(?=$|, )/,
    ([, name = '', address, port]) => {
      const errno = errnoOfName(name);
      if (errno === 'ETIMEDOUT') return { outcome: 'some-timeout', address, port };
      return errno && { errno, address, port };
    },
  ],
  // getaddrinfo ENOTFOUND db9.internal
  [
    /^getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_FAIL)(?: ([\w.-]{1,253}))?/,
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // Socket 'connect' timed out after 30003ms (connectTimeoutMS: 30000)
  [
    /^Socket 'connect' timed out after \d{1,9}ms(?: \(connectTimeoutMS: (\d{1,9})\))?/,
    ([, ms]) => ({ outcome: 'own-deadline', ...(ms === undefined ? {} : { deadline: Number(ms) / 1000 }) }),
  ],
  // connection 3 to 10.0.0.5:27017 timed out      connection <monitor> to 10.0.0.5:27017 closed
  [
    new RegExp(String.raw`^connection \S{1,20} to ${HOST}:(\d{1,5}) (timed out|closed)`),
    ([, host, port, how]) =>
      how === 'closed'
        ? { outcome: 'closed', couldBe: ['closed', 'reset-later'], host, port }
        : { outcome: 'silent', host, port },
  ],
  // connection timed out      (MongoNetworkTimeoutError: the greeting counts in)
  [/^connection timed out$/, () => ({ outcome: 'own-deadline', couldBe: ['own-deadline', 'silent'] })],
  // read ECONNRESET
  [/^(?:read|write) (?:ECONNRESET|EPIPE)$/, () => ({ outcome: 'reset-later', errno: 'ECONNRESET' })],
  // Server selection timed out after 2000 ms
  [/^Server selection timed out after \d{1,9} ms/, () => ({ outcome: 'failed', couldBe: ANY })],
];

function readMessage(text: string): Said | undefined {
  for (const [pattern, read] of MESSAGES) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return undefined;
}

// MongoNetworkError: connect ECONNREFUSED 10.0.0.5:27017
const ERROR = /^(?:Uncaught:? )?Mongo(?:ServerSelection|Network|NetworkTimeout)Error: (.{3,600})$/;
// Error: couldn't connect to server 127.0.0.1:27017, connection attempt failed: SocketException: Error connecting to
// 127.0.0.1:27017 :: caused by :: Connection refused :                                          (the mongo shell up to 5)
const OLD = new RegExp(
  String.raw`^(?:Error|MongoNetworkError): couldn't connect to server ${HOST}:(\d{1,5}),? .{0,400}?(?: :: caused by :: |: SocketException: )([A-Z][\w ()]{3,80}?)(?: :)?$`,
);

const failed: NonNullable<Row[2]> = ([, message = '']) => readMessage(message);

/** Below the line that names the target; a further error is a further attempt. */
const first: Row[2] = (match, around) => {
  const { soFar } = around;
  return soFar?.outcome === undefined && soFar?.errno === undefined ? failed(match, around) : undefined;
};

const old: Row[2] = ([, host, port, why = '']) => {
  if (/^Host not found/.test(why)) return { outcome: 'unresolved', host, port };
  if (why === 'Socket operation timed out') return { outcome: 'own-deadline', host, port };
  const errno = errnoOfText(why);
  if (errno === 'ETIMEDOUT') return { outcome: 'some-timeout', host, port };
  return errno && { errno, host, port };
};

const ROWS: readonly Row[] = [
  // Current Mongosh Log ID:	65f0c0ffee0ddba11c0ffee0      MongoDB shell version v4.4.6
  [/^(?:Current Mongosh Log ID:\s|MongoDB shell version v)/, 'begins'],
  // Connecting to:		mongodb://10.0.0.5:27017/?directConnection=true&appName=mongosh+2.1.5
  [
    /^[Cc]onnecting to:\s{1,4}(mongodb:\/\/\S{1,500})$/,
    'adds',
    ([, url]) => {
      const { host, port } = urlDial(url, 'mongodb');
      return { host, port };
    },
  ],
  // Using MongoDB:		7.0.5
  [
    /^Using MongoDB:\s{1,4}(\d\S{0,20})$/,
    'adds',
    ([, version = '']) => ({ outcome: 'replied', reply: `MongoDB ${version}` }),
  ],
  [ERROR, 'adds', first],
  [ERROR, 'next', failed],
  [ERROR, 'alone', failed],
  [OLD, 'adds', old],
  [OLD, 'alone', old],
  [
    /^(?:connect@src\/mongo\/|@\(connect\):|exception: connect failed|exiting with code \d|Using Mongosh:\s)/,
    'belongs',
  ],
];

/** mongosh, and the shell before it. */
export const mongosh: Parser = attemptParser({
  id: 'mongosh',
  marks: [
    'current mongosh log id',
    'mongodb shell version',
    'serverselectionerror: ',
    'networkerror: ',
    'networktimeouterror: ',
    "couldn't connect to server ",
  ],
  programs: ['mongosh', 'mongo', 'mongodump', 'mongorestore'],
  rows: ROWS,
  mark: /^Current Mongosh|^MongoDB shell version|Mongo\w{5,20}Error: |couldn't connect to server /,
});
