import type { Entry, Family } from '../entry.ts';

const MUSL = 'musl 1.2 src/errno/__strerror.h';
const BSD = 'macOS and FreeBSD sys/errno.h; Go syscall/zerrors_darwin_amd64.go, zerrors_freebsd_amd64.go';
const SOLARIS = 'illumos strerror; Go syscall/zerrors_solaris_amd64.go';
const LIBUV =
  'libuv 1.48 include/uv.h UV_ERRNO_MAP, printed by Node 20; Erlang/OTP 25 inet:format_error(), printed';
const IBM = 'IBM i and AIX strerror(): CPE3425 and its neighbours';
const ZOS = 'z/OS Language Environment runtime messages EDC8115I to EDC8130I';

/** Of ETIMEDOUT: connect()'s, or what keeps waiting for a peer that fell silent. */
const TIMED_OUT = { errno: 'ETIMEDOUT', outcome: 'some-timeout' } as const;
const RESET = {
  errno: 'ECONNRESET',
  outcome: 'reset-later',
  couldBe: ['reset-later', 'reset-connecting'],
} as const;
const ABORTED = { errno: 'ECONNABORTED', outcome: 'reset-later' } as const;

/** strerror() where it differs from glibc's: those are in strerror.json. */
const ENTRIES: readonly Entry[] = [
  // musl and macOS
  { says: 'Operation timed out', ...TIMED_OUT, by: 'musl, macos', source: `${MUSL}; ${BSD}` },
  { says: 'Host is unreachable', errno: 'EHOSTUNREACH', by: 'musl', source: `${MUSL}; ${LIBUV}` },
  { says: 'Network unreachable', errno: 'ENETUNREACH', by: 'musl', source: `${MUSL}; Qt 5.15` },
  { says: 'Address not available', errno: 'EADDRNOTAVAIL', by: 'musl', source: `${MUSL}; ${LIBUV}` },
  { says: 'Address in use', errno: 'EADDRINUSE', weak: true, by: 'musl', source: MUSL },
  { says: 'Connection aborted', ...ABORTED, weak: true, by: 'musl', source: MUSL },
  {
    says: 'Connection reset by network',
    errno: 'ENETRESET',
    outcome: 'reset-later',
    by: 'musl',
    source: MUSL,
  },
  { says: 'Socket not connected', errno: 'ENOTCONN', weak: true, by: 'musl', source: MUSL },
  { says: 'No file descriptors available', errno: 'EMFILE', weak: true, by: 'musl', source: MUSL },
  {
    says: 'Too many open files in system',
    errno: 'ENFILE',
    weak: true,
    by: 'musl',
    source: `${MUSL}; ${BSD}`,
  },
  {
    says: 'Cannot send after socket shutdown',
    errno: 'EPIPE',
    weak: true,
    by: 'musl',
    source: `${MUSL}; ${SOLARIS}`,
  },

  // macOS, FreeBSD, NetBSD, OpenBSD
  { says: "Can't assign requested address", errno: 'EADDRNOTAVAIL', by: 'macos', source: BSD },
  { says: "Can't send after socket shutdown", errno: 'EPIPE', weak: true, by: 'macos', source: BSD },
  { says: 'Socket is not connected', errno: 'ENOTCONN', weak: true, by: 'macos', source: BSD },
  { says: 'Network dropped connection on reset', errno: 'ENETRESET', outcome: 'reset-later', source: BSD },
  {
    says: 'Network dropped connection because of reset',
    errno: 'ENETRESET',
    outcome: 'reset-later',
    by: 'solaris',
    source: SOLARIS,
  },
  {
    says: 'Address family not supported by protocol family',
    errno: 'EAFNOSUPPORT',
    by: 'macos',
    source: BSD,
  },
  { says: 'Software caused connection abort', ...ABORTED, source: BSD },
  {
    says: ['Protocol not available', 'Protocol option not available', 'Option not supported by protocol'],
    errno: 'ENOPROTOOPT',
    weak: true,
    source: `glibc 2.36 strerror(), measured; NetBSD errno(2); ${SOLARIS}`,
  },

  // libuv and Erlang, in small letters: they are read in either case
  { says: 'machine is not on the network', errno: 'ENETDOWN', by: 'node', source: LIBUV },
  {
    says: 'non-existing domain',
    outcome: 'unresolved',
    by: 'erlang',
    source: 'Erlang/OTP 25 inet:format_error(nxdomain), printed; a name server that is silent gives the same',
  },
  {
    says: 'unknown node or service',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    by: 'node',
    source: LIBUV,
  },

  // IBM i and AIX
  {
    says: 'A remote host refused an attempted connect operation',
    errno: 'ECONNREFUSED',
    by: 'aix',
    source: IBM,
  },
  { says: 'A remote host did not respond within the timeout period', ...TIMED_OUT, by: 'aix', source: IBM },
  { says: 'A connection with a remote socket was reset by that socket', ...RESET, by: 'aix', source: IBM },
  { says: 'A route to the remote host is not available', errno: 'EHOSTUNREACH', by: 'aix', source: IBM },
  { says: 'A remote host is not available', errno: 'EHOSTDOWN', by: 'aix', source: IBM },
  { says: 'Cannot reach the destination network', errno: 'ENETUNREACH', by: 'aix', source: IBM },
  { says: 'The network currently is not available', errno: 'ENETDOWN', by: 'aix', source: IBM },
  {
    says: 'A socket is connected to a host that is no longer available',
    errno: 'ENETRESET',
    outcome: 'reset-later',
    by: 'aix',
    source: IBM,
  },
  { says: 'Connection ended abnormally', ...ABORTED, by: 'aix', source: IBM },
  {
    says: 'There is no process to read data written to a pipe',
    errno: 'EPIPE',
    outcome: 'reset-later',
    weak: true,
    by: 'aix',
    source: IBM,
  },
  {
    says: ['The socket name is not available on this system', 'Address is not available'],
    errno: 'EADDRNOTAVAIL',
    by: 'aix',
    source: IBM,
  },
  {
    says: 'There is not enough buffer space for the requested operation',
    errno: 'ENOBUFS',
    by: 'aix',
    source: IBM,
  },
  { says: 'Too many open files for this process', errno: 'EMFILE', weak: true, by: 'aix', source: IBM },

  // z/OS
  { says: 'EDC8128I', errno: 'ECONNREFUSED', by: 'zos', source: ZOS },
  { says: 'EDC8127I', ...TIMED_OUT, by: 'zos', source: ZOS },
  { says: 'EDC8121I', ...RESET, by: 'zos', source: ZOS },
  { says: ['EDC8130I', 'EDC8129I'], errno: 'EHOSTUNREACH', by: 'zos', source: ZOS },
  { says: 'EDC8118I', errno: 'ENETUNREACH', by: 'zos', source: ZOS },
  { says: 'EDC8117I', errno: 'ENETDOWN', by: 'zos', source: ZOS },
  { says: 'EDC8116I', errno: 'EADDRNOTAVAIL', by: 'zos', source: ZOS },
  { says: 'EDC8115I', errno: 'EADDRINUSE', weak: true, by: 'zos', source: ZOS },
];

export const unixSystems: Family = { id: 'unix-systems', source: `${MUSL}; ${BSD}`, entries: ENTRIES };
