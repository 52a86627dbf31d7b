import type { Case } from '../model/case.ts';
import { acceptCase } from '../model/accept-case.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { succeeded } from '../model/outcome.ts';

/** What evidence says of a case, each value with the fact that says it. */

export type Attempt = FactOf<'attempt'>;
export type Found = readonly [value: string | number, by: Fact];

export type Readings = Partial<Record<keyof Case, Found>>;

/** The one value that all of them agree on; where they differ there is no reading. */
export function only(found: readonly Found[]): Found | undefined {
  const [first] = found;
  return first && found.every(([value]) => value === first[0]) ? first : undefined;
}

export function fieldOf(
  attempts: readonly Attempt[],
  read: (attempt: Attempt) => string | number | undefined,
): readonly Found[] {
  return attempts.flatMap((attempt): Found[] => {
    const value = read(attempt);
    return value === undefined ? [] : [[value, attempt]];
  });
}

export function targetOf({ name, address, path }: Attempt): string | undefined {
  return name ?? address ?? path;
}

export function isFailure({ outcome }: Attempt): boolean {
  return !succeeded(outcome);
}

export function lineOf({ at }: Pick<Fact, 'at'>): number {
  return at[0]?.first ?? 0;
}

/** It names somebody who can be dialled: `127.0.01` is nobody. */
function hasTarget(attempt: Attempt): boolean {
  const target = targetOf(attempt);
  return target !== undefined && acceptCase({ target }).case.target !== undefined;
}

/** The last of them in its paste that names a target; else the last. */
export function lastOf(attempts: readonly Attempt[]): Attempt | undefined {
  const inOrder = [...attempts].sort((a, b) => lineOf(a) - lineOf(b));
  return inOrder.findLast(hasTarget) ?? inOrder.at(-1);
}
