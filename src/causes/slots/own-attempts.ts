import type { FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAList, onceAScene } from '../../model/tables.ts';

/** What rules ask of all of the client's attempts for each of them. */

const setOf = onceAList((attempts: readonly FactOf<'attempt'>[]) => new Set(attempts));

/** It is one of the client's attempts of this case that connected. */
export function isSuccess(attempt: FactOf<'attempt'>, { successes }: Pick<Scene, 'successes'>): boolean {
  return setOf(successes).has(attempt);
}

/** How often the client failed. */
export const failures = onceAScene(({ failure }) =>
  (failure?.attempts ?? []).reduce((sum, { count }) => sum + count, 0),
);

/** No failed attempt got as far as an address. */
export const noneHasAddress = onceAScene(
  ({ failure }) => failure?.attempts.every(({ address }) => address === undefined) === true,
);
