import type { Errno } from '../../model/errno.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';

const SAYS = { by: 'envoy', sign: 'balancer' } as const;
/** `UF`, `connection failure`: connect_timeout is among them before 1.20, and TLS that did not come about. */
const NO_CONNECTION: readonly Outcome[] = [...CONNECT_FAILED, 'own-deadline', 'closed'];
const GIVEN_UP_BY_ENVOY: readonly Outcome[] = ['own-deadline', 'silent', 'closed', 'reset-later'];

/** Envoy prints the number of the system that it runs on: Linux, and macOS where both can't mean something else. */
const NUMBERS: readonly (readonly [number: number, errno: Errno])[] = [
  [111, 'ECONNREFUSED'],
  [61, 'ECONNREFUSED'],
  [113, 'EHOSTUNREACH'],
  [65, 'EHOSTUNREACH'],
  [101, 'ENETUNREACH'],
  [51, 'ENETUNREACH'],
  [110, 'ETIMEDOUT'],
  [60, 'ETIMEDOUT'],
  [104, 'ECONNRESET'],
  [99, 'EADDRNOTAVAIL'],
  [49, 'EADDRNOTAVAIL'],
  [97, 'EAFNOSUPPORT'],
  [24, 'EMFILE'],
  [13, 'EACCES'],
  [2, 'ENOENT'],
  [1, 'EPERM'],
];

// transport failure reason: delayed connect error: 111      upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111}
const CONNECT_ERRORS: readonly Entry[] = [
  ...NUMBERS.map(([number, errno]): Entry => ({
    says: [
      `(delayed|immediate) connect error: ${number}`,
      `(delayed|immediate)_connect_error:_${number}`,
      `(delayed|immediate) connection error: ${number}`,
    ],
    errno,
    moment: 'connecting',
    ...SAYS,
  })),
  {
    says: ['(delayed|immediate) connect error: {why}', '(delayed|immediate) connection error: {why}'],
    moment: 'connecting',
    ...SAYS,
  },
  // the texts of the numbers, blanks replaced
  ...(
    [
      ['Connection_refused', 'ECONNREFUSED'],
      ['No_route_to_host', 'EHOSTUNREACH'],
      ['Network_is_unreachable', 'ENETUNREACH'],
      ['Connection_timed_out', 'ETIMEDOUT'],
      ['Cannot_assign_requested_address', 'EADDRNOTAVAIL'],
    ] as const
  ).map(([text, errno]): Entry => ({
    says: `connect_error:_${text}`,
    errno,
    moment: 'connecting',
    ...SAYS,
  })),
];

const RESET_REASONS: readonly Entry[] = [
  // upstream connect error or disconnect/reset before headers. reset reason: connection failure
  {
    says: [
      'upstream connect error or disconnect/reset before headers',
      'upstream connect error or disconnect/reset before headers. retried and the latest reset reason:',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...SAYS,
  },
  {
    says: [
      'reset reason: connection failure',
      'reset reason: (local|remote) connection failure',
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
      'upstream connect error or disconnect/reset before headers. reset reason: (local|remote) connection failure',
    ],
    outcome: 'failed',
    couldBe: NO_CONNECTION,
    moment: 'connecting',
    ...SAYS,
  },
  {
    says: [
      'reset reason: connection timeout',
      'upstream connect error or disconnect/reset before headers. reset reason: connection timeout',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...SAYS,
  },
  {
    says: [
      'reset reason: connection termination',
      'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  {
    says: [
      'reset reason: remote reset',
      'reset reason: remote refused stream reset',
      'upstream connect error or disconnect/reset before headers. reset reason: remote reset',
    ],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  {
    says: [
      'reset reason: local reset',
      'upstream connect error or disconnect/reset before headers. reset reason: local reset',
    ],
    outcome: 'failed',
    couldBe: GIVEN_UP_BY_ENVOY,
    ...SAYS,
  },
  {
    says: [
      'reset reason: protocol error',
      'upstream connect error or disconnect/reset before headers. reset reason: protocol error',
    ],
    outcome: 'replied',
    moment: 'request',
    by: 'envoy',
    sign: 'other-protocol',
  },
  // its own circuit breaker: nothing was dialled for this request
  {
    says: [
      'reset reason: overflow',
      'upstream connect error or disconnect/reset before headers. reset reason: overflow',
      'upstream_reset_before_response_started{{overflow}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'envoy',
    sign: 'many-connections',
  },
];

/** %RESPONSE_CODE_DETAILS% */
const DETAILS: readonly Entry[] = [
  {
    says: [
      'upstream_reset_before_response_started{{connection_failure',
      'upstream_reset_before_response_started{{remote_connection_failure',
      'upstream_reset_before_response_started{{local_connection_failure',
    ],
    outcome: 'failed',
    couldBe: NO_CONNECTION,
    moment: 'connecting',
    ...SAYS,
  },
  {
    says: 'upstream_reset_before_response_started{{connection_timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    ...SAYS,
  },
  {
    says: [
      'upstream_reset_before_response_started{{connection_termination',
      'upstream_reset_after_response_started{{connection_termination',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  {
    says: [
      'upstream_reset_before_response_started{{remote_reset',
      'upstream_reset_after_response_started{{remote_reset',
    ],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  {
    says: 'upstream_reset_before_response_started{{protocol_error',
    outcome: 'replied',
    moment: 'request',
    by: 'envoy',
    sign: 'other-protocol',
  },
  {
    says: [
      'upstream_response_timeout',
      'upstream_per_try_timeout',
      'upstream request timeout',
      'upstream per try timeout',
    ],
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    moment: 'request',
    ...SAYS,
  },
  // transport failure reason: immediate connect error: Network is unreachable|remote address:[2001:db8::7]:443
  {
    says: [
      'upstream_transport_failure_reason":"{why}"',
      'transport failure reason: {why}',
      'remote address:{at}',
    ],
    by: 'envoy',
  },
  // TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
  {
    says: [
      'transport failure reason: TLS error: {n}:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
      'TLS_error:|268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
    ],
    outcome: 'replied',
    moment: 'tls',
    by: 'envoy',
    sign: 'other-protocol',
  },
  {
    says: ['transport failure reason: TLS error: {n}:SSL routines:', 'TLS_error:|{n}:SSL'],
    outcome: 'replied',
    moment: 'tls',
    by: 'envoy',
    sign: 'tls-broke',
  },
];

export const envoy: Family = {
  id: 'envoy',
  source:
    'Envoy 1.14 to 1.31, source/common/router/router.cc, source/common/http/utility.cc (resetReasonToString), source/common/network/connection_impl.cc, source/common/stream_info/utility.h; documentation of access log and response code details',
  entries: [...CONNECT_ERRORS, ...RESET_REASONS, ...DETAILS],
};
