import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** `{why}` is std's `text (os error n)` or `Os { code: n, kind: ..., message: ... }`: errno-numbers reads the number. */
const STD: readonly Entry[] = [
  // failed to connect to 10.77.0.2:3306: Connection refused (os error 111)
  { says: '((os error {n})' },
  {
    says: ['kind: ConnectionRefused', 'ErrorKind::ConnectionRefused', 'Kind((ConnectionRefused)'],
    errno: 'ECONNREFUSED',
  },
  { says: ['kind: HostUnreachable', 'ErrorKind::HostUnreachable'], errno: 'EHOSTUNREACH' },
  { says: ['kind: NetworkUnreachable', 'ErrorKind::NetworkUnreachable'], errno: 'ENETUNREACH' },
  { says: ['kind: NetworkDown', 'ErrorKind::NetworkDown'], errno: 'ENETDOWN' },
  {
    says: ['kind: ConnectionReset', 'ErrorKind::ConnectionReset'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
  },
  {
    says: ['kind: ConnectionAborted', 'ErrorKind::ConnectionAborted'],
    errno: 'ECONNABORTED',
    outcome: 'reset-later',
  },
  { says: ['kind: BrokenPipe', 'ErrorKind::BrokenPipe'], errno: 'EPIPE', outcome: 'reset-later', weak: true },
  { says: ['kind: AddrNotAvailable', 'ErrorKind::AddrNotAvailable'], errno: 'EADDRNOTAVAIL' },
  { says: ['kind: AddrInUse', 'ErrorKind::AddrInUse'], errno: 'EADDRINUSE', weak: true },
  { says: ['kind: NotConnected', 'ErrorKind::NotConnected'], errno: 'ENOTCONN', weak: true },
  { says: ['kind: TimedOut', 'ErrorKind::TimedOut', 'Kind((TimedOut)'], outcome: 'some-timeout', weak: true },
  // Os { code: 110, kind: TimedOut, message: "Connection timed out" }: the kernel's
  {
    says: 'code: {n}, kind: TimedOut, message: "(connection|operation) timed out"',
    errno: 'ETIMEDOUT',
    outcome: 'kernel-timeout',
  },
  { says: 'kind: UnexpectedEof', outcome: 'closed', couldBe: BROKEN, weak: true },
  // Error { kind: TimedOut, message: "connection timed out" }: connect_timeout(), no errno of the kernel
  {
    says: [
      'kind: TimedOut, message: "connection timed out"',
      'kind: TimedOut, error: "connection timed out"',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: 'failed to lookup address information: {why}', outcome: 'unresolved', moment: 'looking-up' },
  { says: 'failed to lookup address information', outcome: 'unresolved', moment: 'looking-up' },
];

const HTTP: readonly Entry[] = [
  // error sending request for url (http://192.0.2.5:8080/): error trying to connect: tcp connect error: ...
  {
    says: ['error sending request for url (({at})', 'error sending request for url (({at}): {why}'],
    moment: 'request',
  },
  {
    says: [
      'error trying to connect: {why}',
      'client error ((Connect): {why}',
      'client error ((Connect)',
      'error trying to connect',
    ],
    moment: 'connecting',
  },
  {
    says: ['tcp connect error: {why}', 'tcp connect error'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
  },
  {
    says: [
      'dns error: {why}',
      'dns error: failed to lookup address information',
      'ConnectError(("dns error"',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['tcp bind local error: {why}', 'tcp open error: {why}', 'tcp set_nonblocking error: {why}'],
    moment: 'connecting',
  },
  {
    says: [
      'tcp connect error: deadline has elapsed',
      'ConnectError(("tcp connect error", {text}Custom {{ kind: TimedOut, error: Elapsed(({text})',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: ['error trying to connect: operation timed out', 'error trying to connect: deadline has elapsed'],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: ['url (({at}): operation timed out', 'source: TimedOut', 'kind: Request, source: TimedOut'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  // Failed to secure tcp: deadline has elapsed      Tokio's Elapsed, which nobody else words so
  { says: 'deadline has elapsed', outcome: 'own-deadline', couldBe: OWN_TIME },
  {
    says: [
      'connection closed before message completed',
      'IncompleteMessage',
      'connection error: unexpected end of file',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['invalid peer certificate: {why}', 'invalid peer certificate'],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: ['http2 error: keep-alive timed out', 'operation timed out because of keep alive'],
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
  },
  {
    says: ['proxy connect error: {why}', 'tunnel error: {why}', 'unsuccessful tunnel'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    weak: true,
  },
];

const CLIENTS: readonly Entry[] = [
  {
    says: [
      'error communicating with (database|the server): {why}',
      'error communicating with (database|the server)',
    ],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
    weak: true,
    source: 'sqlx 0.5 to 0.8; tokio-postgres 0.7',
  },
  {
    says: ['error connecting to server: {why}', 'error connecting to server'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    source: 'tokio-postgres 0.7 error/mod.rs',
  },
  {
    says: ['error performing TLS handshake: {why}'],
    moment: 'tls',
    source: 'tokio-postgres 0.7 error/mod.rs',
  },
  {
    says: ['pool timed out while waiting for an open connection', 'PoolTimedOut'],
    outcome: 'own-deadline',
    couldBe: [...NOT_CONNECTED, 'silent'],
    sign: 'many-connections',
    source: 'sqlx 0.8 error.rs, printed',
  },
  {
    says: ["Can't reach database server at `{at}`", "Can't reach database server at `{host}`:`{port}`"],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    source: 'Prisma engines P1001',
  },
  {
    says: [
      'transport error: error trying to connect: {why}',
      'tonic::transport::Error((Transport, {why}',
      'status: Unavailable, message: "error trying to connect: {why}',
    ],
    moment: 'connecting',
    source: 'tonic 0.11',
  },
  { says: 'expected length, got EOF', outcome: 'closed', couldBe: BROKEN, weak: true, source: 'sqlx 0.5' },
];

export const rust: Family = {
  id: 'rust',
  source:
    'Rust 1.80 std io/error.rs, printed; hyper 0.14 and 1.4, hyper-util 0.1, reqwest 0.11 and 0.12, rustls 0.23',
  entries: [...STD, ...HTTP, ...CLIENTS].map((entry) => ({ by: 'rust', ...entry })),
};
