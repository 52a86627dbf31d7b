import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';

const SAYS = { by: 'envoy', sign: 'balancer' } as const;
/** `UF`: connect_timeout is among them, and TLS that did not come about. */
const NO_CONNECTION: readonly Outcome[] = [...CONNECT_FAILED, 'own-deadline', 'closed'];
const GIVEN_UP_BY_ENVOY: readonly Outcome[] = ['own-deadline', 'silent', 'closed', 'reset-later'];

/** %RESPONSE_FLAGS% in the text format `"GET / HTTP/1.1" 503 UF`, in JSON `"response_flags":"UF"`. */
function flags(...codes: readonly string[]): readonly string[] {
  return codes.flatMap((code) => [
    `" 503 ${code} `,
    `" 0 ${code} `,
    `response_flags":"${code}"`,
    `response_flags": "${code}"`,
    `response_flags=${code} `,
  ]);
}

const FLAGS: readonly Entry[] = [
  {
    says: [...flags('UF', 'UF,URX', 'URX,UF'), 'UpstreamConnectionFailure'],
    outcome: 'failed',
    couldBe: NO_CONNECTION,
    moment: 'connecting',
    ...SAYS,
  },
  { says: [...flags('UH'), 'NoHealthyUpstream'], outcome: 'failed', couldBe: ANY_FAILURE, ...SAYS },
  {
    says: [
      '" 504 UT ',
      '" 504 UT,URX ',
      'response_flags":"UT"',
      'response_flags": "UT"',
      'UpstreamRequestTimeout',
    ],
    outcome: 'silent',
    couldBe: ['silent', 'own-deadline'],
    moment: 'request',
    ...SAYS,
  },
  {
    says: [...flags('UC', 'UC,URX', 'UPE'), 'UpstreamConnectionTermination'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  {
    says: [...flags('UR', 'UR,URX'), 'UpstreamRemoteReset'],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    ...SAYS,
  },
  { says: flags('LR', 'LR,URX'), outcome: 'failed', couldBe: GIVEN_UP_BY_ENVOY, ...SAYS },
  {
    says: [...flags('UO'), 'UpstreamOverflow'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'envoy',
    sign: 'many-connections',
  },
  // the strict or logical DNS cluster had no address for the name: DF, since 1.21
  {
    says: [...flags('DF'), 'DnsResolutionFailed', 'dns_resolution_failure'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...SAYS,
  },
];

// " 503 UF,URX upstream_reset_before_response_started{connection_failure} - "-" 0 91 30004 - "192.0.2.9" ...
/** %DURATION% of what did not come about: one that long was a connect_timeout. */
const DURATIONS: readonly Entry[] = [
  {
    says: ['UF', 'UF,URX', 'URX,UF'].flatMap((code) => [
      `" 503 ${code} {word} {word} "{text}" {n} {n} {took-ms} `,
      `" 0 ${code} {word} {word} "{text}" {n} {n} {took-ms} `,
      `" 503 ${code} "{word}" {n} {n} {took-ms} `,
      `" 503 ${code} "{word}" "{word}" {n} {n} {took-ms} `,
    ]),
    outcome: 'failed',
    couldBe: NO_CONNECTION,
    moment: 'connecting',
    ...SAYS,
  },
];

const AROUND: readonly Entry[] = [
  // "upstream_host":"198.51.100.7:8080","upstream_local_address":null,"downstream_remote_address":"192.0.2.9:37238"
  {
    says: ['upstream_host":"{at}"', 'upstream_host": "{at}"', 'upstream_host={at}'],
    by: 'envoy',
  },
  {
    says: [
      'downstream_remote_address":"{client}"',
      'downstream_remote_address": "{client}"',
      'downstream_direct_remote_address":"{client}"',
      'downstream_local_address":"{client}"',
      'downstream_local_address": "{client}"',
      'upstream_local_address":"{source}"',
      'upstream_local_address": "{source}"',
    ],
    by: 'envoy',
  },
];

export const envoyAccessLog: Family = {
  id: 'envoy-access-log',
  source:
    'Envoy 1.31, documentation of access logging: %RESPONSE_FLAGS%, %UPSTREAM_HOST%; source/common/stream_info/utility.h',
  entries: [...FLAGS, ...DURATIONS, ...AROUND],
};
