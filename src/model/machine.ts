import type { Fact, Place } from './fact.ts';

/** Which machine a fact speaks for, by the name that its prompt, stamp or log line shows: the one notion of it. */

export type Same = 'yes' | 'no' | 'unknown';

/** Host names that say nothing about which machine it is. */
const NAMELESS: ReadonlySet<string> = new Set(['localhost', 'localhost.localdomain']);

/** The name as it is compared; undefined where it names no machine. */
export function machineName({ host }: Pick<Place, 'host'>): string | undefined {
  const name = host?.toLowerCase().replace(/\.$/, '');
  return name === undefined || name === '' || NAMELESS.has(name) ? undefined : name;
}

function isShortOf(short: string, full: string): boolean {
  return !short.includes('.') && full.startsWith(`${short}.`);
}

/** A short name is the full one whose first label it is; two full names are two machines. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => name.toLowerCase().replace(/\.$/, ''));
  return x !== undefined && y !== undefined && (x === y || isShortOf(x, y) || isShortOf(y, x));
}

/** Whether two places are one machine, whatever container of it they are in. */
export function sameMachine(a: Place, b: Place): Same {
  const [x, y] = [machineName(a), machineName(b)];
  if (x === undefined || y === undefined) return 'unknown';
  return isSameName(x, y) ? 'yes' : 'no';
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
