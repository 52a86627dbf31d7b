import type { CommandLine } from '../model/command-line.ts';
import type { Errno } from '../model/errno.ts';
import type { Outcome } from '../model/outcome.ts';
import type { BlockHead, Draft, Line, Parser } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from '../failure/attempt.ts';
import { errnoOfText } from '../failure/errno-words.ts';
import { NetcatReader } from './netcat/answer.ts';

const PROGRAMS = ['nc', 'ncat', 'netcat', 'nc.openbsd', 'nc.traditional'];

// nc: connect to 10.77.0.2 port 3306 (tcp) failed: Connection refused
// nc: connect to db1.internal (10.0.0.5) port 5432 (tcp) failed: Connection refused
// nc: connect to 10.77.0.2 port 8080 (tcp) timed out: Operation now in progress
const OPENBSD =
  /^(?:nc|netcat|nc\.openbsd): connect to (\S+)(?: \(([0-9a-fA-F.:%]+)\))? port (\d+) \(tcp\) (failed|timed out): (.+)$/;
// Connection to 127.0.0.1 3306 port [tcp/mysql] succeeded!
// Connection to db1.internal (10.0.0.5) 5432 port [tcp/postgresql] succeeded!
const OPENBSD_OK =
  /^Connection to (\S+)(?: \(([0-9a-fA-F.:%]+)\))? (?:port )?(\d+) (?:port )?\[tcp\/[^\]]{1,40}\] succeeded!$/;
// (UNKNOWN) [10.77.0.2] 3306 (mysql) : Connection refused
// db1.internal [10.0.0.5] 5432 (postgresql) open
const TRADITIONAL = /^(\(UNKNOWN\)|[\w.-]+) \[([0-9a-fA-F.:%]+)\] (\d+) \([^)]{1,40}\) (?:: (.+)|(open))$/;
// nc: can't connect to remote host (10.77.0.2): Connection refused
const BUSYBOX = /^(?:nc|busybox): can't connect to remote host(?: \(([0-9a-fA-F.:%]+)\))?: (.+)$/;
// Ncat: Connection refused.
const NCAT_ERROR = /^Ncat: ([A-Z].+?)\.(?: QUITTING\.)?$/;
// nc: /run/app/app.sock: Connection refused      (-U; with -l it says the same of bind())
const OPENBSD_UNIX = /^(?:nc|netcat|nc\.openbsd): (\/[^:]{1,200}): (.{3,100})$/;
// nc: unix connect failed: No such file or directory
const OPENBSD_UNIX_FAILED = /^(?:nc|netcat|nc\.openbsd): unix connect failed: (.{3,100})$/;
// nc: bind failed: Cannot assign requested address
const OPENBSD_BIND = /^(?:nc|netcat|nc\.openbsd): bind failed: (.{3,100})$/;
// Ncat: Connected to 172.17.0.2:3306.
const NCAT_OK = /^Ncat: Connected to (\S+):(\d+)\.$/;
// Ncat: Connection to 10.77.0.2 failed: Connection refused.
const NCAT_TRY = /^Ncat: Connection to (\S+) failed: (.+?)\.?$/;
// Ncat: Could not resolve hostname "db9.internal": Name or service not known. QUITTING.
const NCAT_RESOLVE = /^Ncat: Could not resolve (?:hostname|source address) "([^"]{1,253})"/;
// nc: getaddrinfo for host "db9.internal" port 5432: Name or service not known
const OPENBSD_RESOLVE =
  /^(?:nc|netcat|nc\.openbsd): getaddrinfo(?: for host "([^"]{1,253})" port (\d+))?: (.+)$/;
// db9.internal: forward host lookup failed: Unknown host
const TRADITIONAL_RESOLVE = /^(\S+): forward host lookup failed: /;
// nc: timed out      (BusyBox: -w is an alarm() around its connect())
const BUSYBOX_LATE = /^nc: timed out$/;
// nc: bad address 'db9.internal'
const BUSYBOX_RESOLVE = /^nc: bad address '([^']{1,253})'$/;
// What the tools print besides: understood, and nothing of the case.
const NOTHING =
  /^(?:Can't parse \S{1,80} as an IP address|[0-9a-fA-F.%]*:[0-9a-fA-F:.%]*: forward host lookup failed|Ncat: (?:Version \d|Listening on |Connection from |\d+ bytes sent|Trying next address|Idle timeout expired)|Listening on \S{1,60} \S{1,30}$|Connection received on |Connection from |\(UNKNOWN\) \[[^\]]{1,60}\] \d+ \([^)]{1,40}\) : Unknown|listening on \[|DNS fwd\/rev mismatch|inverse host lookup failed|no port\[s\] to connect to|sent \d+, rcvd \d+)/;

/**
 * The traditional one asks for IPv4 alone: a name that has an IPv6 address only fails here, and every other client gets
 * on to connect().
 */
const FOR_OTHERS: readonly Outcome[] = [
  ...(['unresolved', 'refused', 'host-unreachable', 'net-unreachable', 'kernel-timeout'] as const),
  ...(['own-deadline', 'reset-connecting', 'reset-later', 'closed', 'silent', 'other-errno'] as const),
];

// Every line that is read begins with one of these.
const MARK =
  /^(?:n(?:c|etcat|o port\[)|busybox|Ncat|Connection |[Ll]istening on |Can't parse |DNS fwd|inverse host|sent \d|\S{1,253}(?: \[[\da-fA-F]|: forward host ))/;

type Reading = Omit<SeenAttempt, 'line' | 'head' | 'programs'>;

// Connection refused (attempt 3/5)      Connection refused, retrying in 5s      Connection refused","pid":7}
const GOES_ON = /[,;.()[\]{}"'\\]|\s(?:at|in|on) \S/;

/** More stands behind the errno's words: what put it there is not netcat, and is taken off before. */
function isFollowed(text: string, errno: Errno | undefined): boolean {
  return errno === undefined && GOES_ON.test(text);
}

function openbsd(match: RegExpExecArray): Reading | undefined {
  const [, host, address, port, how, text = ''] = match;
  const errno = errnoOfText(text);
  if (isFollowed(text, errno)) return undefined;
  // SO_SNDTIMEO and -w end a connect() with EINPROGRESS: the tool's own deadline, not the kernel's.
  const own = how === 'timed out' || errno === 'EINPROGRESS';
  return { tool: 'nc', host, address, port, ...(own ? { outcome: 'own-deadline' } : { errno }) };
}

function openbsdUnix([, path, text = '']: RegExpExecArray): Reading | undefined {
  const errno = errnoOfText(text);
  return errno === undefined || errno === 'EADDRINUSE' ? undefined : { tool: 'nc', path, errno };
}

/** A listener's bind() fails with EADDRINUSE as a rule; a client's has no such address to come from. */
function bound(errno: Errno | undefined): Reading | undefined {
  return errno === 'EADDRNOTAVAIL' ? { tool: 'nc', errno } : undefined;
}

function ncatError(match: RegExpExecArray): Reading | undefined {
  const text = match[1] ?? '';
  if (text === 'TIMEOUT') return { tool: 'ncat', outcome: 'own-deadline' };
  const errno = errnoOfText(text);
  return errno && { tool: 'ncat', errno };
}

function listens({ commands }: BlockHead): boolean {
  return commands.some(
    ({ tool, words }) => PROGRAMS.includes(tool) && words.some((word) => /^-\w{0,9}l/.test(word)),
  );
}

type Shape = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Reading | undefined];

const SHAPES: readonly Shape[] = [
  [OPENBSD, openbsd],
  [OPENBSD_OK, ([, host, address, port]) => ({ tool: 'nc', host, address, port, outcome: 'connected' })],
  [OPENBSD_UNIX, openbsdUnix],
  [OPENBSD_UNIX_FAILED, ([, text = '']) => ({ tool: 'nc', errno: errnoOfText(text) })],
  [OPENBSD_BIND, ([, text = '']) => bound(errnoOfText(text))],
  [NCAT_OK, ([, host, port]) => ({ tool: 'ncat', host, port, outcome: 'connected' })],
  [NCAT_TRY, ([, host, text = '']) => ({ tool: 'ncat', host, errno: errnoOfText(text) })],
  [NCAT_RESOLVE, ([, host]) => ({ tool: 'ncat', host, outcome: 'unresolved' })],
  [NCAT_ERROR, ncatError],
  [BUSYBOX, ([, address, text = '']) => ({ tool: 'busybox nc', address, errno: errnoOfText(text) })],
  [BUSYBOX_LATE, () => ({ tool: 'busybox nc', outcome: 'own-deadline' })],
  [BUSYBOX_RESOLVE, ([, host]) => ({ tool: 'busybox nc', host, outcome: 'unresolved' })],
  [OPENBSD_RESOLVE, ([, host, port]) => ({ tool: 'nc', host, port, outcome: 'unresolved' })],
  [
    TRADITIONAL_RESOLVE,
    // It knows no IPv6 and takes such an address for a name: that says nothing of the network.
    ([, host = '']) =>
      host.includes(':') ? undefined : { tool: 'nc', host, outcome: 'unresolved', couldBe: FOR_OTHERS },
  ],
  [
    TRADITIONAL,
    ([, name, address, port, text, open]) => {
      const host = name === '(UNKNOWN)' ? address : name;
      if (open !== undefined) return { tool: 'nc', host, address, port, outcome: 'connected' };
      const errno = errnoOfText(text ?? '');
      if (isFollowed(text ?? '', errno)) return undefined;
      // Its -w is an alarm() that prints ETIMEDOUT's text, so who gave up is not said.
      return {
        tool: 'nc',
        host,
        address,
        port,
        errno,
        ...(errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : {}),
      };
    },
  ],
];

function readAlone(line: Line, head: BlockHead): readonly Draft[] | undefined {
  if (!MARK.test(line.text)) return undefined;
  for (const [pattern, read] of SHAPES) {
    const match = pattern.exec(line.text);
    const seen = match ? read(match) : undefined;
    if (!seen || (seen.path !== undefined && listens(head))) continue;
    return [attemptDraft({ ...seen, line, head, programs: PROGRAMS })];
  }
  return NOTHING.test(line.text) ? [] : undefined;
}

/** What a listener prints came from its client. */
function dials({ tool, words }: CommandLine): boolean {
  return PROGRAMS.includes(tool) && !words.some((word) => /^-\w{0,9}l|^--listen/.test(word));
}

/** nc in its four flavours: OpenBSD, traditional, nmap's ncat, BusyBox. */
export const netcat: Parser = {
  id: 'netcat',
  marks: [
    '^nc: ',
    '^netcat: ',
    '^nc.openbsd: ',
    '^busybox: ',
    '^ncat: ',
    ' succeeded!',
    ') : ',
    ') open',
    ': forward host lookup failed',
    "can't parse ",
    '^listening on ',
    '^connection received on ',
    '^connection from ',
    'dns fwd/rev mismatch',
    'inverse host lookup failed',
    'no port[s] to connect to',
    '^sent N',
  ],
  claims: dials,
  block: (head, command) => new NetcatReader(readAlone, head, command),
  line: readAlone,
};
