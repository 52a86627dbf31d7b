import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN } from '../open-outcomes.ts';

/** connect and its errnos, with whom it dialled. The bare names are in `errno-names.ts`, look-ups in `runtime-lookups.ts`. */
const CONNECTING: readonly Entry[] = [
  // Error: connect ECONNREFUSED 10.0.0.5:3306      connect ECONNREFUSED ::1:5432 - Local (:::0)
  { says: 'connect ECONNREFUSED {at}', errno: 'ECONNREFUSED', moment: 'connecting', by: 'node' },
  { says: 'connect ECONNREFUSED {path}', errno: 'ECONNREFUSED', moment: 'connecting', by: 'node' },
  // Its own 250 ms for each of several addresses have this name, too.
  {
    says: 'connect ETIMEDOUT {at}',
    outcome: 'some-timeout',
    moment: 'connecting',
    by: 'node',
  },
  { says: 'connect (EHOSTUNREACH|EHOSTDOWN) {at}', errno: 'EHOSTUNREACH', moment: 'connecting', by: 'node' },
  { says: 'connect (ENETUNREACH|ENETDOWN) {at}', errno: 'ENETUNREACH', moment: 'connecting', by: 'node' },
  {
    says: ['connect EADDRNOTAVAIL {at}', 'connect EADDRNOTAVAIL {at} - Local (({source}'],
    errno: 'EADDRNOTAVAIL',
    moment: 'connecting',
    by: 'node',
  },
  {
    says: 'connect ENETUNREACH {at} - Local (({source}',
    errno: 'ENETUNREACH',
    moment: 'connecting',
    by: 'node',
  },
  {
    says: 'connect ECONNREFUSED {at} - Local (({source}',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'node',
  },
  {
    says: 'connect EHOSTUNREACH {at} - Local (({source}',
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
    by: 'node',
  },
  {
    says: 'connect ETIMEDOUT {at} - Local (({source}',
    outcome: 'some-timeout',
    moment: 'connecting',
    by: 'node',
  },
  {
    says: ['connect EACCES {path}', 'connect EACCES {at}'],
    errno: 'EACCES',
    moment: 'connecting',
    by: 'node',
  },
  { says: ['connect EPERM {path}', 'connect EPERM {at}'], errno: 'EPERM', moment: 'connecting', by: 'node' },
  { says: 'connect EAGAIN {path}', errno: 'EAGAIN', moment: 'connecting', by: 'node' },
  { says: 'connect EINVAL {at}', errno: 'EINVAL', moment: 'connecting', by: 'node' },
  { says: 'connect (EMFILE|ENFILE) {at}', errno: 'EMFILE', moment: 'connecting', by: 'node' },
  { says: 'connect ENOBUFS {at}', errno: 'ENOBUFS', moment: 'connecting', by: 'node' },
  {
    says: 'AggregateError [[ECONNREFUSED]',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'node',
    since: '18',
  },
  {
    says: 'AggregateError [[ETIMEDOUT]',
    outcome: 'some-timeout',
    moment: 'connecting',
    by: 'node',
    since: '18',
  },
  {
    says: 'AggregateError [[EHOSTUNREACH]',
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
    by: 'node',
    since: '18',
  },
  {
    says: 'AggregateError [[ENETUNREACH]',
    errno: 'ENETUNREACH',
    moment: 'connecting',
    by: 'node',
    since: '18',
  },
  // at internalConnectMultipleTimeout (node:net:1711:18)
  {
    says: [
      'at Timeout.internalConnectMultipleTimeout ((node:net:{n}:{n})',
      'Socket connection timeout',
      "code: 'ERR_SOCKET_CONNECTION_TIMEOUT'",
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'node',
    since: '18',
    source: 'Node lib/net.js: 250 ms for each address, net.setDefaultAutoSelectFamilyAttemptTimeout()',
  },
  {
    says: 'ERR_SOCKET_CONNECTION_TIMEOUT',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'node',
    since: '18',
    source: 'Node lib/net.js: 250 ms for each address, net.setDefaultAutoSelectFamilyAttemptTimeout()',
    weak: true,
  },
  // connect ECONNREFUSED, of before 0.10: Error: ECONNREFUSED, Connection refused
  {
    says: 'Error: ECONNREFUSED, {why}',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'node',
    until: '0.8',
  },
  { says: 'Error: EPIPE, Broken pipe', errno: 'EPIPE', outcome: 'reset-later', by: 'node', until: '0.8' },
];

const CONNECTED: readonly Entry[] = [
  {
    says: 'socket hang up',
    outcome: 'closed',
    couldBe: ['closed', 'reset-later'],
    moment: 'request',
    by: 'node',
  },
  {
    says: 'This socket has been ended by the other party',
    outcome: 'closed',
    moment: 'request',
    sign: 'said-goodbye',
    by: 'node',
  },
  {
    says: ['ERR_STREAM_PREMATURE_CLOSE', 'Premature close', 'stream has been aborted'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'own-deadline'],
    moment: 'request',
    weak: true,
    by: 'node',
  },
  {
    says: ['Error: aborted', 'Cannot call write after a stream was destroyed', 'ERR_STREAM_DESTROYED'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'own-deadline', 'silent'],
    weak: true,
    by: 'node',
  },
  {
    says: [
      'Stream closed with error code {word}',
      'Session closed with error code {n}',
      'HTTP/2: "{text}" stream error',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    sign: 'said-goodbye',
    by: 'node',
  },
  {
    says: ['New streams cannot be created after receiving a GOAWAY', "code: 'ERR_HTTP2_GOAWAY_SESSION'"],
    outcome: 'closed',
    moment: 'connected',
    sign: 'said-goodbye',
    by: 'node',
  },
  {
    says: 'ERR_HTTP2_GOAWAY_SESSION',
    outcome: 'closed',
    moment: 'connected',
    sign: 'said-goodbye',
    by: 'node',
    weak: true,
  },
  {
    says: ['The pending stream has been canceled', "code: 'ERR_HTTP2_STREAM_CANCEL'"],
    outcome: 'closed',
    couldBe: ANY_FAILURE,
    by: 'node',
  },
  { says: 'ERR_HTTP2_STREAM_CANCEL', outcome: 'closed', couldBe: ANY_FAILURE, by: 'node', weak: true },
  { says: "code: 'ERR_HTTP2_PING_CANCEL'", outcome: 'closed', couldBe: [...BROKEN, 'silent'], by: 'node' },
  {
    says: 'ERR_HTTP2_PING_CANCEL',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    by: 'node',
    weak: true,
  },
];

const TLS_AND_HTTP: readonly Entry[] = [
  {
    says: [
      'Client network socket disconnected before secure TLS connection was established',
      'network socket disconnected before secure TLS connection was established',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
    sign: 'tls-broke',
    by: 'node',
  },
  // Error: write EPROTO 80ACCA69C07F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:...
  {
    says: ['write EPROTO {text}wrong version number', 'write EPROTO {text}packet length too long'],
    outcome: 'replied',
    moment: 'tls',
    sign: 'other-protocol',
    by: 'node',
  },
  {
    says: ['write EPROTO', "code: 'EPROTO'"],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'node',
  },
  {
    says: [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_GET_ISSUER_CERT',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames",
      "Hostname/IP doesn't match certificate's altnames",
      'unable to verify the first certificate',
    ],
    outcome: 'replied',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'node',
  },
  {
    says: "code: 'ERR_TLS_HANDSHAKE_TIMEOUT'",
    outcome: 'silent',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'node',
  },
  {
    says: 'ERR_TLS_HANDSHAKE_TIMEOUT',
    outcome: 'silent',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'node',
    weak: true,
  },
  // Error: Parse Error: Expected HTTP/, RTSP/ or ICE/
  {
    says: [
      'Parse Error: Expected HTTP/',
      'Parse Error: Invalid (header|constant|HTTP version|response status|method){text}',
      'HPE_INVALID_CONSTANT',
      'HPE_INVALID_VERSION',
    ],
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'node',
  },
];

const LISTENING: readonly Entry[] = [
  // Error: listen EADDRINUSE: address already in use :::3000
  {
    says: ['(listen|bind) EADDRINUSE: address already in use {about}', '(listen|bind) EADDRINUSE {about}'],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'node',
  },
  {
    says: ['(listen|bind) EACCES: permission denied {about}', '(listen|bind) EACCES {about}'],
    event: 'bind-failed',
    detail: 'EACCES',
    by: 'node',
  },
  {
    says: [
      '(listen|bind) EADDRNOTAVAIL: address not available {about}',
      '(listen|bind) EADDRNOTAVAIL {about}',
    ],
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'node',
  },
];

/** Node.js itself: net, tls, http, http2. */
export const node: Family = {
  id: 'node',
  source:
    'Node.js 0.10 to 22: lib/net.js, lib/_http_client.js, lib/_tls_wrap.js, lib/internal/errors.js, deps/llhttp',
  entries: [...CONNECTING, ...CONNECTED, ...TLS_AND_HTTP, ...LISTENING],
};
