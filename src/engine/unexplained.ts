import type { Cause, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { readings, type Outcome } from '../model/outcome.ts';
import { canCause } from './failure-compatibility.ts';
import { fills, type Filling, type View } from './slot-filling.ts';

/** A decisive rule and what fills it. */
export interface Proof {
  readonly rule: Rule;
  readonly filling: Filling;
}

type Attempt = FactOf<'attempt'>;

/** One attempt for each way of ending: the others of its kind say the same. */
function oneOfEachKind(attempts: readonly Attempt[]): readonly Attempt[] {
  return [
    ...new Map(
      attempts.map((one) => [
        `${readings(one).join()}|${one.errno ?? ''}|${one.transport}|${one.address ?? ''}`,
        one,
      ]),
    ).values(),
  ];
}

/** Somebody answered: such an ending is of the state that a proof shows, or of none. */
const ANSWERS: readonly Outcome[] = ['refused', 'reset-connecting', 'reset-later', 'closed', 'replied'];

function isAnswered(attempt: Attempt): boolean {
  return readings(attempt).some((outcome) => ANSWERS.includes(outcome));
}

/** Silence lasts as long as the client waits: by the same state one gives up, another waits for the kernel's error. */
function isPatience(cause: Cause, proofs: readonly Proof[], attempt: Attempt): boolean {
  const own = proofs.flatMap(({ filling }) => filling.filter((fact) => fact.kind === 'attempt'));
  return !own.some(isAnswered) && !isAnswered(attempt) && canCause(cause, attempt);
}

/** Would the proof stand with this attempt in the place of its own? */
function explains({ rule, filling }: Proof, attempt: Attempt, view: View): boolean {
  const at = rule.slots.findIndex(({ slot }) => slot === 'failure');
  if (at === -1) return true;
  const own = filling[at];
  if (own?.kind === 'attempt' && readings(own).some((outcome) => readings(attempt).includes(outcome)))
    return true;
  const instead = filling.map((fact, i) => (i === at ? attempt : fact));
  return rule.slots.every((slot, i) => {
    const fact = instead[i];
    return fact !== undefined && fills(slot, fact, view, instead.slice(0, i));
  });
}

/**
 * The client's failures that none of the proofs explains: where it saw several endings, each proof excludes the rivals
 * of its own. What can make one of the others is not excluded.
 */
export function unexplained(cause: Cause, proofs: readonly Proof[], view: View): readonly Attempt[] {
  return oneOfEachKind(view.scene.failure?.attempts ?? []).filter(
    (attempt) =>
      !isPatience(cause, proofs, attempt) && !proofs.some((proof) => explains(proof, attempt, view)),
  );
}
