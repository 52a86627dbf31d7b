import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';

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
    couldBe: CONNECT_FAILED,
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

type Meaning = Omit<Entry, 'says'>;

/** WinHTTP and WinINet: number, the names of its constant, what FormatMessage() says of it. */
const HTTP: readonly (readonly [number: number, names: readonly string[], text: string, means: Meaning])[] = [
  [
    12029,
    ['ERROR_WINHTTP_CANNOT_CONNECT', 'ERROR_INTERNET_CANNOT_CONNECT'],
    'A connection with the server could not be established',
    { outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting' },
  ],
  [
    12002,
    ['ERROR_WINHTTP_TIMEOUT', 'ERROR_INTERNET_TIMEOUT'],
    '',
    { outcome: 'own-deadline', couldBe: [...OWN_TIME, 'kernel-timeout'] },
  ],
  [
    12007,
    ['ERROR_WINHTTP_NAME_NOT_RESOLVED', 'ERROR_INTERNET_NAME_NOT_RESOLVED'],
    'The server name or address could not be resolved',
    { outcome: 'unresolved', moment: 'looking-up' },
  ],
  [
    12030,
    ['ERROR_WINHTTP_CONNECTION_ERROR', 'ERROR_INTERNET_CONNECTION_ABORTED'],
    'The connection with the server was terminated abnormally',
    { outcome: 'reset-later', couldBe: BROKEN },
  ],
  [
    12031,
    ['ERROR_INTERNET_CONNECTION_RESET'],
    'The connection with the server was reset',
    { outcome: 'reset-later' },
  ],
  [
    12152,
    ['ERROR_WINHTTP_INVALID_SERVER_RESPONSE', 'ERROR_HTTP_INVALID_SERVER_RESPONSE'],
    'The server returned an invalid or unrecognized response',
    { outcome: 'replied', sign: 'other-protocol' },
  ],
  [
    12175,
    ['ERROR_WINHTTP_SECURE_FAILURE', 'ERROR_INTERNET_SECURITY_CHANNEL_ERROR'],
    '',
    { outcome: 'replied', moment: 'tls', sign: 'tls-broke' },
  ],
];

/** 12029 is 0x80072EFD as an HRESULT. */
const HRESULT_BASE = 0x8007_0000;

const BY_NUMBER: readonly Entry[] = HTTP.flatMap(([number, names, text, means]): Entry[] => [
  { says: text === '' ? names : [...names, text], ...means },
  // Tables of numbers list them, too.
  {
    says: [
      `0x${(HRESULT_BASE + number).toString(16).toUpperCase()}`,
      `Error ${number}`,
      `error code ${number}`,
      `error code: ${number}`,
      `((${number})`,
    ],
    ...means,
    weak: true,
  },
]);

const WEB_REQUEST: readonly Entry[] = [
  {
    says: 'The operation timed out',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
    weak: true,
  },
  {
    says: 'The underlying connection was closed: An unexpected error occurred on a (send|receive)',
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: 'The underlying connection was closed: A connection that was expected to be kept alive was closed by the server',
    outcome: 'closed',
    couldBe: BROKEN,
    sign: 'idle-before',
  },
  {
    says: 'The underlying connection was closed: The connection was closed unexpectedly',
    outcome: 'closed',
    couldBe: BROKEN,
  },
];

export const windowsNames: Family = {
  id: 'windows-names',
  source: WINSOCK,
  entries: [
    ...WSA.map((entry) => ({ by: 'windows', ...entry })),
    ...SOCKET_ERROR.map((entry) => ({ by: 'dotnet', source: DOTNET, ...entry })),
    ...[...BY_NUMBER, ...WEB_REQUEST].map((entry) => ({ by: 'windows', source: WINHTTP, ...entry })),
  ],
};
