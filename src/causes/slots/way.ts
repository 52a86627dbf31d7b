import { blockKey } from '../../model/fact-index.ts';
import { onceAKind } from '../../model/tables.ts';
import { dialsInto } from '../../model/address-set.ts';
import type { FailureSlot } from '../../model/cause.ts';
import type { Fact, FactOf, RouteRecord } from '../../model/fact.ts';
import { ofKind } from '../../model/fact.ts';
import { familyOf, inPrefix, sameIp } from '../../model/ip.ts';
import { readings, type Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';

/** What the rules about routes and neighbours have in common. */

export function attemptIn(filled: readonly Fact[]): FactOf<'attempt'> | undefined {
  return ofKind(filled, 'attempt')[0];
}

/** It is about the address that the failed attempt went to. */
export function isAt(address: string, filled: readonly Fact[]): boolean {
  const dialled = attemptIn(filled)?.address;
  return dialled !== undefined && sameIp(dialled, address);
}

/** An attempt at a known address that may have ended in one of these ways. */
export function endedAs(outcomes: readonly Outcome[]): FailureSlot {
  return {
    slot: 'failure',
    is: (attempt) =>
      attempt.address !== undefined && readings(attempt).some((outcome) => outcomes.includes(outcome)),
    reason: (attempt) => `The client fails at ${attempt.address ?? ''}: ${said(attempt)}`,
  };
}

const WORDS: Readonly<Partial<Record<Outcome, string>>> = {
  'host-unreachable': '“No route to host”',
  'net-unreachable': '“Network is unreachable”',
  'kernel-timeout': 'a timeout',
  'own-deadline': 'no answer within its time',
  'some-timeout': 'a timeout',
};

export function said({ outcome, errno }: FactOf<'attempt'>): string {
  return WORDS[outcome] ?? errno ?? 'its message does not say how';
}

/** Length of the prefix where it covers the address: 0 for `default`, -1 where it does not. */
function covers(route: RouteRecord, address: string): number {
  const family = familyOf(address);
  if (route.family !== undefined && route.family !== family) return -1;
  if (route.to === 'default') return route.family === undefined ? -1 : 0;
  const [base = '', bits = ''] = route.to.split('/');
  return familyOf(base) === family && inPrefix(address, base, Number(bits)) ? Number(bits) : -1;
}

/** The route of a pasted table that the address takes there: the longest prefix, of one block. */
export function bestRoute(route: FactOf<'route'>, address: string, scene: Scene): boolean {
  const own = covers(route, address);
  if (own < 0 || route.chosen) return false;
  return own >= (longestPrefixes(address, scene.facts).get(blockKey(route)) ?? own);
}

const prefixes = onceAKind('route', () => new Map<string, ReadonlyMap<string, number>>());

/** Of each table, the length of the longest prefix that covers the address: every route of the table asks. */
function longestPrefixes(address: string, facts: readonly Fact[]): ReadonlyMap<string, number> {
  const known = prefixes(facts);
  const found = known.get(address) ?? findPrefixes(address, ofKind(facts, 'route'));
  known.set(address, found);
  return found;
}

function findPrefixes(address: string, routes: readonly FactOf<'route'>[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const route of routes) {
    if (route.chosen) continue;
    const key = blockKey(route);
    longest.set(key, Math.max(longest.get(key) ?? -1, covers(route, address)));
  }
  return longest;
}

/** It might carry a packet to one of the dialled addresses, or it cannot be told whether it does. */
export function mayCarry(member: Fact, scene: Scene): boolean {
  if (member.kind !== 'route' || member.chosen) return false;
  if (member.to === 'default' && member.family === undefined) return true;
  if (member.to === 'default') return scene.dialled.some((address) => covers(member, address) >= 0);
  const [base = '', bits = ''] = member.to.split('/');
  const isOfFamily = member.family === undefined || member.family === familyOf(base);
  return isOfFamily && dialsInto(base, Number(bits), scene);
}

/** A route of a table that carries packets to this address, or may. */
export function isOnTheWay(route: RouteRecord, address: string): boolean {
  return (route.to === 'default' && route.family === undefined) || covers(route, address) >= 0;
}
