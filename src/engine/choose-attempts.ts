import { onceAList } from '../model/tables.ts';
import { grouped } from '../model/grouped.ts';
import { sameMachine } from '../model/machine.ts';
import type { Vantage } from '../model/evidence.ts';
import { ofKind, type Fact } from '../model/fact.ts';
import { succeeded } from '../model/outcome.ts';
import { isCheckAtHome } from './comparable-attempts.ts';
import { fieldOf, isFailure, lastOf, lineOf, only, targetOf, type Attempt } from './found.ts';

function isFrom(attempt: Attempt, ...vantages: readonly Vantage[]): boolean {
  return vantages.includes(attempt.place.vantage);
}

interface Choice {
  readonly attempts: readonly Attempt[];
  /** There was something to choose from. */
  readonly chosen: boolean;
}

/** Another machine holds the address that this one dialled and holds. */
function isElsewhereToo({ address, place }: Attempt, facts: readonly Fact[]): boolean {
  return ofKind(facts, 'address').some(
    (held) => held.address === address && sameMachine(held.place, place) === 'no',
  );
}

/** What a machine found at its own loopback is not what failed at somebody who is not named. */
function withoutChecksAtHome(attempts: readonly Attempt[]): readonly Attempt[] {
  const failed = attempts.filter(isFailure);
  return attempts.filter((one) => isFailure(one) || !isCheckAtHome(one, failed));
}

/**
 * Whose attempts the case is read from: the client's. Where a paste shows none, those of a program that dials on, which
 * is the client of its own attempt wherever it was told to stand; else what a machine typed that holds the dialled
 * address itself, as another one does: that may be the fault.
 */
export function clientAttempts(facts: readonly Fact[]): Choice {
  const attempts = ofKind(facts, 'attempt');
  const own = attempts.filter((attempt) => isFrom(attempt, 'client', 'unknown'));
  if (own.length > 0) return { attempts: withoutChecksAtHome(own), chosen: false };
  const onward = attempts.filter((attempt) => isFrom(attempt, 'middle'));
  if (onward.length > 0) return { attempts: onward, chosen: false };
  const failed = attempts.filter(isFailure);
  const printed = failed.filter((one) => one.typed !== true);
  if (printed.length > 0) return { attempts: printed, chosen: false };
  const itself = failed.filter((one) => isElsewhereToo(one, facts));
  return { attempts: itself, chosen: itself.length > 0 };
}

/** They speak of one target and one port, as far as they say. */
function agree(attempts: readonly Attempt[]): boolean {
  return new Set(attempts.map((attempt) => `${targetOf(attempt) ?? ''} ${attempt.port ?? ''}`)).size <= 1;
}

/**
 * Whom and what the case is about. Where one paste speaks of several attempts its last failing one is meant; a paste that
 * shows another port or target connect is a contrast to those that failed; pastes that then still disagree say nothing.
 */
export function chooseAttempts(attempts: readonly Attempt[]): Choice {
  if (agree(attempts)) return { attempts, chosen: false };
  const target = only(fieldOf(attempts, targetOf));
  const port = only(fieldOf(attempts, (attempt) => attempt.port));
  if (target && port) return { attempts, chosen: false };
  const pastes = grouped(attempts, ({ at }) => at[0]?.evidence ?? -1);
  const last = [...pastes.values()].flatMap((members) => {
    const failed = members.filter((one) => isFailure(one) && !wentOn(one, members));
    return lastOf(failed.length > 0 ? failed : members) ?? [];
  });
  const failed = last.filter(isFailure);
  const meant = failed.length > 0 ? failed : last;
  return {
    attempts: attempts.filter((attempt) => meant.some((one) => isLike(attempt, one))),
    chosen: !agree(meant) || [...pastes.values()].some((members) => !agree(members)),
  };
}

/** The same run of a command connected after it, at another address of the name. */
function wentOn(failed: Attempt, members: readonly Attempt[]): boolean {
  return (lastSuccesses(members).get(failed.block) ?? 0) > lineOf(failed);
}

/** Of each block, the line of the last attempt of a typed command that connected. */
const lastSuccesses = onceAList((members: readonly Attempt[]) => {
  const lines = new Map<number, number>();
  for (const one of members) {
    if (one.typed !== true || !succeeded(one.outcome)) continue;
    lines.set(one.block, Math.max(lineOf(one), lines.get(one.block) ?? 0));
  }
  return lines;
});

/** It may be another try of the same: nothing that both say differs. */
function isLike(a: Attempt, b: Attempt): boolean {
  const [x, y] = [targetOf(a), targetOf(b)];
  if (a === b) return true;
  return x !== undefined && x === y && (a.port === undefined || b.port === undefined || a.port === b.port);
}
