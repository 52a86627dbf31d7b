import type { Errno } from '../model/errno.ts';

/** Which number an errno has on which system. Only errnos that a connection can end with, or that open none. */

export const SYSTEMS = ['linux', 'windows', 'bsd', 'svr4', 'aix', 'hpux', 'newlib', 'libuv'] as const;

/** `svr4`: Solaris, illumos, and Linux on MIPS. `newlib`: Cygwin, ESP-IDF. `libuv`: Node on Windows. */
export type System = (typeof SYSTEMS)[number];

type Numbers = Readonly<Record<number, Errno>>;

/** The same on every Unix (and in Windows' C library). */
const COMMON: Numbers = {
  1: 'EPERM',
  2: 'ENOENT',
  13: 'EACCES',
  20: 'ENOTDIR',
  22: 'EINVAL',
  23: 'ENFILE',
  24: 'EMFILE',
  32: 'EPIPE',
};

/** In rising order, from a first number on; `undefined` where one stands for nothing that a connection gives. */
function row(first: number, names: readonly (Errno | undefined)[]): Numbers {
  return Object.fromEntries(names.flatMap((name, i) => (name ? [[first + i, name]] : [])));
}

/** From ENETDOWN to ENOTCONN every Unix counts alike. */
const NET: readonly Errno[] = [
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'ENETDOWN',
  'ENETUNREACH',
  'ENETRESET',
  'ECONNABORTED',
  'ECONNRESET',
  'ENOBUFS',
  'EISCONN',
  'ENOTCONN',
];

export const NUMBERS: Readonly<Record<System, Numbers>> = {
  // Linux asm-generic/errno.h, as Python's errno module prints it
  linux: {
    ...COMMON,
    11: 'EAGAIN',
    88: 'ENOTSOCK',
    91: 'EPROTOTYPE',
    92: 'ENOPROTOOPT',
    93: 'EPROTONOSUPPORT',
    97: 'EAFNOSUPPORT',
    ...row(98, NET),
    108: 'EPIPE',
    ...row(110, ['ETIMEDOUT', 'ECONNREFUSED', 'EHOSTDOWN', 'EHOSTUNREACH', 'EALREADY', 'EINPROGRESS']),
  },
  // Windows winsock2.h
  windows: {
    10013: 'EACCES',
    10022: 'EINVAL',
    10024: 'EMFILE',
    10035: 'EAGAIN',
    10036: 'EINPROGRESS',
    10037: 'EALREADY',
    10038: 'ENOTSOCK',
    10042: 'ENOPROTOOPT',
    10043: 'EPROTONOSUPPORT',
    10047: 'EAFNOSUPPORT',
    ...row(10048, NET),
    10058: 'EPIPE',
    10060: 'ETIMEDOUT',
    10061: 'ECONNREFUSED',
    10064: 'EHOSTDOWN',
    10065: 'EHOSTUNREACH',
  },
  // macOS and FreeBSD sys/errno.h
  bsd: {
    ...COMMON,
    35: 'EAGAIN',
    36: 'EINPROGRESS',
    37: 'EALREADY',
    38: 'ENOTSOCK',
    41: 'EPROTOTYPE',
    42: 'ENOPROTOOPT',
    43: 'EPROTONOSUPPORT',
    47: 'EAFNOSUPPORT',
    ...row(48, NET),
    58: 'EPIPE',
    60: 'ETIMEDOUT',
    61: 'ECONNREFUSED',
    64: 'EHOSTDOWN',
    65: 'EHOSTUNREACH',
  },
  // illumos sys/errno.h; Go syscall/zerrors_solaris_amd64.go, zerrors_linux_mips.go; Linux arch/mips/include/uapi/asm/errno.h
  svr4: {
    ...COMMON,
    11: 'EAGAIN',
    120: 'EPROTONOSUPPORT',
    124: 'EAFNOSUPPORT',
    ...row(125, NET),
    ...row(145, ['ETIMEDOUT', 'ECONNREFUSED', 'EHOSTDOWN', 'EHOSTUNREACH', 'EALREADY', 'EINPROGRESS']),
  },
  // AIX sys/errno.h; Go syscall/zerrors_aix_ppc64.go
  aix: {
    ...COMMON,
    11: 'EAGAIN',
    55: 'EINPROGRESS',
    56: 'EALREADY',
    57: 'ENOTSOCK',
    66: 'EAFNOSUPPORT',
    ...row(67, NET),
    ...row(78, ['ETIMEDOUT', 'ECONNREFUSED', 'EHOSTDOWN', 'EHOSTUNREACH']),
  },
  // HP-UX sys/errno.h
  hpux: {
    ...COMMON,
    11: 'EAGAIN',
    ...row(226, NET),
    238: 'ETIMEDOUT',
    239: 'ECONNREFUSED',
    241: 'EHOSTDOWN',
    242: 'EHOSTUNREACH',
    244: 'EALREADY',
    245: 'EINPROGRESS',
  },
  // newlib libc/include/sys/errno.h
  newlib: {
    ...COMMON,
    11: 'EAGAIN',
    104: 'ECONNRESET',
    105: 'ENOBUFS',
    106: 'EAFNOSUPPORT',
    108: 'ENOTSOCK',
    111: 'ECONNREFUSED',
    112: 'EADDRINUSE',
    113: 'ECONNABORTED',
    114: 'ENETUNREACH',
    115: 'ENETDOWN',
    116: 'ETIMEDOUT',
    117: 'EHOSTDOWN',
    118: 'EHOSTUNREACH',
    119: 'EINPROGRESS',
    125: 'EADDRNOTAVAIL',
    128: 'ENOTCONN',
  },
  // libuv include/uv/errno.h, where the system has no number of its own (read on Windows)
  libuv: {
    [-4092]: 'EACCES',
    [-4091]: 'EADDRINUSE',
    [-4090]: 'EADDRNOTAVAIL',
    [-4089]: 'EAFNOSUPPORT',
    [-4088]: 'EAGAIN',
    [-4079]: 'ECONNABORTED',
    [-4078]: 'ECONNREFUSED',
    [-4077]: 'ECONNRESET',
    [-4073]: 'EHOSTUNREACH',
    [-4066]: 'EMFILE',
    [-4062]: 'ENETUNREACH',
    [-4060]: 'ENOBUFS',
    [-4058]: 'ENOENT',
    [-4053]: 'ENOTCONN',
    [-4048]: 'EPERM',
    [-4047]: 'EPIPE',
    [-4039]: 'ETIMEDOUT',
  },
};

/** The systems on which a number is an errno of a connection, the most likely first. */
export function systemsOf(number: number): readonly System[] {
  return SYSTEMS.filter((system) => Object.hasOwn(NUMBERS[system], number));
}
