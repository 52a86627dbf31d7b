import type { FailureSlot } from '../../model/cause.ts';
import type { Fact } from '../../model/fact.ts';
import { readings, type Outcome } from '../../model/outcome.ts';

/** The client failed in one of these ways, at an address that the text shows. */
export function failedAt(outcomes: readonly Outcome[], words: string): FailureSlot {
  return {
    slot: 'failure',
    is: (attempt) =>
      attempt.address !== undefined && readings(attempt).some((outcome) => outcomes.includes(outcome)),
    reason: (attempt) => `The client sees ${words} at ${attempt.address ?? 'the target'}`,
  };
}

/** Both were seen on one machine, as their prompts or their common paste show. */
export function onOneMachine(a: Fact, b: Fact): boolean {
  if (a.place.inside !== b.place.inside) return false;
  if (a.place.host !== undefined && b.place.host !== undefined) return a.place.host === b.place.host;
  return a.at[0]?.evidence !== undefined && a.at[0].evidence === b.at[0]?.evidence;
}
