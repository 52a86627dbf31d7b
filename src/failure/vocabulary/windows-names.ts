import type { Entry, Family } from '../entry.ts';

const WINSOCK = 'Windows winsock2.h';
const DOTNET = '.NET System.Net.Sockets.SocketError, System.Net.WebExceptionStatus';
const WINHTTP =
  'Windows winhttp.h and wininet.h: 12000 and more; winhttp.dll and wininet.dll FormatMessage()';

/** Names of Windows Sockets' errors. */
const WSA: readonly Entry[] = [
  { says: 'WSAECONNREFUSED', errno: 'ECONNREFUSED' },
  { says: 'WSAETIMEDOUT', errno: 'ETIMEDOUT', outcome: 'some-timeout' },
  {
    says: 'WSAECONNRESET',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
  },
  { says: 'WSAECONNABORTED', errno: 'ECONNABORTED', outcome: 'reset-later' },
  { says: 'WSAENETRESET', errno: 'ENETRESET', outcome: 'reset-later' },
  { says: 'WSAEHOSTUNREACH', errno: 'EHOSTUNREACH' },
  { says: 'WSAEHOSTDOWN', errno: 'EHOSTDOWN' },
  { says: 'WSAENETUNREACH', errno: 'ENETUNREACH' },
  { says: 'WSAENETDOWN', errno: 'ENETDOWN' },
  { says: 'WSAEADDRNOTAVAIL', errno: 'EADDRNOTAVAIL' },
  { says: 'WSAEADDRINUSE', errno: 'EADDRINUSE', weak: true },
  { says: 'WSAEACCES', errno: 'EACCES', weak: true },
  { says: 'WSAENOBUFS', errno: 'ENOBUFS' },
  { says: 'WSAEMFILE', errno: 'EMFILE', weak: true },
  { says: 'WSAEINVAL', errno: 'EINVAL', weak: true },
  { says: 'WSAENOTCONN', errno: 'ENOTCONN', weak: true },
  { says: 'WSAESHUTDOWN', errno: 'EPIPE', weak: true },
  { says: 'WSAEAFNOSUPPORT', errno: 'EAFNOSUPPORT' },
  { says: 'WSAHOST_NOT_FOUND', outcome: 'unresolved' },
  { says: 'WSATRY_AGAIN', outcome: 'unresolved' },
  { says: 'WSANO_RECOVERY', outcome: 'unresolved', lookup: 'server-failed' },
  { says: 'WSANO_DATA', outcome: 'unresolved', lookup: 'no-address' },
];

/** `SocketErrorCode='TimedOut'`, `SocketError.ConnectionRefused`: one word that stands for the error. */
const SOCKET_ERROR: readonly Entry[] = [
  { says: ['SocketError.ConnectionRefused', 'ConnectionRefused'], errno: 'ECONNREFUSED' },
  {
    says: [
      'SocketError.TimedOut',
      "SocketErrorCode='TimedOut'",
      'SocketErrorCode[:] TimedOut',
      'SocketErrorCode = TimedOut',
    ],
    errno: 'ETIMEDOUT',
    outcome: 'some-timeout',
  },
  { says: ['SocketError.HostNotFound', 'HostNotFound'], outcome: 'unresolved', lookup: 'no-such-name' },
  { says: ['SocketError.TryAgain'], outcome: 'unresolved' },
  { says: ['SocketError.NoData'], outcome: 'unresolved', lookup: 'no-address' },
  { says: ['SocketError.HostUnreachable', 'HostUnreachable'], errno: 'EHOSTUNREACH' },
  { says: ['SocketError.HostDown', 'HostDown'], errno: 'EHOSTDOWN', weak: true },
  { says: ['SocketError.NetworkUnreachable', 'NetworkUnreachable'], errno: 'ENETUNREACH' },
  { says: ['SocketError.NetworkDown', 'NetworkDown'], errno: 'ENETDOWN', weak: true },
  {
    says: ['SocketError.ConnectionReset', 'ConnectionReset'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
  },
  {
    says: ['SocketError.ConnectionAborted', 'ConnectionAborted'],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
  },
  { says: ['SocketError.AddressNotAvailable', 'AddressNotAvailable'], errno: 'EADDRNOTAVAIL' },
  { says: ['SocketError.AddressAlreadyInUse', 'AddressAlreadyInUse'], errno: 'EADDRINUSE', weak: true },
  { says: ['SocketError.AccessDenied'], errno: 'EACCES', weak: true },
  { says: ['SocketError.NoBufferSpaceAvailable', 'NoBufferSpaceAvailable'], errno: 'ENOBUFS' },
  { says: ['SocketError.TooManyOpenSockets', 'TooManyOpenSockets'], errno: 'EMFILE' },
  // System.Net.WebException: NameResolutionFailure
  {
    says: ['WebExceptionStatus.NameResolutionFailure', 'NameResolutionFailure', 'NameResolutionError'],
    outcome: 'unresolved',
  },
  {
    says: ['WebExceptionStatus.ProxyNameResolutionFailure', 'ProxyNameResolutionFailure'],
    outcome: 'unresolved',
    sign: 'proxy',
  },
  {
    says: ['WebExceptionStatus.ConnectFailure', 'Error: ConnectFailure', 'ConnectFailure (({why})'],
    outcome: 'failed',
    couldBe: [
      'refused',
      'host-unreachable',
      'net-unreachable',
      'kernel-timeout',
      'reset-connecting',
      'other-errno',
    ],
  },
  {
    says: [
      'WebExceptionStatus.ReceiveFailure',
      'Error: ReceiveFailure',
      'WebExceptionStatus.ConnectionClosed',
    ],
    outcome: 'closed',
    couldBe: ['closed', 'reset-later'],
  },
];

/** WinHTTP and WinINet, by name, number and sentence. */
const HTTP: readonly Entry[] = [
  {
    says: [
      'ERROR_WINHTTP_CANNOT_CONNECT',
      'ERROR_INTERNET_CANNOT_CONNECT',
      '0x80072EFD',
      'A connection with the server could not be established',
      'Error 12029',
      'error code 12029',
      '((12029)',
    ],
    outcome: 'failed',
    couldBe: [
      'refused',
      'host-unreachable',
      'net-unreachable',
      'kernel-timeout',
      'reset-connecting',
      'other-errno',
    ],
    moment: 'connecting',
  },
  {
    says: [
      'ERROR_WINHTTP_TIMEOUT',
      'ERROR_INTERNET_TIMEOUT',
      '0x80072EE2',
      'Error 12002',
      'error code 12002',
      '((12002)',
    ],
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
  },
  {
    says: 'The operation timed out',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout', 'silent'],
    weak: true,
  },
  {
    says: [
      'ERROR_WINHTTP_NAME_NOT_RESOLVED',
      'ERROR_INTERNET_NAME_NOT_RESOLVED',
      '0x80072EE7',
      'The server name or address could not be resolved',
      'Error 12007',
      'error code 12007',
      '((12007)',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: [
      'ERROR_WINHTTP_CONNECTION_ERROR',
      'ERROR_INTERNET_CONNECTION_ABORTED',
      '0x80072EFE',
      'The connection with the server was terminated abnormally',
      'Error 12030',
    ],
    outcome: 'reset-later',
    couldBe: ['reset-later', 'closed'],
  },
  {
    says: [
      'ERROR_INTERNET_CONNECTION_RESET',
      '0x80072EFF',
      'The connection with the server was reset',
      'Error 12031',
    ],
    outcome: 'reset-later',
  },
  {
    says: ['ERROR_WINHTTP_SECURE_FAILURE', '0x80072F8F', 'A security error occurred', 'Error 12175'],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    weak: true,
  },
  // .NET Framework's HttpWebRequest and BITS
  {
    says: 'Unable to connect to the remote server',
    outcome: 'failed',
    couldBe: [
      'refused',
      'host-unreachable',
      'net-unreachable',
      'kernel-timeout',
      'own-deadline',
      'other-errno',
    ],
  },
  {
    says: 'The underlying connection was closed: An unexpected error occurred on a (send|receive)',
    outcome: 'closed',
    couldBe: ['closed', 'reset-later'],
  },
  {
    says: 'The underlying connection was closed: A connection that was expected to be kept alive was closed by the server',
    outcome: 'closed',
    couldBe: ['closed', 'reset-later'],
    sign: 'idle-before',
  },
  {
    says: 'The underlying connection was closed: The connection was closed unexpectedly',
    outcome: 'closed',
    couldBe: ['closed', 'reset-later'],
  },
];

export const windowsNames: Family = {
  id: 'windows-names',
  source: WINSOCK,
  entries: [
    ...WSA.map((entry) => ({ by: 'windows', ...entry })),
    ...SOCKET_ERROR.map((entry) => ({ by: 'dotnet', source: DOTNET, ...entry })),
    ...HTTP.map((entry) => ({ by: 'windows', source: WINHTTP, ...entry })),
  ],
};
