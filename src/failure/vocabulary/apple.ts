import type { Errno } from '../../model/errno.ts';
import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

type Meaning = Omit<Entry, 'says'>;

const LOOKUP: Meaning = { outcome: 'unresolved', moment: 'looking-up' };
const CONNECT: Meaning = { outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting' };

/** NSURLErrorDomain and kCFErrorDomainCFNetwork share these codes. */
const CODES: readonly (readonly [code: number, name: string, means: Meaning])[] = [
  [-1001, 'NSURLErrorTimedOut', { outcome: 'own-deadline', couldBe: [...OWN_TIME, 'kernel-timeout'] }],
  [-1003, 'NSURLErrorCannotFindHost', LOOKUP],
  [-1004, 'NSURLErrorCannotConnectToHost', CONNECT],
  [-1005, 'NSURLErrorNetworkConnectionLost', { outcome: 'closed', couldBe: BROKEN }],
  [-1006, 'NSURLErrorDNSLookupFailed', LOOKUP],
  [
    -1009,
    'NSURLErrorNotConnectedToInternet',
    { errno: 'ENETDOWN', couldBe: ['net-unreachable', 'unresolved'] },
  ],
  [-1020, 'NSURLErrorDataNotAllowed', { errno: 'ENETDOWN', couldBe: ['net-unreachable', 'unresolved'] }],
  [
    -1022,
    'NSURLErrorAppTransportSecurityRequiresSecureConnection',
    { outcome: 'other-errno', sign: 'policy' },
  ],
  [
    -1200,
    'NSURLErrorSecureConnectionFailed',
    { outcome: 'closed', couldBe: [...BROKEN, 'replied'], moment: 'tls', sign: 'tls-broke' },
  ],
  [-1202, 'NSURLErrorServerCertificateUntrusted', { outcome: 'replied', moment: 'tls', sign: 'tls-broke' }],
];

const BY_CODE: readonly Entry[] = CODES.map(([code, name, means]) => ({
  says: [
    name,
    `NSURLErrorDomain Code=${code}`,
    `NSURLErrorDomain, code: ${code}`,
    `NSURLErrorDomain error ${code}`,
    `NSURLErrorDomain ${code}`,
    `kCFErrorDomainCFNetwork Code=${code}`,
    `kCFErrorDomainCFNetwork error ${code}`,
    `finished with error [[${code}]`,
    `finished with error - code: ${code}`,
    `((error code: ${code} [[`,
  ],
  ...means,
}));

/** What NSError's localizedDescription says of them, in English and simplified Chinese. */
const SENTENCES: readonly Entry[] = [
  { says: ['Could not connect to the server', '未能连接到服务器'], ...CONNECT },
  {
    says: ['The request timed out', '请求超时'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
    weak: true,
  },
  {
    says: ['A server with the specified hostname could not be found', '未能找到使用指定主机名的服务器'],
    ...LOOKUP,
  },
  { says: 'The network connection was lost', outcome: 'closed', couldBe: BROKEN },
  { says: '网络连接已中断', outcome: 'closed', couldBe: BROKEN, weak: true },
  {
    says: 'The Internet connection appears to be offline',
    errno: 'ENETDOWN',
    couldBe: ['net-unreachable', 'unresolved'],
  },
  {
    says: 'App Transport Security policy requires the use of a secure connection',
    outcome: 'other-errno',
    sign: 'policy',
  },
  {
    says: 'An SSL error has occurred and a secure connection to the server cannot be made',
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: 'Error in connect(() function',
    moment: 'connecting',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    source: 'CocoaAsyncSocket GCDAsyncSocket.m',
  },
];

const POSIX: readonly (readonly [number: number, errno: Errno])[] = [
  [50, 'ENETDOWN'],
  [51, 'ENETUNREACH'],
  [60, 'ETIMEDOUT'],
  [61, 'ECONNREFUSED'],
  [64, 'EHOSTDOWN'],
  [65, 'EHOSTUNREACH'],
];

/** macOS' errno numbers, where the network stack prints them. */
const BY_ERRNO: readonly Entry[] = [
  ...POSIX.map(([number, errno]): Entry => ({
    // TCP Conn 0x600001af2280 Failed : error 0:61 [61]      Connection 1: failed to connect 1:61, reason -1
    // nw_socket_handle_socket_event [C1.1:1] Socket SO_ERROR [61: Connection refused]
    says: [
      `Failed : error 0:${number} [[${number}]`,
      `failed to connect 1:${number}`,
      `encountered error((1:${number})`,
      `error code: -1004 [[1:${number}]`,
      `error code: -1009 [[1:${number}]`,
      `Socket SO_ERROR [[${number}: {why}]`,
      `connectx failed ((fd {n}) [[${number}: {why}]`,
      `connectx failed [[${number}: {why}]`,
      `NWError ${number}`,
      `_kCFStreamErrorDomainKey=1, _kCFStreamErrorCodeKey=${number}`,
      `_kCFStreamErrorCodeKey=${number}`,
      `NSPOSIXErrorDomain Code=${number}`,
      `POSIXErrorCode((rawValue: ${number})`,
    ],
    errno,
    moment: 'connecting',
    ...(errno === 'ETIMEDOUT' ? { outcome: 'some-timeout' } : {}),
  })),
  {
    says: [
      'Socket SO_ERROR [[54: {why}]',
      'Receive failed with error "Connection reset by peer"',
      'NSPOSIXErrorDomain Code=54',
      '_kCFStreamErrorCodeKey=54',
      'Failed : error 0:54 [[54]',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
  },
  {
    says: ['NSPOSIXErrorDomain Code=57', '_kCFStreamErrorCodeKey=57'],
    errno: 'ENOTCONN',
    outcome: 'closed',
    couldBe: BROKEN,
    weak: true,
  },
  {
    says: ['NSPOSIXErrorDomain Code=53', '_kCFStreamErrorCodeKey=53'],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
  },
  {
    says: ['NSPOSIXErrorDomain Code=32', 'NSPOSIXErrorDomain Code=100'],
    errno: 'EPIPE',
    outcome: 'reset-later',
    weak: true,
  },
  { says: ['NSPOSIXErrorDomain Code=49', '_kCFStreamErrorCodeKey=49'], errno: 'EADDRNOTAVAIL' },
];

const OTHERS: readonly Entry[] = [
  // nw_socket_connect connectx failed (fd 14, 192.0.2.5:8080 stream, pid: 70526): [1] Operation not permitted
  { says: 'connectx failed ((fd {n}, {at} stream, pid: {n}): [[{n}] {why}', moment: 'connecting' },
  { says: ['unsatisfied ((Local network prohibited)', 'Local network prohibited'], sign: 'policy' },
  // _kCFStreamErrorCodeKey=8, _kCFStreamErrorDomainKey=12: getaddrinfo()'s
  {
    says: [
      '_kCFStreamErrorDomainKey=12',
      '_kCFStreamErrorCodeKey=8, _kCFStreamErrorDomainKey=12',
      'kCFGetAddrInfoFailureKey=8',
      'failed to connect 12:8',
      'encountered error((12:8)',
      'error code: -1003 [[12:8]',
      'failed to connect 10:-72000',
      'kCFStreamErrorDomainNetDB',
    ],
    ...LOOKUP,
  },
  {
    says: ['_kCFStreamErrorCodeKey=-2102', '_kCFStreamErrorCodeKey=-2103'],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
  },
  {
    says: ['-65554: NoSuchRecord', 'kDNSServiceErr_NoSuchRecord', 'NoSuchRecord((-65554)'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  {
    says: ['-65568: Timeout', 'kDNSServiceErr_Timeout'],
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
  },
  {
    says: ['-65563: ServiceNotRunning', 'kDNSServiceErr_ServiceNotRunning'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: [
      'Client called nw_connection_get_connected_socket on unconnected nw_connection',
      'received failure notification',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
  },
  {
    says: ['Attempt to connect to host timed out', 'GCDAsyncSocketErrorDomain Code=3'],
    outcome: 'own-deadline',
    moment: 'connecting',
    source: 'CocoaAsyncSocket GCDAsyncSocket.m',
  },
  {
    says: ['Socket closed by remote peer', 'GCDAsyncSocketErrorDomain Code=7'],
    outcome: 'closed',
    couldBe: BROKEN,
    source: 'CocoaAsyncSocket GCDAsyncSocket.m',
  },
  {
    says: [
      'GCDAsyncSocketErrorDomain Code=4',
      'Read operation timed out',
      'GCDAsyncSocketErrorDomain Code=5',
      'Write operation timed out',
    ],
    outcome: 'silent',
    source: 'CocoaAsyncSocket GCDAsyncSocket.m',
  },
];

export const apple: Family = {
  id: 'apple',
  source:
    'Foundation NSURLError.h; CFNetwork CFNetworkErrors.h; dns_sd.h; console lines of Network.framework in public reports',
  entries: [...BY_CODE, ...SENTENCES, ...BY_ERRNO, ...OTHERS].map((entry) => ({ by: 'macos', ...entry })),
};
