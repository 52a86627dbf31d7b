import { outcomeOfConnect, type Errno } from '../model/errno.ts';
import type { Entry } from './entry.ts';
import { NUMBERS, systemsOf, type System } from './errno-systems.ts';
import type { Said } from './vocabulary.ts';

/** Numbers that stand for an errno in a message: `os error 111`, `[Errno 61]`, `(10061)`. Which system's, the text tells. */

type Meaning = Pick<Entry, 'errno' | 'outcome' | 'couldBe' | 'lookup' | 'by' | 'weak'>;

export interface SaidNumber {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** The most likely system's first; more than one where the text does not tell between systems. */
  readonly means: readonly [Meaning, ...Meaning[]];
}

/** `sure`: nothing but an errno stands there. `likely`: something else could: it counts where more speaks for it. */
type Certainty = 'sure' | 'likely';

interface Shape {
  /** Its first group that matched is the number. */
  readonly pattern: RegExp;
  readonly certainty: Certainty;
  /** The number is one of these systems'. */
  readonly systems?: readonly System[];
  readonly read?: (digits: string) => number;
}

const WINDOWS_BASE = 0x8007_0000;

/** `0x8007274D` and `0xC007274D` are HRESULTs of 10061, `0x274D` the number itself. */
function ofHex(digits: string): number {
  return Number.parseInt(digits.slice(-4), 16);
}

/** -2147014835 is 0x8007274D with its sign. */
function ofSigned(digits: string): number {
  const value = Number(digits);
  return (value < 0 ? value + 0x1_0000_0000 : value) - WINDOWS_BASE;
}

const QUOTES = `["'\\u0060\\u2018\\u2019]`;

const SHAPES: readonly Shape[] = [
  // Connection refused (os error 111)      OS Error: Connection refused, errno = 111      "errno":-111      errno=110
  // [Errno 61]      [WinError 10061]      errno(111)      <socketErrno>65</socketErrno>      errno => 111
  {
    pattern:
      /\b(?:os[ _]?error|[a-z]{0,6}[ _]?errno|errnum|winerror|wsaerror|winsock(?: error)?|wsagetlasterror|native ?error ?code)["'\u0060]?\)?[\s:=#>(["']{1,6}(?:code[\s:=]{1,3})?(-?\d{1,5})(?![\d.])/gi,
    certainty: 'sure',
  },
  // Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }      code: Some(111)
  { pattern: /\bOs ?\{ ?code: ?(\d{1,5})\b|\bcode: ?Some\((\d{1,5})\)/g, certainty: 'sure' },
  // System.Net.Sockets.SocketException (111): ...      SocketException (0x80004005, 111)      Win32Exception (10061)
  {
    pattern: /\b(?:Socket|Win32)Exception \((?:(?:0x)?[\da-f]{8}, ?)?(\d{2,5})\)/gi,
    certainty: 'sure',
  },
  // ConnectionRefusedError(111, 'Connection refused')      (111, 'ECONNREFUSED')      error(10061, '...')
  { pattern: new RegExp(String.raw`\((\d{2,5}), ?u?${QUOTES}`, 'g'), certainty: 'likely' },
  // connect() failed (111: Unknown error)      (110: Connection timed out) while connecting to upstream
  { pattern: /\((\d{2,5}): [^()]{3,200}\)/g, certainty: 'sure' },
  // (111)Connection refused: AH00957: ...      defer (110): Connection timed out      mount error(113): could not ...
  { pattern: /(?:^|[\s\w:])\((\d{2,5})\)(?=:? ?\p{L})/gu, certainty: 'likely' },
  // Error Domain=NSPOSIXErrorDomain Code=61      POSIXErrorCode(rawValue: 61)      _kCFStreamErrorCodeKey=61
  {
    pattern:
      /\bNSPOSIXErrorDomain(?:["']?,)? ?Code[=:] ?(\d{1,3})\b|\bPOSIXErrorCode\(rawValue: (\d{1,3})\)|\b_kCFStreamErrorCodeKey ?= ?"?(\d{1,3})\b/g,
    certainty: 'sure',
    systems: ['bsd'],
  },
  // Protocol specific error code(s): "79"                                                                      (DB2)
  {
    pattern: /\bProtocol specific error code\(s\): ?["'](\d{1,5})["']/gi,
    certainty: 'sure',
    systems: ['aix', 'windows', 'linux', 'svr4', 'hpux'],
  },
  // Exception from HRESULT: 0x8007274D      Error 0x0000274D      (0xc007274c)
  {
    pattern: /\b0x(?:[8c]007|0000)?(27[\da-f]{2}|2af[9a-c])\b/gi,
    certainty: 'sure',
    systems: ['windows'],
    read: ofHex,
  },
  // HResult='-2147014835'      2147952461
  {
    pattern: /(?<![\d.])(-21470\d{5}|21479\d{5})(?![\d.])/g,
    certainty: 'sure',
    systems: ['windows'],
    read: ofSigned,
  },
  // socket error: 10061      error 111      delayed connect error: 111      errcode 110      error code: -110
  {
    pattern:
      /\b(?:error|err|errcode|error[_ ]?code|error (?:number|no\.?))["']?(?:\s?[:=#(]\s?|\s)["'#(]{0,2}(-?\d{2,5})(?![\d.])/gi,
    certainty: 'likely',
  },
  // code=10060      rc = -113      failed with 10061      status -110: a positive small one may be of anything
  {
    pattern:
      /\b(?:code|rc|ret|retval|result|status|returned|failed with|reason)["']?(?:\s?[:=#(]\s?|\s)["'#(]{0,2}(10\d{3}|1100\d|-1\d\d)(?![\d.])/gi,
    certainty: 'likely',
  },
  // connect(): lwip_connect_r: 113      lwip_connect: 104                                           (Arduino-ESP32)
  { pattern: /\blwip_connect(?:_r)?: (\d{1,3})(?!\d)/g, certainty: 'sure', systems: ['newlib'] },
  // connect to 192.0.2.5:1883 failed: -111                                                       (Zephyr, kernels)
  { pattern: /\bfailed(?:: |, | \(| )(-1\d\d)(?![\d.])/g, certainty: 'likely' },
  // Can't connect to server on 'db1' (110)      failed to connect to db1 (192.0.2.5): Connection refused (111)
  { pattern: /[\p{L}\d]["'.\])]? ?[([](-?\d{2,5})[)\]](?=[\s.,;:"')\]]|$)/gu, certainty: 'likely' },
  // 10061: No connection could be made ...      ... failed. 10060
  {
    pattern: /(?<![\w.:/-])(100(?:04|13|24|[3-6]\d)|1100[1-4])(?![\w.:/-]\d|\d)/g,
    certainty: 'likely',
    systems: ['windows'],
  },
];

/** Without one of these nothing of the above stands in a line. */
const MARK =
  /err|code|exception|\(-?\d{2,5}|\b0x|rc ?=|ret|result|status|failed|reason|lwip|\b1[01]0\d\d\b|\b-?21\d{8}\b/i;

/** Words that tell whose number it is. */
const HINTS: readonly (readonly [RegExp, System])[] = [
  [/\b(?:winerror|wsa\w{3,20}|winsock|windows|win32\w*|microsoft|\.exe)\b|[A-Z]:\\/i, 'windows'],
  [/\b(?:darwin|macos|os x|ios|iphone|nsposix\w*|nsurl\w*|kcf\w*|freebsd|openbsd|netbsd|homebrew)\b/i, 'bsd'],
  [/\b(?:aix|SQL30081N)\b/i, 'aix'],
  [/\b(?:sunos|solaris|illumos|smartos|omnios|mips|openwrt)\b/i, 'svr4'],
  [/\bhp-?ux\b/i, 'hpux'],
  [/\b(?:cygwin|esp-?idf|esp32\w*|esp-tls|esp_\w{2,30}|lwip|newlib)\b/i, 'newlib'],
];

/** What an errno of connect() or of a later call means where only its number is known. */
function meaningOf(errno: Errno): Meaning {
  if (errno === 'ETIMEDOUT') return { errno, outcome: 'some-timeout' };
  if (errno === 'ECONNRESET')
    return { errno, outcome: 'reset-later', couldBe: ['reset-connecting', 'reset-later'] };
  if (errno === 'ECONNABORTED') return { errno, outcome: 'reset-later' };
  return { errno };
}

/** getaddrinfo()'s and DNS's numbers, which stand where an errno does: glibc's, libuv's, Windows'. */
const LOOKUPS: Readonly<Record<number, Meaning>> = {
  [-2]: { outcome: 'unresolved', lookup: 'no-such-name', weak: true },
  [-3]: { outcome: 'unresolved', weak: true },
  [-5]: { outcome: 'unresolved', lookup: 'no-address', weak: true },
  [-3001]: { outcome: 'unresolved' },
  [-3004]: { outcome: 'unresolved', lookup: 'server-failed' },
  [-3007]: { outcome: 'unresolved', lookup: 'no-address' },
  [-3008]: { outcome: 'unresolved', lookup: 'no-such-name' },
  11001: { outcome: 'unresolved', by: 'windows' },
  11002: { outcome: 'unresolved', by: 'windows' },
  11003: { outcome: 'unresolved', lookup: 'server-failed', by: 'windows' },
  11004: { outcome: 'unresolved', lookup: 'no-address', by: 'windows' },
};

/** Below it numbers are common to all Unixes, and mostly of files. */
const SMALL = 35;

/** Say that a call goes on, or was made on the wrong thing: no end of an attempt. */
const NO_END: ReadonlySet<Errno> = new Set(['EINPROGRESS', 'EALREADY', 'EISCONN', 'ENOTSOCK', 'EINTR']);

function meaningsOf(number: number, shape: Shape, text: string): readonly Meaning[] {
  // WSAEWOULDBLOCK: the call goes on.
  if (number === 10035) return [];
  const lookup = LOOKUPS[number];
  if (lookup) return shape.certainty === 'sure' || number > 0 ? [lookup] : [];
  const unsigned = number < 0 && number > -400 ? -number : number;
  if (Math.abs(unsigned) < SMALL && shape.certainty !== 'sure') return [];
  const all = systemsOf(unsigned).filter((system) => shape.systems?.includes(system) ?? true);
  const hinted = all.filter((system) => HINTS.some(([pattern, its]) => its === system && pattern.test(text)));
  // Windows has no such number of its own: [WinError 64] is one of a file share's.
  if (hinted.length === 0 && /\bwinerror\b/i.test(text)) return [];
  const systems = hinted.length > 0 ? hinted : all.filter((system) => system !== 'newlib');
  const errnos = [...new Set(systems.flatMap((system) => NUMBERS[system][unsigned] ?? []))];
  const isWeak = Math.abs(unsigned) < SMALL || (shape.certainty === 'likely' && !systems.includes('windows'));
  return errnos
    .filter((errno) => !NO_END.has(errno))
    .map((errno) => ({ ...meaningOf(errno), ...(isWeak ? { weak: true as const } : {}) }));
}

const MOST_NUMBERS = 20;
const LONGEST_LINE = 4096;

/** Every number in a message that stands for an errno or for a resolver's result, in the order of the message. */
export function errnoNumbers(message: string): readonly SaidNumber[] {
  const text = message.length > LONGEST_LINE ? message.slice(0, LONGEST_LINE) : message;
  if (!MARK.test(text)) return [];
  const found: SaidNumber[] = [];
  for (const shape of SHAPES) {
    for (const match of text.matchAll(shape.pattern)) {
      const digits = match.slice(1).join('');
      const number = (shape.read ?? Number)(digits);
      const start = match.index + match[0].lastIndexOf(digits);
      const [first, ...others] = meaningsOf(number, shape, text);
      if (!first || found.length >= MOST_NUMBERS || found.some((one) => one.start === start)) continue;
      found.push({ start, end: start + digits.length, number, means: [first, ...others] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** As much as a short text counts: a whole sentence knows more of the moment than a number does. */
const WEIGHT = 24;

/** The same as wordings of the vocabulary: what the first system means by it, and what else it could be. */
export function saidNumbers(message: string): readonly Said[] {
  return errnoNumbers(message).map(({ start, end, means: [first, ...others] }) => {
    const outcomes = [first, ...others].flatMap(({ errno, outcome, couldBe }) => {
      if (couldBe) return couldBe;
      return outcome ?? (errno ? outcomeOfConnect(errno) : []);
    });
    const couldBe = others.length > 0 ? { couldBe: [...new Set(outcomes)] } : {};
    return { entry: { says: '', ...first, ...couldBe }, start, end, holes: {}, weight: WEIGHT };
  });
}
