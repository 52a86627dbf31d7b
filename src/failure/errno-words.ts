import { ERRNOS, type Errno } from '../model/errno.ts';
import { NUMBERS } from './errno-systems.ts';
// glibc 2.36's strerror() in the C locale and 18 others, measured; one list an errno.
import strerror from './strerror.json' with { type: 'json' };
// gai_strerror() of the same systems, and of macOS and Windows.
import resolver from './resolver.json' with { type: 'json' };

/** Texts of other systems (macOS sys/errno.h, Windows' WSA list) and of errnos outside the measured list. */
const MORE: readonly (readonly [string, Errno])[] = [
  ['Operation timed out', 'ETIMEDOUT'],
  ['Protocol not available', 'ENOPROTOOPT'],
  ['Protocol wrong type for socket', 'EPROTOTYPE'],
  ['Not a directory', 'ENOTDIR'],
  ['Network dropped connection on reset', 'ENETRESET'],
  ["Can't assign requested address", 'EADDRNOTAVAIL'],
  ['No connection could be made because the target machine actively refused it', 'ECONNREFUSED'],
  ['An attempt was made to access a socket in a way forbidden by its access permissions', 'EACCES'],
  ['An existing connection was forcibly closed by the remote host', 'ECONNRESET'],
  ['A socket operation was attempted to an unreachable host', 'EHOSTUNREACH'],
  ['A socket operation was attempted to an unreachable network', 'ENETUNREACH'],
  [
    'A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond',
    'ETIMEDOUT',
  ],
  ['An established connection was aborted by the software in your host machine', 'ECONNABORTED'],
  ['The requested address is not valid in its context', 'EADDRNOTAVAIL'],
  [
    'Only one usage of each socket address (protocol/network address/port) is normally permitted',
    'EADDRINUSE',
  ],
];

function normal(text: string): string {
  return text
    .trim()
    .replace(/[.!。]$/, '')
    .toLowerCase();
}

function isErrno(name: string): name is Errno {
  return (ERRNOS as readonly string[]).includes(name);
}

const BY_TEXT: ReadonlyMap<string, Errno> = new Map([
  ...Object.entries(strerror).flatMap(([name, texts]) =>
    isErrno(name) ? texts.map((text): [string, Errno] => [normal(text), name]) : [],
  ),
  ...MORE.map(([text, errno]): [string, Errno] => [normal(text), errno]),
]);

/** The errno whose strerror() text this is, in any measured language. */
export function errnoOfText(text: string): Errno | undefined {
  return BY_TEXT.get(normal(text));
}

/** The errno whose text ends the line, behind a colon: `tool: what: Connection refused`. */
export function errnoAtEnd(line: string): Errno | undefined {
  const parts = line.slice(-300).split(/[:：]\s/);
  for (let i = parts.length - 1; i >= Math.max(0, parts.length - 3); i--) {
    const errno = errnoOfText(parts.slice(i).join(': '));
    if (errno) return errno;
  }
  return undefined;
}

const RESOLVER_TEXTS: ReadonlySet<string> = new Set(Object.values(resolver).flat().map(normal));

/** True where the text is what a resolver says of a name that it could not look up, in any measured language. */
export function isResolverText(text: string): boolean {
  return RESOLVER_TEXTS.has(normal(text));
}

/** `ECONNREFUSED` as a name, where it is one that this program knows. */
export function errnoOfName(name: string): Errno | undefined {
  if (name === 'EWOULDBLOCK') return 'EAGAIN';
  return isErrno(name) ? name : undefined;
}

/**
 * Linux' numbers, and what an interrupted or starved call gives. A number without its system says nothing: ask only where
 * Linux is known. ESHUTDOWN (108, on Windows 10058) is no end of an attempt by its number alone.
 */
const LINUX: Readonly<Record<number, Errno | undefined>> = {
  ...NUMBERS.linux,
  4: 'EINTR',
  12: 'ENOMEM',
  108: undefined,
};

/** The errno behind a number printed on Linux. */
export function errnoOnLinux(number: number): Errno | undefined {
  return LINUX[number];
}

/** Windows Sockets' numbers: no other system counts in this range. */
const WINDOWS: Readonly<Record<number, Errno | undefined>> = {
  ...NUMBERS.windows,
  10004: 'EINTR',
  10043: undefined,
  10058: undefined,
};

/** The same on every Unix, or (11) what no other Unix' connect() gives. */
const COMMON: ReadonlySet<number> = new Set([1, 2, 4, 11, 12, 13, 20, 22, 23, 24, 32]);

/** What macOS and the BSDs have above this is nothing that a connect() or what follows it gives, but for 102. */
const ABOVE_BSD = 88;

/** What macOS and the BSDs give here, Linux' numbers of the same size never come from connect() (asm-generic/errno.h). */
const BSD_ALONE: ReadonlySet<number> = new Set([49, 51, 54, 60, 61, 64, 65]);

/** The errno behind a number that only one system's connect() gives. */
export function errnoOfNumber(number: number): Errno | undefined {
  if (BSD_ALONE.has(number)) return NUMBERS.bsd[number];
  if (COMMON.has(number) || (number >= ABOVE_BSD && number !== 102)) return LINUX[number] ?? WINDOWS[number];
  return undefined;
}
