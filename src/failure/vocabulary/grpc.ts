import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** C++, Python, Ruby, PHP, C#'s first. */
const CORE: readonly Entry[] = [
  // failed to connect to all addresses; last error: UNKNOWN: ipv4:192.0.2.5:50051: Failed to connect to remote host: Connection refused
  {
    says: [
      '(ipv4|ipv6):{at}: Failed to connect to remote host: {why}',
      'unix:{path}: Failed to connect to remote host: {why}',
      'Failed to connect to remote host: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: ['failed to connect to all addresses', 'failed to connect to all addresses; last error'],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN, 'silent'],
    moment: 'connecting',
  },
  {
    says: ['"target_address":"(ipv4|ipv6):{at}"', '\\"target_address\\":\\"(ipv4|ipv6):{at}\\"'],
    moment: 'connecting',
  },
  {
    says: '"description":"Connect Failed"',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
  },
  {
    says: [
      'connection attempt timed out before receiving SETTINGS frame',
      'Timed out waiting for SETTINGS frame',
    ],
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    moment: 'connected',
  },
  {
    says: ['Trying to connect an http1.x server', 'Failed parsing HTTP/2'],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  { says: 'DNS resolution failed for {at}: {why}', moment: 'looking-up' },
  { says: 'DNS resolution failed for service: {at}', outcome: 'unresolved', moment: 'looking-up' },
  // DNS resolution failed for db1.example.org:50051: C-ares status is not ARES_SUCCESS qtype=A name=... : Domain name not found
  {
    says: 'C-ares status is not ARES_SUCCESS',
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['C-ares status is not ARES_SUCCESS {text}: Domain name not found'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  {
    says: [
      'C-ares status is not ARES_SUCCESS {text}: Could not contact DNS servers',
      'C-ares status is not ARES_SUCCESS {text}: Timeout while contacting DNS servers',
    ],
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
  },
  {
    says: [
      'Socket closed',
      'Stream removed',
      'Transport closed',
      'Endpoint read failed',
      'Connection dropped',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    weak: true,
  },
  {
    says: ['recvmsg:{why}', 'sendmsg:{why}', 'recvmsg: {why}', 'sendmsg: {why}'],
    moment: 'request',
    weak: true,
  },
  {
    says: ['recvmsg:Connection reset by peer', 'sendmsg: Broken pipe ((32)'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  { says: 'keepalive watchdog timeout', outcome: 'silent', moment: 'idle' },
  { says: 'ping timeout', outcome: 'silent', moment: 'idle', weak: true },
  {
    says: ['Too many pings', 'too_many_pings', 'ENHANCE_YOUR_CALM'],
    outcome: 'closed',
    sign: 'said-goodbye',
    byServer: true,
    moment: 'idle',
  },
  {
    says: ['GOAWAY received', 'Connection closed after GOAWAY', 'received prior goaway'],
    outcome: 'closed',
    sign: 'said-goodbye',
    byServer: true,
    moment: 'idle',
  },
];

const GO: readonly Entry[] = [
  // rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 192.0.2.5:50051: connect: connection refused"
  {
    says: [
      'transport: Error while dialing: {why}',
      'transport: Error while dialing {why}',
      'all SubConns are in TransientFailure, latest connection error: {why}',
      'latest balancer error: {why}',
      'last connection error: {why}',
    ],
    moment: 'connecting',
  },
  { says: ['rpc error: code = Unavailable desc = {why}', 'connection error: desc = {why}'] },
  { says: 'rpc error: code = DeadlineExceeded desc = {why}' },
  {
    says: [
      'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'code = DeadlineExceeded desc = context deadline exceeded',
    ],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
  },
  {
    says: [
      'rpc error: code = Unavailable desc = transport is closing',
      'transport is closing',
      'the connection is draining',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
  { says: ['error reading server preface: {why}'], moment: 'connected' },
  {
    says: [
      'error reading server preface: EOF',
      'connection closed before server preface received',
      'error reading server preface: unexpected EOF',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: [
      'error reading server preface: http2: frame too large',
      'error reading server preface: http2: failed reading the frame payload: http2: frame too large',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  { says: ['error reading from server: {why}'], moment: 'request' },
  { says: 'error reading from server: EOF', outcome: 'closed', moment: 'request' },
  { says: 'transport: authentication handshake failed: {why}', moment: 'tls', sign: 'tls-broke' },
  {
    says: 'transport: authentication handshake failed: EOF',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
    sign: 'tls-broke',
  },
  {
    says: ['keepalive ping failed to receive ACK within timeout', 'keepalive ping not acked within timeout'],
    outcome: 'silent',
    moment: 'idle',
  },
  {
    says: ['name resolver error: produced zero addresses', 'no children to pick from'],
    outcome: 'unresolved',
    couldBe: ['unresolved'],
    moment: 'looking-up',
  },
  { says: 'grpc: the client connection is closing', outcome: 'closed', couldBe: BROKEN, weak: true },
  {
    says: [
      'code = Unavailable desc = upstream connect error',
      'code = Unavailable desc = no healthy upstream',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'balancer',
  },
];

const JAVA: readonly Entry[] = [
  {
    says: ['UNAVAILABLE: io exception', 'StatusRuntimeException: UNAVAILABLE'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: ['UNAVAILABLE: Network closed for unknown reason', 'UNAVAILABLE: Connection closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  { says: 'UNAVAILABLE: Unable to resolve host {host}', outcome: 'unresolved', moment: 'looking-up' },
  {
    says: 'UNAVAILABLE: Keepalive failed. The connection is likely gone',
    outcome: 'silent',
    moment: 'idle',
    sign: 'idle-before',
  },
  {
    says: 'First received frame was not SETTINGS',
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  // DEADLINE_EXCEEDED: deadline exceeded after 4.999s. [closed=[], open=[[remote_addr=db1/192.0.2.5:50051]]]
  { says: 'DEADLINE_EXCEEDED: deadline exceeded after {took}', outcome: 'own-deadline', couldBe: OWN_TIME },
  {
    says: [
      'DEADLINE_EXCEEDED: deadline exceeded after {took}. {text}remote_addr={at}]',
      'DEADLINE_EXCEEDED: {text}remote_addr={at}]',
    ],
    outcome: 'silent',
    moment: 'request',
  },
  {
    says: 'DEADLINE_EXCEEDED: deadline exceeded after {took}. {text}waiting_for_connection',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
];

/** Node's @grpc/grpc-js, .NET, Rust's tonic. */
const OTHERS: readonly Entry[] = [
  {
    says: ['14 UNAVAILABLE: No connection established', 'No connection established'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
  },
  { says: ['14 UNAVAILABLE: {why}', 'No connection established. Last error: {why}'] },
  { says: '14 UNAVAILABLE: Connection dropped', outcome: 'closed', couldBe: BROKEN, moment: 'request' },
  {
    says: ['Name resolution failed for target dns:{at}', 'Name resolution failed for target {at}'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: [
      '4 DEADLINE_EXCEEDED: Deadline exceeded',
      'Status((StatusCode="DeadlineExceeded"',
      'StatusCode.DEADLINE_EXCEEDED',
    ],
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
  },
  {
    says: ['Error connecting to subchannel', 'StatusCode.UNAVAILABLE', 'Status((StatusCode="Unavailable"'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
  },
  { says: 'Error starting gRPC call. HttpRequestException: {why}' },
];

export const grpc: Family = {
  id: 'grpc',
  source:
    'gRPC core 1.8 to 1.64 tcp_client_posix.cc, pick_first.cc, dns_resolver_ares.cc; grpc-go 1.10 to 1.65 clientconn.go, internal/transport; grpc-java 1.20 to 1.64; grpc-js 1.0 to 1.10; Grpc.Net.Client 2',
  entries: [...CORE, ...GO, ...JAVA, ...OTHERS],
};
