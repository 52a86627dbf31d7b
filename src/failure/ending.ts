import type { Errno } from '../model/errno.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Entry } from './entry.ts';
import { replyOf } from './said-holes.ts';
import type { Said } from './vocabulary.ts';

/** How a message says that it ended. */

export interface Ending {
  readonly outcome?: Outcome;
  readonly couldBe?: readonly Outcome[];
  readonly errno?: Errno;
  readonly lookup?: Entry['lookup'];
  readonly reply?: string;
  /** It names one thing only: an errno, a reset, a name that is not there. */
  readonly definite: boolean;
}
export const VAGUE: ReadonlySet<Outcome> = new Set([
  'failed',
  'some-timeout',
  'own-deadline',
  'silent',
  'closed',
]);

function isDefinite({ entry }: Said): boolean {
  return entry.weak !== true && (entry.outcome === undefined || !VAGUE.has(entry.outcome));
}
/**
 * The wording that says how it ended: a definite one before a vague one, the more exact, the later. `isReason`: another
 * one leaves room for it, and so its words are no more anybody's.
 */
export function endingOf(said: readonly Said[], isReason: (one: Said) => boolean): Said | undefined {
  const rank = (one: Said): number =>
    (isDefinite(one) || (one.entry.errno !== undefined && isReason(one)) ? 1000 : 0) +
    (one.entry.weak === true && !isReason(one) ? -500 : 0) +
    // That it failed says less than any word of how.
    (one.entry.outcome === 'failed' ? -1000 : 0) +
    one.weight +
    (one.end - one.start) / 10_000;
  return said.reduce<Said | undefined>(
    (best, one) => (best === undefined || rank(one) >= rank(best) ? one : best),
    undefined,
  );
}
export function endingIn(one: Said, said: readonly Said[], text: string): Ending {
  const { entry } = one;
  const reply = replyOf(one, said, text);
  return {
    definite: isDefinite(one),
    ...(entry.outcome === undefined ? {} : { outcome: entry.outcome }),
    ...(entry.couldBe === undefined ? {} : { couldBe: entry.couldBe }),
    ...(entry.errno === undefined ? {} : { errno: entry.errno }),
    ...(entry.lookup === undefined ? {} : { lookup: entry.lookup }),
    ...(reply === undefined ? {} : { reply }),
  };
}
