import { onceAScenePer } from '../../model/tables.ts';
import { isDialled } from '../../model/address-set.ts';
import type { FactSlot } from '../../model/cause.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { familyOf, sameIp } from '../../model/ip.ts';
import type { FilterRule, Lent } from '../../model/ruleset.ts';
import type { Scene } from '../../model/scene.ts';
import { matchTruth } from '../../network/filter/truth.ts';
import type { Packet } from '../../network/filter/syn.ts';
import { clientAddress } from './reply-filter.ts';

/** The ports that a router's source NAT may lend towards the dialled address, and who holds them. */

type Filter = FactOf<'filter'>;

export interface Lending {
  readonly rule: FilterRule;
  readonly lent: Lent;
}

function packetOf(scene: Scene): Packet | undefined {
  const [destination] = scene.dialled;
  const { port } = scene.case;
  const source = clientAddress(scene);
  const family = destination === undefined ? undefined : familyOf(destination);
  if (destination === undefined || port === undefined || family === undefined || source === undefined)
    return undefined;
  return {
    ...{ family, source, destination, port, hook: 'postrouting', tracked: 'yes' },
    ...{ looped: false, rewritten: false, local: false },
  };
}

/** By which interface it goes out is seen by the connections that it translates to the same address. */
function isSurely({ matches }: FilterRule, packet: Packet): boolean {
  return matches.every(
    (match) => (match.field === 'out' && !match.not) || matchTruth(match, packet) === 'yes',
  );
}

const lendings = onceAScenePer(findLending);

/** The one rule that translates sources, where the whole listing has no other: it is the SYN's. */
export function lendingOf(filter: Filter, scene: Scene): Lending | undefined {
  return lendings(scene, filter);
}

function findLending(scene: Scene, { ruleset, whole }: Filter): Lending | undefined {
  const packet = packetOf(scene);
  if (!packet || whole !== true || ruleset.stored === true) return undefined;
  const rules = ruleset.tables
    .filter(({ families }) => families.includes(packet.family))
    .flatMap(({ chains }) => chains.filter(({ nat, hook }) => nat === true && hook === 'postrouting'))
    .flatMap((chain) => chain.rules);
  const [rule, ...others] = rules;
  if (rule?.verdict.kind !== 'accept' || rule.verdict.lends === undefined || others.length > 0)
    return undefined;
  return isSurely(rule, packet) ? { rule, lent: rule.verdict.lends } : undefined;
}

/** A new connection may take the port of one that is at its end (nf_nat_core.c, Linux 6.x). */
const ENDED = new Set(['TIME_WAIT', 'CLOSE']);

function heldPort({ state, from, to, translated }: FactOf<'flow'>, { address }: Lent, scene: Scene): number {
  const isThere =
    translated !== undefined &&
    !ENDED.has(state) &&
    // It comes through the router, from another machine.
    familyOf(from.address) === familyOf(to.address) &&
    !sameIp(from.address, to.address) &&
    to.port === scene.case.port &&
    isDialled(to.address, scene) &&
    sameIp(translated.from.address, to.address) &&
    sameIp(translated.to.address, address);
  return isThere ? translated.to.port : 0;
}

export function portsOf({ first, last }: Lent): number {
  return last - first + 1;
}

const allHeld = onceAScenePer((scene, lent: Lent): boolean => {
  const held = new Set(
    ofKind(scene.facts, 'flow')
      .filter(({ place }) => place.vantage === 'middle')
      .map((flow) => heldPort(flow, lent, scene))
      .filter((port) => port >= lent.first && port <= lent.last),
  );
  return portsOf(lent) > 0 && held.size === portsOf(lent);
});

export const lendsFewPorts: FactSlot<'filter'> = {
  slot: 'fact',
  kind: 'filter',
  from: 'middle',
  is: (filter, scene) => lendingOf(filter, scene) !== undefined,
  line: (filter, scene) => lendingOf(filter, scene)?.rule.line,
  reason: (filter, scene) => {
    const lent = lendingOf(filter, scene)?.lent;
    return lent
      ? `The router gives new connections a port from ${lent.first} to ${lent.last} of ${lent.address}, and has no other rule for it`
      : '';
  },
};

/** It stands for all of them: one that is missing leaves a port free. */
export const everyPortHeld: FactSlot<'flow'> = {
  slot: 'fact',
  kind: 'flow',
  from: 'middle',
  is: (flow, scene, filled) => {
    const [filter] = ofKind(filled, 'filter');
    const lent = filter && lendingOf(filter, scene)?.lent;
    return lent !== undefined && heldPort(flow, lent, scene) === lent.first && allHeld(scene, lent);
  },
  reason: ({ to, translated }) =>
    `All of them are held by connections to ${to.address}, port ${to.port}: this one has port ${translated?.to.port ?? ''}`,
};
