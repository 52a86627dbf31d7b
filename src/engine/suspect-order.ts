import type { Symptom } from '../model/case.ts';

/**
 * In which order to look, where the evidence tells none: what is met most often comes first. It orders suspects of one
 * level and never changes a level.
 */
const USUAL: Readonly<Record<Symptom, readonly string[]>> = {
  refused: [
    'not-listening',
    'loopback-only',
    'wrong-port',
    'firewall-reject',
    'container-localhost',
    'address-family-mismatch',
    'other-address-only',
    'container-port-unpublished',
    'flapping-listener',
    'wrong-host',
    'no-ready-endpoints',
  ],
  timeout: [
    'firewall-drop',
    'path-filter',
    'host-down',
    'return-path-lost',
    'wrong-host',
    'accept-queue-overflow',
    'outbound-block',
    'no-ready-endpoints',
    'source-blocked',
    'reverse-path-filter',
    'packet-loss',
    'conntrack-full',
  ],
  reset: [
    'service-closes',
    'container-loopback-bind',
    'protocol-mismatch',
    'half-open-connection',
    'idle-timeout',
    'middlebox-reset',
    'forwarded-to-wrong-port',
    'source-blocked',
  ],
  unreachable: [
    'firewall-reject',
    'no-route',
    'host-down',
    'outbound-block',
    'address-family-mismatch',
    'wrong-host',
  ],
  unresolved: ['dns-failure', 'dns-timeout', 'advertised-address'],
  hang: [
    'unresponsive-service',
    'accept-queue-overflow',
    'mtu-blackhole',
    'protocol-mismatch',
    'wrong-service',
    'idle-timeout',
    'fd-exhaustion',
  ],
  'local-error': [
    'unix-socket-missing',
    'unix-socket-denied',
    'port-exhaustion',
    'fd-exhaustion',
    'local-policy-denied',
    'source-address-unavailable',
    'firewall-reject',
    'address-family-mismatch',
  ],
  intermittent: [
    'flapping-listener',
    'accept-queue-overflow',
    'partial-backend',
    'packet-loss',
    'conntrack-full',
    'client-timeout-too-short',
    'idle-timeout',
  ],
};

/** A refusal by the client's own loopback: whose loopback it is comes before who listens on which of its ports. */
const REFUSED_BY_LOOPBACK: readonly string[] = [
  'not-listening',
  'container-localhost',
  'loopback-only',
  'address-family-mismatch',
  'wrong-port',
  'container-port-unpublished',
  'flapping-listener',
  'firewall-reject',
];

function usual(symptom: Symptom, sameMachine: boolean): readonly string[] {
  return sameMachine && symptom === 'refused' ? REFUSED_BY_LOOPBACK : USUAL[symptom];
}

/** The rank of a cause for a symptom, 0 first; those not named come after all that are. */
export function usualRank(cause: string, symptom: Symptom | undefined, sameMachine: boolean): number {
  if (symptom === undefined) return 0;
  const order = usual(symptom, sameMachine);
  const rank = order.indexOf(cause);
  return rank < 0 ? order.length : rank;
}
