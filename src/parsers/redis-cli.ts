import type { Parser } from '../model/parser.ts';
import { attemptParser, type Row } from '../failure/attempt-reader.ts';
import { errnoOfText, isResolverText } from '../failure/errno-words.ts';
import { kernelOrOwn } from '../failure/kernel-or-own-deadline.ts';
import type { Said } from '../failure/attempt-under-way.ts';

// A RST right behind the handshake ends its connect() as well.
const RESET: Said = {
  outcome: 'reset-connecting',
  errno: 'ECONNRESET',
  couldBe: ['reset-connecting', 'reset-later'],
};

const ROWS: readonly Row[] = [
  // Could not connect to Redis at 10.0.0.5:6                         (cut: it says why)
  [/^Could not connect to Redis at [^\s,]{1,300}$/, 'begins', () => ({})],
  // Could not connect to Redis at 10.77.0.2:3306: Connection refused
  [
    /^Could not connect to (?:Redis|Valkey) at (\[?[\w.:%-]{1,253}?\]?):(\d{1,5}): (.{3,100})$/,
    'begins',
    ([, host, port, text = ''], { command }) => {
      if (isResolverText(text)) return { outcome: 'unresolved', host, port };
      const errno = errnoOfText(text);
      if (errno === 'ECONNRESET') return { ...RESET, host, port };
      const said: Said | undefined = errno === 'ETIMEDOUT' ? kernelOrOwn(command) : errno && { errno };
      return said && { ...said, host, port };
    },
  ],
  // Could not connect to Redis at /run/redis/redis.sock: No such file or directory
  [
    /^Could not connect to (?:Redis|Valkey) at (\/[^:]{1,200}): (.{3,100})$/,
    'begins',
    ([, path, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { path, errno };
    },
  ],
  // Error: Connection reset by peer      Error: Server closed the connection
  [
    /^Error: (Connection reset by peer|Broken pipe|Server closed the connection)$/,
    'adds',
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno ? { outcome: 'reset-later', errno } : { outcome: 'closed' };
    },
  ],
  // PONG      (error) NOAUTH Authentication required.      DENIED Redis is running in protected mode ...
  [
    /^((?:\(error\) )?(?:PONG|NOAUTH |DENIED |ERR |WRONGPASS |LOADING |MISCONF |NOPERM ).{0,2000}|Error: Protocol error, got .{1,60})$/,
    'adds',
    ([, reply]) => ({ outcome: 'replied', reply }),
  ],
];

/** redis-cli, and valkey-cli after it. */
export const redisCli: Parser = attemptParser({
  id: 'redis-cli',
  marks: ['could not connect to redis', 'could not connect to valkey'],
  programs: ['redis-cli', 'valkey-cli'],
  rows: ROWS,
  mark: /^Could not connect to /,
});
