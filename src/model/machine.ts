import type { Fact, Place } from './fact.ts';
import { canonicalIp } from './ip.ts';
import { isSharedAddress } from './own-address.ts';

/**
 * Which machine a fact speaks for, by the name that its prompt, stamp or log line shows, or that was told: the one notion
 * of it.
 */

export type Same = 'yes' | 'no' | 'unknown';

/** Host names that say nothing about which machine it is. */
const NAMELESS: ReadonlySet<string> = new Set(['localhost', 'localhost.localdomain']);

function written({ host }: Pick<Place, 'host'>): string | undefined {
  const name = host?.toLowerCase().replace(/\.$/, '');
  return name === undefined || name === '' || NAMELESS.has(name) ? undefined : name;
}

const MAY_BE_ADDRESS = /^[\d.]+$|:/;

function addressOf(name: string): string | undefined {
  return MAY_BE_ADDRESS.test(name) ? canonicalIp(name) : undefined;
}

/** The name as it is compared; undefined where it names no machine, or where an address stands in its place. */
export function machineName(place: Pick<Place, 'host'>): string | undefined {
  const name = written(place);
  return name === undefined || addressOf(name) !== undefined ? undefined : name;
}

/** The address that stands in a name's place (`ssh 10.0.0.5 ss -lnt`), where it can be one machine's alone. */
export function machineAddress(place: Pick<Place, 'host'>): string | undefined {
  const name = written(place);
  const address = name === undefined ? undefined : addressOf(name);
  return address === undefined || isSharedAddress(address) ? undefined : address;
}

function isShortOf(short: string, full: string): boolean {
  return !short.includes('.') && full.startsWith(`${short}.`);
}

/** A short name is the full one whose first label it is; two full names are two machines. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => name.toLowerCase().replace(/\.$/, ''));
  return x !== undefined && y !== undefined && (x === y || isShortOf(x, y) || isShortOf(y, x));
}

/** Whether two places are one machine, whatever container of it they are in. A machine may have several addresses. */
export function sameMachine(a: Place, b: Place): Same {
  const [x, y] = [machineName(a), machineName(b)];
  if (x !== undefined && y !== undefined) return isSameName(x, y) ? 'yes' : 'no';
  const [p, q] = [machineAddress(a), machineAddress(b)];
  return p !== undefined && p === q ? 'yes' : 'unknown';
}

/** The text gives them to two machines, or to two containers or pods. */
export function isApart(a: Place, b: Place): boolean {
  return a.inside !== b.inside || sameMachine(a, b) === 'no';
}

/** The text gives them to one machine, and nobody's container of it: by name, or by their common paste. */
export function isTogether(a: Fact, b: Fact): boolean {
  if (a.place.inside !== b.place.inside) return false;
  const same = sameMachine(a.place, b.place);
  if (same !== 'unknown') return same === 'yes';
  return a.at[0]?.evidence !== undefined && a.at[0].evidence === b.at[0]?.evidence;
}

/**
 * What the text gives to different machines, apart; what names none may be any of them, and stands with each. A short name
 * of which there are two full ones likewise.
 */
export function byMachine<T extends { readonly place: Place }>(all: readonly T[]): readonly (readonly T[])[] {
  const named = all.filter(({ place }) => machineName(place) !== undefined);
  const fullFirst = [...named].sort(
    (a, b) => Number(machineName(b.place)?.includes('.')) - Number(machineName(a.place)?.includes('.')),
  );
  const leaders: T[] = [];
  for (const one of fullFirst) {
    if (leaders.every(({ place }) => sameMachine(place, one.place) === 'no')) leaders.push(one);
  }
  if (leaders.length < 2) return all.length === 0 ? [] : [all];
  return leaders.map((leader) => all.filter((one) => sameMachine(leader.place, one.place) !== 'no'));
}
