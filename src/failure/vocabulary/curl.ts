import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED_AT_ONCE, OWN_TIME } from '../open-outcomes.ts';

/** Where the exit code is not shown, the timeouts are among them. */
const ANY: readonly Outcome[] = [...CONNECT_FAILED_AT_ONCE, 'kernel-timeout', 'own-deadline'];

const LOOKING_UP: readonly Entry[] = [
  // curl: (6) Could not resolve host: db1      14: PYCURL ERROR 6 - "Couldn't resolve host 'mirror.example.org'"
  {
    says: ["(could not|couldn't) resolve host[:] {host}", "(could not|couldn't) resolve host: {host}"],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ["(could not|couldn't) resolve (hostname|host name)", 'name lookup timed out'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ["(could not|couldn't) resolve proxy: {proxy}", "(could not|couldn't) resolve proxy name"],
    outcome: 'unresolved',
    moment: 'looking-up',
    sign: 'proxy',
  },
  {
    says: 'Resolving timed out after {took-ms} (milliseconds|ms)',
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
  },
];

const CONNECTING: readonly Entry[] = [
  // Failed to connect to db1.example.org port 5432 after 3 ms: Couldn't connect to server
  {
    says: [
      'Failed to connect to {host} port {port}: {why}',
      'Failed to connect to {host} port {port} after {took-ms} ms: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: 'Failed to connect to {host} port {port} via {proxy} after {took-ms} ms: {why}',
    moment: 'connecting',
    sign: 'proxy',
    since: '8.14',
  },
  // Failed connect to db1:5432; Connection refused
  { says: 'Failed connect to {at}; {why}', moment: 'connecting', until: '7.33' },
  // Failed to connect to 2001:db8::7: Network is unreachable
  { says: 'Failed to connect to {address}: {why}', moment: 'connecting', until: '7.33' },
  {
    says: [
      'connect to {host} port {port} failed: {why}',
      'connect to {host} port {port} from {source} port {n} failed: {why}',
      'Immediate connect fail for {host}: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: [
      "Failed to connect to {host} port {port}: (couldn't|could not) connect to server",
      "Failed to connect to {host} port {port} after {took-ms} ms: (couldn't|could not) connect to server",
    ],
    outcome: 'failed',
    couldBe: ANY,
    moment: 'connecting',
  },
  {
    says: [
      "curl: ((7) Failed to connect to {host} port {port}: (couldn't|could not) connect to server",
      "curl: ((7) Failed to connect to {host} port {port} after {took-ms} ms: (couldn't|could not) connect to server",
    ],
    outcome: 'failed',
    couldBe: CONNECT_FAILED_AT_ONCE,
    moment: 'connecting',
  },
  {
    says: "curl: ((28) Failed to connect to {host} port {port} after {took-ms} ms: (couldn't|could not) connect to server",
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    since: '7.85',
    source: 'lib/connect.c: CURLE_OPERATION_TIMEDOUT where the last errno is ETIMEDOUT; measured with 7.88.1',
  },
  {
    says: 'Failed to connect to {host} port {port} after {took-ms} ms: Timeout was reached',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  // Up to 7.84 its own limit for one address printed the kernel's words, too.
  {
    says: [
      'Failed to connect to {host} port {port}: (connection timed out|operation timed out|timed out)',
      'Failed to connect to {host} port {port} after {took-ms} ms: (connection timed out|operation timed out|timed out)',
      'Failed connect to {at}; (connection timed out|operation timed out|timed out)',
    ],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  // Up to 7.33 some paths printed the errno of the connect() that was still under way.
  {
    says: [
      'Failed to connect to {host} port {port}: Operation now in progress',
      'Failed connect to {at}; Operation now in progress',
    ],
    outcome: 'failed',
    couldBe: ANY,
    moment: 'connecting',
    until: '7.33',
  },
  {
    says: ["couldn't connect to (host|server)", 'could not connect to server'],
    outcome: 'failed',
    couldBe: ANY,
    moment: 'connecting',
    weak: true,
  },
  {
    says: ['Connection timed out after {took-ms} (milliseconds|ms)', 'Connection timeout after {took-ms} ms'],
    outcome: 'own-deadline',
    // Its limit on connecting holds for a TLS handshake as well.
    couldBe: OWN_TIME,
    moment: 'connecting',
  },
  { says: 'connect(() timed out!', outcome: 'own-deadline', moment: 'connecting', until: '7.31' },
  {
    says: [
      '(ipv4|ipv6) connect timeout after {took-ms}ms, move on!',
      'After {took-ms}ms connect time, move on!',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: 'Timeout was reached',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
    weak: true,
  },
  {
    says: ['bind failed with errno {n}', "Couldn't bind to [interface] {host}"],
    errno: 'EADDRNOTAVAIL',
    moment: 'connecting',
  },
  {
    says: 'Failed binding local connection end',
    errno: 'EADDRNOTAVAIL',
    moment: 'connecting',
  },
];

const LATER: readonly Entry[] = [
  {
    says: [
      'Operation timed out after {took-ms} milliseconds with {n} bytes received',
      'Operation timed out after {took-ms} milliseconds with {n} out of (-1|{n}) bytes received',
      'Operation too slow. Less than {n} bytes/sec transferred the last {n} seconds',
    ],
    outcome: 'silent',
    moment: 'request',
  },
  { says: 'SSL connection timeout', outcome: 'silent', moment: 'tls' },
  { says: ['FTP response timeout', 'server response timeout'], outcome: 'silent', moment: 'connected' },
  {
    says: ['Empty reply from server', 'Server returned nothing ((no headers, no data)'],
    outcome: 'closed',
    moment: 'request',
  },
  {
    says: [
      'transfer closed with {n} bytes remaining to read',
      'transfer closed with outstanding read data remaining',
      'end of response with {n} bytes missing',
    ],
    outcome: 'closed',
    moment: 'request',
  },
  // Recv failure: Connection reset by peer
  { says: ['Recv failure: {why}', 'Send failure: {why}'], moment: 'request' },
  {
    says: [
      'Recv failure: Connection (reset by peer|was reset)',
      'Send failure: Connection (reset by peer|was reset)',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  {
    says: ['Recv failure: Connection was aborted', 'Send failure: Connection was aborted'],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
    moment: 'request',
    by: 'curl on Windows',
  },
  { says: 'Send failure: Broken pipe', errno: 'EPIPE', outcome: 'reset-later', moment: 'request' },
  {
    says: [
      'Recv failure: (connection timed out|operation timed out)',
      'Send failure: (connection timed out|operation timed out)',
    ],
    errno: 'ETIMEDOUT',
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: ['Failure when receiving data from the peer', 'Failed receiving network data'],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
  },
  {
    says: 'Failed sending data to the peer',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
  },
  {
    says: [
      'HTTP/2 stream {n} was not closed cleanly',
      'Stream error in the HTTP/2 framing layer',
      'Error in the (HTTP2|HTTP/2) framing layer',
      'Connection died, tried {n} times before giving up',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
  {
    says: 'getpeername(() failed with errno {n}',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: [
      'Received HTTP/0.9 when not allowed',
      'Weird server reply',
      'Unsupported HTTP version in response',
      'Unsupported HTTP/1 subversion in response',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'request',
    weak: true,
  },
];

export const curl: Family = {
  id: 'curl',
  source: 'curl 7.19 to 8.14: lib/connect.c, lib/strerror.c, lib/multi.c; measured with 7.88.1',
  entries: [...LOOKING_UP, ...CONNECTING, ...LATER],
};
