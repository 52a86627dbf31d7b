import { ofKind, type Fact, type FactOf, type Place } from '../../model/fact.ts';
import { isLoopback, sameIp } from '../../model/ip.ts';
import { isApart } from '../../model/machine.ts';
import type { Scene } from '../../model/scene.ts';
import type { Syn } from '../../network/filter/syn.ts';
import {
  agreed,
  isDialledAddress,
  isTheClients,
  isToTarget,
  sourceAt,
  type Shown,
  type Side,
} from './client-ends.ts';

/** By which interfaces the client's SYN, or the SYN-ACK to it, comes into a machine and leaves it, as far as facts show. */

export type Which = 'syn' | 'synAck';
type Interfaces = Partial<Pick<Syn, 'inInterface' | 'outInterface' | 'masters'>>;
type Found = readonly (readonly [value: string, by: Fact])[];

/** On the machine that is judged; on the client's side that of the failed attempts. */
function isAt(scene: Scene, side: Side, at: Place): (fact: Fact) => boolean {
  return (fact) =>
    side === 'client'
      ? isTheClients(fact, scene) && !isApart(fact.place, at)
      : fact.place.vantage === side && !isApart(fact.place, at);
}

/** A host whose whole list of addresses shows one interface besides lo has no other way in or out. */
function onlyOne(scene: Scene, isThere: (fact: Fact) => boolean): Found {
  const isListed = ofKind(scene.facts, 'listing').some(
    (listing) => listing.of === 'address' && listing.whole === true && isThere(listing),
  );
  const held = ofKind(scene.facts, 'address').filter((fact) => isThere(fact) && !isLoopback(fact.address));
  const names = new Set(held.map((fact) => fact.interface));
  const [only] = names;
  const [by] = held;
  return isListed && names.size === 1 && only !== undefined && by ? [[only, by]] : [];
}

/**
 * What a capture on every interface saw come or go, of this client's packets. What it saw on two of one direction (a port and
 * its bridge, bond or VRF) is open.
 */
function captured(
  scene: Scene,
  which: Which,
  way: 'in' | 'out',
  isThere: (fact: Fact) => boolean,
  source: Shown | undefined,
): Found {
  return ofKind(scene.facts, 'conversation').flatMap((talk) => {
    const sent = talk[which];
    const isIts = source !== undefined && sameIp(talk.client.address, source.value);
    const passes = sent?.way === way || (sent?.way === 'through' && way === 'in');
    if (!passes || !isThere(talk) || !isToTarget(talk, scene) || !isIts) return [];
    return sent.interface === undefined || sent.stacked === true ? [] : [[sent.interface, talk] as const];
  });
}

/** The route that was asked for. One of another table may lead over a VRF, whose own name a filter then sees. */
function routed(routes: readonly FactOf<'route'>[], leads: (to: string) => boolean): Found {
  return routes.flatMap((route) =>
    route.chosen &&
    route.askedFrom !== true &&
    route.table === undefined &&
    route.interface !== undefined &&
    leads(route.to)
      ? [[route.interface, route] as const]
      : [],
  );
}

function nameOf(found: Found): string | undefined {
  const all = agreed(found);
  return all === undefined || all === 'several' ? undefined : all.value;
}

export function interfacesOf(scene: Scene, side: Side, at: Place, which: Which): Interfaces {
  if (scene.sameMachine) return { inInterface: 'lo', outInterface: 'lo' };
  const isThere = isAt(scene, side, at);
  const source = sourceAt(scene, side, at);
  const only = side === 'middle' ? [] : onlyOne(scene, isThere);
  const routes = ofKind(scene.facts, 'route').filter(isThere);
  const leads = (to: string): boolean =>
    which === 'syn' ? isDialledAddress(to, scene) : source !== undefined && sameIp(to, source.value);
  const coming = nameOf([...only, ...captured(scene, which, 'in', isThere, source)]);
  const leaving = nameOf([
    ...only,
    ...routed(routes, leads),
    ...captured(scene, which, 'out', isThere, source),
  ]);
  const held = new Set(
    ofKind(scene.facts, 'address').flatMap((fact) => (isThere(fact) ? fact.interface : [])),
  );
  const masters = ofKind(scene.facts, 'listing').flatMap((listing) =>
    isThere(listing) ? (listing.bare ?? []).filter((name) => !held.has(name)) : [],
  );
  return {
    ...(coming === undefined ? {} : { inInterface: coming }),
    ...(leaving === undefined ? {} : { outInterface: leaving }),
    ...(masters.length === 0 ? {} : { masters }),
  };
}
