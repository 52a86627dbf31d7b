import { isLoopback, sameIp } from '../../model/ip.ts';
import type { Hook } from '../../model/ruleset.ts';
import type { Doubt, Ending, RuleRef } from './endings.ts';
import type { Stage } from './stages.ts';
import type { Packet, Syn, Way } from './syn.ts';

/** Where a rule sent the SYN instead. */
export interface Rewritten {
  readonly destination: string;
  readonly port: number;
  readonly rule: RuleRef;
}

/** What may become of the SYN in the end. */
export interface Arrival extends Omit<Ending, 'rule'> {
  readonly rule?: RuleRef;
  readonly rewritten?: Rewritten;
  /** The way that it took: a translated SYN for this host may pass through it. */
  readonly way: Way;
}

/** The SYN and what has happened to it so far. */
export interface Traveller {
  readonly packet: Packet;
  readonly way: Way;
  /** A translation at this hook: later ones are not asked. */
  readonly translated: boolean;
  readonly rewritten?: Rewritten;
  readonly accepted?: { readonly rule: RuleRef; readonly weight: number };
}

/** Hooks before the host decides whether the SYN is its own. */
export const BEFORE: Readonly<Record<Way, readonly Hook[]>> = {
  input: ['ingress', 'prerouting'],
  forward: ['ingress', 'prerouting'],
  output: [],
};
export const BEHIND: Readonly<Record<Way, readonly Hook[]>> = {
  input: ['input'],
  forward: ['forward', 'postrouting', 'egress'],
  output: ['output', 'postrouting', 'egress'],
};

function packetOf(syn: Syn, way: Way): Packet {
  const looped = isLoopback(syn.destination) || (syn.source !== undefined && isLoopback(syn.source));
  const over = way === 'output' ? syn.outInterface : syn.inInterface;
  return {
    ...syn,
    hook: BEFORE[way][0] ?? 'output',
    tracked: 'yes',
    looped,
    rewritten: false,
    local: way === 'input' || (way === 'output' && (looped || over === 'lo')),
  };
}

export function departure(syn: Syn, way: Way): Traveller {
  return { packet: packetOf(syn, way), way, translated: false };
}

/** Address translation is asked once a hook, and never for what is not tracked; a device's chain for its device. */
export function isAsked(
  { chain }: Stage,
  { packet, translated }: Traveller,
): 'yes' | 'no' | Omit<Doubt, 'rule'> {
  // Only what opens a connection is asked; its answer follows.
  if (chain.nat === true && (translated || packet.tracked === 'no' || packet.reply === true)) return 'no';
  if (chain.nat === true && packet.tracked === 'either') return { text: 'notrack', field: 'state' };
  const name = chain.hook === 'egress' ? packet.outInterface : packet.inInterface;
  if (chain.devices === undefined) return 'yes';
  // What comes in by a bridge has come in by its port before.
  const isOpen = packet.masters?.some((one) => chain.devices?.includes(one)) === true;
  if (name === undefined || isOpen)
    return { text: chain.devices.join(', '), field: chain.hook === 'egress' ? 'out' : 'in' };
  return chain.devices.includes(name) ? 'yes' : 'no';
}

export function baseRef({ ruleset, table, chain }: Stage): RuleRef {
  return { ruleset, table: table.name, chain: chain.name, line: chain.line, via: [], onlySource: false };
}

export function doubted(arrivals: readonly Arrival[], doubt: Doubt): readonly Arrival[] {
  return arrivals.map((arrival) => ({ ...arrival, doubt }));
}

function shared({ way, rewritten }: Traveller): Pick<Arrival, 'way' | 'rewritten'> {
  return rewritten === undefined ? { way } : { way, rewritten };
}

export function arrived(traveller: Traveller): Arrival {
  const rule = traveller.accepted?.rule;
  return { fate: { kind: 'accept' }, ...(rule === undefined ? {} : { rule }), ...shared(traveller) };
}

export function ended(traveller: Traveller, ending: Ending): Arrival {
  return { ...ending, ...shared(traveller) };
}

export function tooMany(traveller: Traveller, stage: Stage): Arrival {
  return { fate: { kind: 'unknown' }, rule: baseRef(stage), ...shared(traveller) };
}

/** The SYN behind a chain that let it pass; nothing where it did not. */
export function pass(
  traveller: Traveller,
  stage: Stage,
  { fate, rule }: Ending,
  untracks: 'no' | 'maybe' | 'yes',
): Traveller | undefined {
  if (fate.kind === 'rewrite') return rewrite(traveller, fate, rule);
  if (fate.kind !== 'accept') return undefined;
  const weight = (stage.chain.hook === traveller.way ? 2 : 0) + (rule.policy === true ? 0 : 1);
  const accepted = weight > (traveller.accepted?.weight ?? -1) ? { rule, weight } : traveller.accepted;
  const tracked = untracks === 'no' ? traveller.packet.tracked : untracks === 'yes' ? 'no' : 'either';
  return { ...traveller, ...(accepted ? { accepted } : {}), packet: { ...traveller.packet, tracked } };
}

function isLocal(address: string, { own, destination, local }: Packet): boolean | undefined {
  if (isLoopback(address)) return true;
  if (sameIp(address, destination)) return local;
  return own?.some((mine) => sameIp(mine, address));
}

function rewrite(
  traveller: Traveller,
  to: { readonly address?: string; readonly port?: number },
  rule: RuleRef,
): Traveller {
  const { packet } = traveller;
  const here = packet.hook === 'output' ? (packet.family === 4 ? '127.0.0.1' : '::1') : packet.destination;
  const destination = to.address ?? here;
  const port = to.port ?? packet.port;
  return {
    ...traveller,
    translated: true,
    rewritten: { destination, port, rule },
    packet: {
      ...packet,
      // Another destination may lie behind another interface.
      outInterface: undefined,
      destination,
      port,
      rewritten: true,
      local: to.address === undefined ? true : isLocal(destination, packet),
      looped: packet.looped && isLoopback(destination),
    },
  };
}
