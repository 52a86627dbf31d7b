import type { FailureSlot } from '../../model/cause.ts';
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
