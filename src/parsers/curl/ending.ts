import type { CommandLine } from '../../model/command-line.ts';
import type { NextHop } from '../../model/next-hop.ts';
import { canonicalIp } from '../../model/ip.ts';
import { portNumber } from '../../failure/endpoint-parts.ts';
import { errnoOfText } from '../../failure/errno-words.ts';
import { exitStatus } from '../../command/exit-status.ts';
import { bundled, option } from '../../command/options.ts';
import type { Said } from '../../failure/attempt-under-way.ts';
import { ANY_FAILURE, CONNECT_FAILED_AT_ONCE } from '../../failure/open-outcomes.ts';

type Read = (match: RegExpExecArray, code: number) => Said | undefined;
type Shape = readonly [pattern: RegExp, read: Read];

function endNamed(text: string, portText: string | undefined): NextHop {
  const address = canonicalIp(text);
  const port = portNumber(portText);
  return {
    ...(address === undefined ? { name: text } : { address }),
    ...(port === undefined ? {} : { port }),
  };
}

function milliseconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text) / 1000;
}

/** Why curl's connect() failed, as its text says it. */
function reason(text: string, code: number): Said | undefined {
  if (/^Timeout was reached$/.test(text)) return { outcome: 'own-deadline' };
  if (/^Could(?:n't| not) connect to server$/.test(text)) {
    return code === 28
      ? { outcome: 'kernel-timeout', errno: 'ETIMEDOUT' }
      : { outcome: 'failed', couldBe: CONNECT_FAILED_AT_ONCE };
  }
  const errno = errnoOfText(text);
  if (errno === 'EINPROGRESS')
    return { outcome: 'failed', couldBe: [...CONNECT_FAILED_AT_ONCE, 'kernel-timeout', 'own-deadline'] };
  // Up to 7.84 curl's own limit for one address printed this, too.
  return errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : errno && { errno };
}

/** To CONNECT a proxy answers 4xx where it will not dial on, and 5xx where it could not. */
export function answeredWith(status: string): NextHop {
  return { reached: true, ...(status.startsWith('4') ? { denied: true as const } : {}) };
}

/** What ended a connection that was established. */
function later(text: string): Said | undefined {
  const errno = errnoOfText(text);
  if (errno === 'ETIMEDOUT') return { outcome: 'silent', errno };
  return errno && { outcome: 'reset-later', errno };
}

const SILENT: Said = { outcome: 'silent' };
const CLOSED: Said = { outcome: 'closed' };
const CLOSED_OR_RESET: Said = { outcome: 'closed', couldBe: ['closed', 'reset-later'] };

const CONNECT: readonly Shape[] = [
  // Failed to connect to 10.0.0.5 port 3306 after 0 ms: Couldn't connect to server
  // Failed to connect to db1 port 5432: Connection refused
  [
    /^Failed to connect to (\S{1,253}) port (\d{1,5})(?: after (\d{1,9}) ms)?: (.{3,100})$/,
    ([, host, port, ms, text = ''], code) => {
      const said = reason(text, code);
      return said && { ...said, host, port, took: milliseconds(ms) };
    },
  ],
  // Failed connect to db1:5432; Connection refused                      (7.29 of RHEL 7)
  [
    /^Failed connect to (\S{1,253}):(\d{1,5}); (.{3,100})$/,
    ([, host, port, text = ''], code) => {
      const said = reason(text, code);
      return said && { ...said, host, port };
    },
  ],
  // couldn't connect to host                                            (7.19 of RHEL 6)
  [
    /^couldn't connect to host$/i,
    () => ({ outcome: 'failed', couldBe: [...CONNECT_FAILED_AT_ONCE, 'kernel-timeout'] }),
  ],
  // Couldn't connect to server
  [/^Could(?:n't| not) connect to server$/, (_, code) => reason("Couldn't connect to server", code)],
  // Connection timed out after 2001 milliseconds      Connection timeout after 2001 ms      connect() timed out!
  [
    /^Connection (?:timed out|timeout) after (\d{1,9}) (?:milliseconds|ms)$/,
    ([, ms]) => ({ outcome: 'own-deadline', took: milliseconds(ms) }),
  ],
  [/^connect\(\) timed out!$/, () => ({ outcome: 'own-deadline' })],
  [/^Connection timed out$/, () => ({ outcome: 'some-timeout' })],
  // Could not resolve host: db9.internal      Couldn't resolve host 'db9.internal'
  [
    /^Could(?: not|n't) resolve host(?: name)?:? '?([\w.-]{1,253})'?(?: \([^()]{1,80}\))?$/,
    ([, host]) => ({ outcome: 'unresolved', host }),
  ],
  // Could not resolve proxy: gate      (the name of the target is nobody's affair here: the proxy looks it up)
  [
    /^Could(?: not|n't) resolve proxy(?: name)?:? '?([\w.-]{1,253})'?(?: \([^()]{1,80}\))?$/,
    ([, name = '']) => ({ outcome: 'unresolved', via: { name } }),
  ],
  // Failed to connect to db1 port 8080 via 10.0.0.3 after 3 ms: Couldn't connect to server              (since 8.11)
  [
    /^Failed to connect to (\S{1,253}) port (\d{1,5}) via (\S{1,253})(?: port (\d{1,5}))? after (\d{1,9}) ms: (.{3,100})$/,
    ([, host, port, hop = '', at, ms, text = ''], code) => {
      const said = reason(text, code);
      return said && { ...said, host, port, via: { ...endNamed(hop, at) }, took: milliseconds(ms) };
    },
  ],
  // Resolving timed out after 1000 milliseconds
  [/^Resolving timed out after \d{1,9} milliseconds$/, () => ({ outcome: 'unresolved' })],
  // Couldn't bind to 'eth7'      Couldn't bind to interface 'eth7' with errno 19: No such device
  [
    /^Couldn't bind to (?:interface )?'[^']{1,60}'(?: with errno \d{1,5}: .{3,100})?$/,
    () => ({ outcome: 'other-errno' }),
  ],
  // bind failed with errno 99: Cannot assign requested address
  [
    /^bind failed with errno \d{1,5}: (.{3,100})$/,
    ([, text = '']) => {
      const errno = errnoOfText(text);
      return errno && { errno };
    },
  ],
];

const AFTER: readonly Shape[] = [
  // Operation timed out after 4001 milliseconds with 0 bytes received      ... with 500 out of 100000 bytes received
  [
    /^Operation timed out after \d{1,9} milliseconds with (\d{1,15})(?: out of -?\d{1,15})? bytes received$/,
    // Where bytes came, they may have come until the end, and the client's time was too short for all of them.
    ([, bytes]) => (bytes === '0' ? SILENT : { ...SILENT, couldBe: ['silent', 'own-deadline'] }),
  ],
  // transfer closed with 5000 bytes remaining to read      transfer closed with outstanding read data remaining
  [
    /^transfer closed with (?:\d{1,15} bytes remaining to read|outstanding read data remaining)$/,
    () => CLOSED,
  ],
  // HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)
  [/^HTTP\/\d stream \d{1,10} was not closed cleanly/, () => CLOSED_OR_RESET],
  // Time-out      (telnet://, where nobody spoke)
  [/^Time-out$/, () => ({ outcome: 'connected' })],
  // SSL connection timeout
  [/^SSL connection timeout$/, () => ({ outcome: 'silent' })],
  // CONNECT tunnel failed, response 403      Received HTTP code 503 from proxy after CONNECT      (why, the proxy keeps to itself)
  [
    /^(?:CONNECT tunnel failed, response|Received HTTP code) (\d{3})(?: from proxy after CONNECT)?$/,
    ([, status = '']) => ({ outcome: 'failed', couldBe: ANY_FAILURE, via: answeredWith(status) }),
  ],
  // Proxy CONNECT aborted      Proxy CONNECT aborted due to timeout      (the proxy's own end, or of what is behind it)
  [/^Proxy CONNECT aborted$/, () => CLOSED_OR_RESET],
  [/^Proxy CONNECT aborted due to timeout$/, () => SILENT],
  // Empty reply from server
  [/^Empty reply from server$/, () => CLOSED],
  // Recv failure: Connection reset by peer      Send failure: Broken pipe
  [/^(?:Recv|Send) failure: (.{3,100})$/, ([, text = '']) => later(text)],
  // OpenSSL SSL_connect: Connection reset by peer in connection to db1:443
  // OpenSSL SSL_read: Connection reset by peer, errno 104
  [
    /^OpenSSL SSL_\w{4,7}: ([A-Z][a-z ]{5,40})(?:, errno \d{1,5}| in connection to \S{1,260})\s?$/,
    ([, text = '']) => later(text),
  ],
  // OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to 10.77.0.2:3310
  [/^OpenSSL SSL_\w{4,7}: SSL_ERROR_(?:SYSCALL|ZERO_RETURN)\b/, () => CLOSED_OR_RESET],
  [
    /^(?:Unknown SSL protocol error in connection to|TLS connect error: .{0,60}unexpected eof|.{0,60}unexpected eof while reading)/,
    () => CLOSED_OR_RESET,
  ],
  [/^schannel: failed to receive handshake/, () => CLOSED_OR_RESET],
];

/** Bytes came back, and they were of another protocol: `no TLS: wrong version number`. */
const OTHER_PROTOCOL: readonly Shape[] = [
  // OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number
  // error:1408F10B:SSL routines:ssl3_get_record:wrong version number
  [
    /error:[\dA-F]{8}:SSL routines:\w{0,40}:(wrong version number|unknown protocol|packet length too long|http request|record layer failure)$/,
    ([, words = '']) => ({ outcome: 'replied', reply: `no TLS: ${words}` }),
  ],
  // Received HTTP/0.9 when not allowed      Weird server reply
  [
    /^(Received HTTP\/0\.9 when not allowed|Weird server reply)$/,
    ([, words = '']) => ({ outcome: 'replied', reply: `no HTTP: ${words}` }),
  ],
];

/** Exit codes that only come after bytes of the service. */
const REPLIED: ReadonlySet<number> = new Set([1, 8, 16, 22, 35, 47, 51, 58, 60, 67]);

function first(shapes: readonly Shape[], text: string, code: number): Said | undefined {
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(text);
    const said = match ? read(match, code) : undefined;
    if (said) return said;
  }
  return undefined;
}

/** What a message says with which curl gave up connecting. */
export function connectEnding(text: string, code: number): Said | undefined {
  return first(CONNECT, text, code);
}

/** What a message says that came after the handshake. */
export function laterEnding(text: string, code: number): Said | undefined {
  const other = first(OTHER_PROTOCOL, text, code);
  return first(AFTER, text, code) ?? other ?? (REPLIED.has(code) ? { outcome: 'replied' } : undefined);
}

/** What an exit status says where curl printed nothing. */
const EXITS: Readonly<Record<number, Said>> = {
  6: { outcome: 'unresolved' },
  7: { outcome: 'failed', couldBe: CONNECT_FAILED_AT_ONCE },
  28: { outcome: 'failed', couldBe: ['own-deadline', 'kernel-timeout', 'silent'] },
  52: CLOSED,
  56: { outcome: 'reset-later' },
};

const NO_ANSWER: Said = {
  outcome: 'failed',
  couldBe: [
    ...CONNECT_FAILED_AT_ONCE,
    'kernel-timeout',
    'own-deadline',
    'unresolved',
    'closed',
    'reset-later',
    'silent',
  ],
};

/** What `-w '%{http_code}'` printed: the code of the answer, or 000 where none came. */
function writtenCode(command: CommandLine, text: string): Said | undefined {
  const format = option(command.words, '-w', '--write-out') ?? bundled(command.words, 'w') ?? '';
  const code = /^%\{(?:http|response)_code\}/.test(format) ? /^\d{3}(?!\d)/.exec(text)?.[0] : undefined;
  if (code === undefined) return undefined;
  return code === '000' ? NO_ANSWER : { outcome: 'replied', reply: code };
}

/** What stands for the ending where curl itself is silent. */
export function quietEnding(command: CommandLine, text: string): Said | undefined {
  const status = exitStatus(command, text);
  return writtenCode(command, text) ?? (status === undefined ? undefined : EXITS[status]);
}
