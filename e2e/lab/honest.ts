import type { EvidenceSet } from './fault.ts';

/** What may lie behind a bare "Connection refused". */
export const REFUSED_RIVALS = [
  ...['loopback-only', 'not-listening', 'wrong-port', 'other-address-only', 'firewall-reject'],
  ...['flapping-listener', 'wrong-host', 'middlebox-reset'],
] as const;

/** What a refused SYN excludes. */
const NOT_REFUSED = [
  ...['firewall-drop', 'dns-failure', 'mtu-blackhole', 'unix-socket-missing', 'port-exhaustion'],
  ...['unresponsive-service', 'idle-timeout'],
];

/** One client's refusal and nothing else: anything that refuses is possible, nothing is confirmed. */
export function refusedAlone(...pastes: readonly string[]): readonly EvidenceSet[] {
  return pastes.map((paste) => ({
    pastes: [paste],
    level: 'possible',
    possibleMustInclude: REFUSED_RIVALS,
    mustNotConfirm: REFUSED_RIVALS,
    shouldRuleOut: NOT_REFUSED,
  }));
}

/** A client's refusal with a paste from the server that leaves one cause only. */
export function confirmed(
  cause: string,
  excluded: readonly string[],
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level: 'confirmed',
    possibleMustInclude: [cause],
    mustNotConfirm: REFUSED_RIVALS.filter((rival) => rival !== cause),
    shouldRuleOut: excluded,
  }));
}

/** A connection that was made: for this client and this port, TCP is not the fault. */
export function works(...pastes: readonly string[]): readonly EvidenceSet[] {
  return [
    {
      pastes,
      level: 'confirmed',
      possibleMustInclude: ['tcp-ok'],
      mustNotConfirm: REFUSED_RIVALS,
      shouldRuleOut: [],
    },
  ];
}
