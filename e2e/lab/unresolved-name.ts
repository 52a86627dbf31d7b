import type { EvidenceSet, Fault, Recording } from './fault.ts';
import { CLIENT, type Lab } from './network.ts';
import { onClient } from './prompt.ts';
import { prepareRuntimes, runtimes } from './runtimes.ts';

const PORT = 5432;
export const RESOLVER = '10.77.1.1';

/** How the name server of the client (the router) takes part, and what the name is. */
export interface Naming {
  readonly id: string;
  readonly how: string;
  readonly name?: string;
  readonly main?: true;
  readonly packages?: readonly string[];
  readonly staysLikely?: string;
  readonly start: (lab: Lab) => Promise<void>;
  readonly more?: readonly Recording[];
  readonly evidenceSets: readonly EvidenceSet[];
}

/** The lookups that a person types: as programs resolve (getent), and as DNS answers (the others). */
function lookups(name: string): readonly Recording[] {
  return [
    onClient('getent', `getent hosts ${name}; echo $?`, { name: 'getent-hosts' }),
    onClient('getent', `getent ahosts ${name}; echo $?`, { name: 'getent-ahosts' }),
    onClient('host', `host ${name}`),
    onClient('dig', `dig ${name}`),
    onClient('dig', `dig +short ${name}`, { name: 'dig-short' }),
    onClient('nslookup', `nslookup ${name}`),
    onClient('cat', 'cat /etc/resolv.conf', { name: 'resolv-conf' }),
    onClient('cat', 'cat /etc/hosts', { name: 'hosts' }),
  ];
}

const CLIENTS = (name: string): readonly Recording[] => [
  onClient('nc-openbsd', `nc -vz -w 5 ${name} ${PORT}`, { check: true }),
  onClient('ncat', `ncat -v -w 5 ${name} ${PORT}`),
  onClient('nc-traditional', `nc -vz -w 5 ${name} ${PORT}`),
  onClient('bash', `timeout 9 bash -c '</dev/tcp/${name}/${PORT}'; echo $?`, { name: 'bash-timeout' }),
  onClient('telnet', `telnet ${name} ${PORT}`),
  onClient('curl', `curl -v --connect-timeout 5 telnet://${name}:${PORT}`, { name: 'curl-telnet' }),
  onClient('psql', `psql -h ${name} -U app shop -c 'select 1'`),
  ...runtimes(name, PORT),
];

/** A name that never becomes an address on the client. */
export function unresolvedName(naming: Naming): Fault {
  const { id, how, name = 'db9.internal', start, evidenceSets, staysLikely } = naming;
  return {
    id,
    cause: 'dns-failure',
    ...(naming.main ? {} : { variantOf: 'dns-failure' }),
    ...(staysLikely === undefined ? {} : { staysLikely }),
    case: { target: name, port: PORT, service: 'postgresql', client: CLIENT },
    symptom: 'unresolved',
    how,
    packages: naming.packages ?? ['dnsmasq-base'],
    start: async (lab) => {
      await prepareRuntimes(lab.client);
      await start(lab);
    },
    recordings: [...CLIENTS(name), ...lookups(name), ...(naming.more ?? [])],
    evidenceSets,
  };
}

const RIVALS = ['dns-timeout', 'wrong-host', 'not-listening', 'firewall-drop', 'proxy-in-the-way'];

function set(level: EvidenceSet['level'], pastes: readonly string[], note?: string): EvidenceSet {
  return {
    pastes,
    level,
    possibleMustInclude: ['dns-failure'],
    mustNotConfirm: RIVALS,
    shouldRuleOut: [],
    ...(note === undefined ? {} : { note }),
  };
}

/** One program's message, which is also printed where the resolver is silent: nothing is confirmed. */
export function unresolvedAlone(...pastes: readonly string[]): readonly EvidenceSet[] {
  return pastes.map((paste) => ({
    ...set('possible', [paste]),
    possibleMustInclude: ['dns-failure', 'dns-timeout'],
    mustNotConfirm: ['dns-failure', ...RIVALS],
  }));
}

/** The client's message and an answer of the resolver itself. */
export function answered(...sets: readonly (readonly string[])[]): readonly EvidenceSet[] {
  return sets.map((pastes) => set('confirmed', pastes));
}

/** What is seen leaves a doubt, and the note says which. */
export function notSettled(note: string, ...sets: readonly (readonly string[])[]): readonly EvidenceSet[] {
  return sets.map((pastes) => set('likely', pastes, note));
}
