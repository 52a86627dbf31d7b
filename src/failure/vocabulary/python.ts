import type { Entry, Family } from '../entry.ts';
import type { Errno } from '../../model/errno.ts';
import { BROKEN, CONNECT_FAILED, OWN_TIME } from '../open-outcomes.ts';

// OSError: [Errno 111] Connect call failed ('10.0.0.5', 5432)
const BY_NUMBER: readonly (readonly [number: string, errno: Errno])[] = [
  ['111', 'ECONNREFUSED'],
  ['61', 'ECONNREFUSED'],
  ['10061', 'ECONNREFUSED'],
  ['110', 'ETIMEDOUT'],
  ['60', 'ETIMEDOUT'],
  ['10060', 'ETIMEDOUT'],
  ['113', 'EHOSTUNREACH'],
  ['65', 'EHOSTUNREACH'],
  ['101', 'ENETUNREACH'],
  ['51', 'ENETUNREACH'],
  ['99', 'EADDRNOTAVAIL'],
  ['49', 'EADDRNOTAVAIL'],
  ['13', 'EACCES'],
];

/** asyncio puts its own words where the errno's text stood. */
const CALLS: readonly Entry[] = [
  ...BY_NUMBER.map(([number, errno]): Entry => ({
    says: `[[Errno ${number}] Connect call failed (('{address}', {port}`,
    errno,
    moment: 'connecting',
    by: 'python',
  })),
  {
    says: "Connect call failed (('{address}', {port}",
    outcome: 'failed',
    weak: true,
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'python',
  },
  {
    says: 'Connect call failed {path}',
    outcome: 'failed',
    weak: true,
    couldBe: CONNECT_FAILED,
    by: 'python',
  },
  { says: 'Multiple exceptions: {why}', moment: 'connecting', by: 'python' },
  {
    says: 'SSL handshake is taking longer than {limit}',
    outcome: 'silent',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'python',
  },
  { says: 'SSL shutdown timed out', outcome: 'silent', moment: 'tls', by: 'python' },
  {
    says: [
      'asyncio.exceptions.TimeoutError',
      'asyncio.TimeoutError',
      'concurrent.futures._base.TimeoutError',
    ],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'unresolved'],
    weak: true,
    by: 'python',
  },
  {
    says: [
      'socket.send(() raised exception',
      'Fatal (read|write) error on socket transport',
      'Connection lost',
    ],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
    weak: true,
    by: 'python',
  },
  {
    says: '0 bytes read on a total of {n} expected bytes',
    outcome: 'closed',
    moment: 'connected',
    by: 'python',
  },
  // [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use
  {
    says: 'error while attempting to bind on address (({text}): address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'python',
  },
  {
    says: "error while attempting to bind on address (({text}): (cannot|can't) assign requested address",
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'python',
  },
];

const SOCKETS: readonly Entry[] = [
  { says: 'ConnectionRefusedError: {why}', moment: 'connecting', by: 'python' },
  { says: 'ConnectionRefusedError', errno: 'ECONNREFUSED', moment: 'connecting', by: 'python' },
  {
    says: 'ConnectionResetError',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
    by: 'python',
  },
  { says: 'BrokenPipeError', errno: 'EPIPE', outcome: 'reset-later', moment: 'request', by: 'python' },
  { says: 'ConnectionAbortedError', errno: 'ECONNABORTED', outcome: 'reset-later', by: 'python' },
  // socket.timeout: timed out      TimeoutError: timed out
  {
    says: [
      'socket.timeout: timed out',
      'TimeoutError: timed out',
      "timeout(('timed out'",
      "TimeoutError(('timed out'",
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'python',
  },
  {
    says: ['The (read|write) operation timed out', '((read|write) timeout={limit})'],
    outcome: 'silent',
    moment: 'request',
    by: 'python',
  },
  // The kernel's: a deadline of the program's own is "timed out" alone.
  {
    says: [
      '[[Errno 110] Connection timed out',
      '[[Errno 60] Operation timed out',
      "TimeoutError((110, 'Connection timed out')",
    ],
    errno: 'ETIMEDOUT',
    by: 'python',
  },
  // socket.error: [Errno 111] Connection refused                                                       (Python 2)
  { says: 'socket.error: {why}', by: 'python', until: '3.2' },
  {
    says: ['raise EOFError', 'EOFError: telnet connection closed', 'telnet connection closed'],
    outcome: 'closed',
    moment: 'connected',
    weak: true,
    by: 'python',
  },
  {
    says: '[[WinError 1225]',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'windows',
    source: 'Windows error 1225; CPython Modules/overlapped.c',
  },
  {
    says: '[[WinError 64]',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    by: 'windows',
    source: 'Windows error 64; CPython Lib/asyncio/windows_events.py',
  },
];

/** http.client, urllib, ssl and the clients of the standard library. */
const LIBRARY: readonly Entry[] = [
  {
    says: ['Remote end closed connection without response', 'http.client.RemoteDisconnected'],
    outcome: 'closed',
    moment: 'request',
    by: 'python',
  },
  {
    says: ["BadStatusLine: ''", 'BadStatusLine(("\'\'"', 'BadStatusLine: No status line received'],
    outcome: 'closed',
    moment: 'request',
    by: 'python',
  },
  {
    says: ['http.client.BadStatusLine: {word}', 'httplib.BadStatusLine: {word}'],
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'python',
  },
  {
    says: ['IncompleteRead(({n} bytes read', 'IncompleteRead: {n} bytes read'],
    outcome: 'closed',
    moment: 'request',
    by: 'python',
  },
  // <urlopen error [Errno 111] Connection refused>      <urlopen error timed out>
  { says: '<urlopen error {why}>', moment: 'connecting', by: 'python' },
  { says: '<urlopen error timed out>', outcome: 'own-deadline', moment: 'connecting', by: 'python' },
  {
    says: ['UNEXPECTED_EOF_WHILE_READING', 'ssl.SSLEOFError'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
    sign: 'tls-broke',
    by: 'python',
  },
  {
    says: ['ssl.SSLZeroReturnError', 'TLS/SSL connection has been closed ((EOF)'],
    outcome: 'closed',
    moment: 'tls',
    sign: 'said-goodbye',
    by: 'python',
  },
  {
    says: [
      "Hostname mismatch, certificate is not valid for '{host}'",
      "hostname '{host}' doesn't match {text}",
    ],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'python',
  },
  // urllib2: OSError: Tunnel connection failed: 503 Service Unavailable
  {
    says: [
      'Tunnel connection failed: {n} (Service Unavailable|Bad Gateway|Gateway (Timeout|Time-out)|Forbidden|Not Found|Bad Request|Internal Server Error|Host Not Found|Proxy Authentication Required|Connection timed out|Connection refused)',
      'Tunnel connection failed',
    ],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    sign: 'proxy',
    by: 'python',
  },
  {
    says: ['SMTPServerDisconnected', 'imaplib.abort: socket error: EOF'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'python',
  },
  { says: 'smtplib.SMTPConnectError: (({n}, {text}', outcome: 'replied', moment: 'connected', by: 'python' },
];

/** Python's standard library. */
export const python: Family = {
  id: 'python',
  source:
    'CPython 2.7 and 3.4 to 3.13: Lib/asyncio, socket.py, ssl.py, http/client.py, urllib, smtplib.py, Modules/_ssl.c',
  entries: [...CALLS, ...SOCKETS, ...LIBRARY],
};
