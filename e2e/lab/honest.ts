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

const LISTENERS = ['not-listening', 'loopback-only', 'wrong-port', 'other-address-only'];
const FILTERS = ['firewall-reject', 'outbound-block', 'source-blocked'];

/** How connect() ends: refused, EHOSTUNREACH, ENETUNREACH, ENOPROTOOPT, EACCES. */
export type Ending = 'refused' | 'host-unreachable' | 'net-unreachable' | 'no-protocol' | 'denied';

/** What may lie behind each of them, and what it excludes. */
const BEHIND: Readonly<Record<Ending, { rivals: readonly string[]; excluded: readonly string[] }>> = {
  refused: { rivals: [...REFUSED_RIVALS, 'outbound-block', 'source-blocked'], excluded: NOT_REFUSED },
  'host-unreachable': {
    rivals: [...FILTERS, 'no-route', 'host-down', 'wrong-host'],
    excluded: [...LISTENERS, 'firewall-drop', 'dns-failure'],
  },
  'net-unreachable': {
    rivals: [...FILTERS, 'no-route', 'wrong-host'],
    excluded: [...LISTENERS, 'firewall-drop', 'dns-failure'],
  },
  'no-protocol': { rivals: FILTERS, excluded: [...LISTENERS, 'firewall-drop', 'no-route', 'host-down'] },
  denied: {
    rivals: [...FILTERS, 'no-route', 'local-policy-denied'],
    excluded: [...LISTENERS, 'firewall-drop', 'host-down'],
  },
};

/** One client's failure and nothing else: whatever ends connect() so is possible, nothing is confirmed. */
export function endedAlone(ending: Ending, ...pastes: readonly string[]): readonly EvidenceSet[] {
  return pastes.map((paste) => ({
    pastes: [paste],
    level: 'possible',
    possibleMustInclude: BEHIND[ending].rivals,
    mustNotConfirm: BEHIND[ending].rivals,
    shouldRuleOut: BEHIND[ending].excluded,
  }));
}

export function refusedAlone(...pastes: readonly string[]): readonly EvidenceSet[] {
  return endedAlone('refused', ...pastes).map((set) => ({
    ...set,
    possibleMustInclude: REFUSED_RIVALS,
    mustNotConfirm: REFUSED_RIVALS,
  }));
}

/** Pastes that together are worth that level, for a client that ended so. */
export function weighedAs(
  level: EvidenceSet['level'],
  cause: string,
  ending: Ending,
  note: string | undefined,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: [cause],
    mustNotConfirm: BEHIND[ending].rivals.filter((rival) => rival !== cause),
    shouldRuleOut: BEHIND[ending].excluded.filter((id) => id === 'firewall-drop' || level === 'confirmed'),
    ...(note === undefined ? {} : { note }),
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

/** A connection over which the service spoke: for this client and this port, TCP is not the fault. */
export function answers(...pastes: readonly string[]): readonly EvidenceSet[] {
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

/** As `confirmed`, where the last doubt stays; the note says which. */
export function likely(
  cause: string,
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level: 'likely',
    possibleMustInclude: [cause],
    mustNotConfirm: REFUSED_RIVALS.filter((rival) => rival !== cause),
    shouldRuleOut: ['firewall-drop'],
    note,
  }));
}

/** A refusal with listings from web3, which is not the server: they say nothing, and must not confirm anything. */
export function otherMachine(cause: string): readonly EvidenceSet[] {
  return ['server.ss.web3.txt', 'server.netstat.web3.txt'].map((listing) => ({
    pastes: ['client.ncat.txt', listing, 'server.ip-addr.web3.txt'],
    level: 'possible',
    possibleMustInclude: [cause],
    mustNotConfirm: REFUSED_RIVALS,
    shouldRuleOut: ['firewall-drop'],
    note: "the listing is another machine's: its own addresses show it",
  }));
}

/** A handshake and no more: a process that is stopped has it too. */
export function connects(...pastes: readonly string[]): readonly EvidenceSet[] {
  return [
    {
      pastes,
      level: 'likely',
      possibleMustInclude: ['tcp-ok'],
      mustNotConfirm: [...REFUSED_RIVALS, 'unresponsive-service'],
      shouldRuleOut: [],
      note: 'the handshake alone, and no failure was told; whether the service speaks is not seen',
    },
  ];
}

/** Pastes from a server whose port leads elsewhere, and nothing from a client: it may well connect. */
export function mayConnect(...sets: readonly (readonly string[])[]): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level: 'possible',
    possibleMustInclude: ['tcp-ok'],
    mustNotConfirm: REFUSED_RIVALS,
    shouldRuleOut: [],
    note: 'a port that the rules send elsewhere has no listener on the host',
  }));
}
