import type { FailureSlot } from '../../model/cause.ts';
import type { FactOf } from '../../model/fact.ts';
import { readings, type Outcome } from '../../model/outcome.ts';

/** A client that got no answer at all: until its own deadline, or until the kernel's. */

const SILENCE: readonly Outcome[] = ['kernel-timeout', 'own-deadline'];

/** Messages that hide how the attempt ended (MariaDB's 115, curl's 7) do not show it. */
function wasSilent(attempt: FactOf<'attempt'>): boolean {
  return (
    attempt.transport === 'tcp' &&
    attempt.outcome !== 'failed' &&
    attempt.address !== undefined &&
    readings(attempt).some((outcome) => SILENCE.includes(outcome))
  );
}

export const unanswered: FailureSlot = {
  slot: 'failure',
  is: wasSilent,
  reason: (attempt) => `The client gets no answer from ${attempt.address ?? 'the target'}`,
};

/**
 * Seconds after which a neighbour that does not answer has ended connect() with “No route to host” (3.07 s, measured on
 * Linux 6.18): until then its SYN waits, and no capture shows it.
 */
const NEIGHBOUR_TIME = 3.2;

/** It waited longer than any SYN waits for a neighbour's address. */
export const unansweredForLong: FailureSlot = {
  ...unanswered,
  is: (attempt) =>
    wasSilent(attempt) &&
    (attempt.outcome !== 'own-deadline' || (attempt.took ?? attempt.deadline ?? 0) > NEIGHBOUR_TIME),
};
