import type { Entry, Family } from '../entry.ts';

/** FormatMessage() of Windows Sockets' errors in English; `windows-translated` has eleven more languages. */
const SENTENCES: readonly Entry[] = [
  // 10061
  {
    says: [
      'No connection could be made because the target machine actively refused it',
      'target (machine|computer) actively refused it',
    ],
    errno: 'ECONNREFUSED',
  },
  // 10060: of a connect() that nothing answered, and of data that nobody acknowledged
  {
    says: [
      'A connection attempt failed because the connected party did not properly respond[ ]after a period of time, or established connection failed because connected host has failed to respond',
      'connected party did not properly respond[ ]after a period of time',
      'connected host has failed to respond',
    ],
    errno: 'ETIMEDOUT',
    couldBe: ['kernel-timeout', 'silent'],
  },
  // 10054
  {
    says: [
      'An existing connection was forcibly closed by the remote host',
      'forcibly closed by the remote host',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
  },
  // 10053: the own stack gave up, or the program closed it
  {
    says: [
      'An established connection was aborted by the software in your host machine',
      'An established connection was aborted by the server',
    ],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
  },
  // 10052
  {
    says: 'The connection has been broken due to keep-alive activity detecting a failure while the operation was in progress',
    errno: 'ENETRESET',
    outcome: 'reset-later',
    sign: 'idle-before',
  },
  { says: 'A socket operation was attempted to an unreachable host', errno: 'EHOSTUNREACH' },
  { says: 'A socket operation was attempted to an unreachable network', errno: 'ENETUNREACH' },
  { says: 'A socket operation encountered a dead network', errno: 'ENETDOWN' },
  { says: 'A socket operation failed because the destination host was down', errno: 'EHOSTDOWN' },
  {
    says: 'The requested address is not valid in its context',
    errno: 'EADDRNOTAVAIL',
  },
  // 10048: of bind() as well as of a connect() that found no free local port
  {
    says: 'Only one usage of each socket address ((protocol/network address/port) is normally permitted',
    errno: 'EADDRINUSE',
    weak: true,
  },
  // 10013: a filter of the own machine, or a port that is reserved
  {
    says: 'An attempt was made to access a socket in a way forbidden by its access permissions',
    errno: 'EACCES',
    weak: true,
  },
  {
    says: 'An operation on a socket could not be performed because the system lacked sufficient buffer space or because a queue was full',
    errno: 'ENOBUFS',
  },
  { says: 'Too many open sockets', errno: 'EMFILE', weak: true },
  { says: 'An address incompatible with the requested protocol was used', errno: 'EAFNOSUPPORT' },
  {
    says: 'The requested protocol has not been configured into the system, or no implementation for it exists',
    errno: 'EPROTONOSUPPORT',
  },
  {
    says: 'A request to send or receive data was disallowed because the socket is not connected',
    errno: 'ENOTCONN',
    weak: true,
  },
  {
    says: 'A request to send or receive data was disallowed because the socket had already been shut down in that direction with a previous shutdown call',
    errno: 'EPIPE',
    weak: true,
  },
  // The texts of NTSTATUS and of Win32 that stand for the same
  {
    says: 'The remote computer refused the network connection',
    errno: 'ECONNREFUSED',
    source: 'winerror.h 1225',
  },
  {
    says: 'The remote system refused the network connection',
    errno: 'ECONNREFUSED',
    source: 'winerror.h 1225',
  },
  {
    says: 'The network location cannot be reached',
    errno: 'ENETUNREACH',
    source: 'winerror.h 1231',
  },
  {
    says: 'The remote system is not reachable by the transport',
    errno: 'EHOSTUNREACH',
    source: 'winerror.h 1232',
  },
  {
    says: 'No service is operating at the destination network endpoint on the remote system',
    errno: 'ECONNREFUSED',
    source: 'winerror.h 1234',
  },
  {
    says: 'The network connection was aborted by the local system',
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
    source: 'winerror.h 1236',
  },
  {
    says: ['The semaphore timeout period has expired', 'The network path was not found'],
    outcome: 'failed',
    couldBe: ['kernel-timeout', 'host-unreachable', 'refused', 'unresolved'],
    weak: true,
    source: 'winerror.h 121 and 53',
  },
  {
    says: 'The specified network name is no longer available',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'closed'],
    source: 'winerror.h 64',
  },
];

const LOOKUPS: readonly Entry[] = [
  // 11001: no such name, and also a resolver that said nothing
  {
    says: ['No such host is known', 'The specified host is unknown'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: [
      'This is usually a temporary error during hostname resolution and means that the local server did not receive a response from an authoritative server',
      'A temporary error occurred on an authoritative name server',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'A non-recoverable error occurred during a database lookup',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: [
      'The requested name is valid, but no data of the requested type was found',
      'The requested name is valid and was found in the database, but it does not have the correct associated data being resolved for',
    ],
    outcome: 'unresolved',
    lookup: 'no-address',
    moment: 'looking-up',
  },
];

export const windows: Family = {
  id: 'windows',
  source: 'Windows winerror.h; learn.microsoft.com, Windows Sockets Error Codes',
  entries: [...SENTENCES, ...LOOKUPS].map((entry) => ({ by: 'windows', ...entry })),
};
