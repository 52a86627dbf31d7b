import { isApart } from '../model/machine.ts';
import type { FactOf } from '../model/fact.ts';
import { familyOf, isLoopback, sameIp, type Family } from '../model/ip.ts';

type Attempt = FactOf<'attempt'>;

/** Where it was told to come from is not seen: its command is not shown. */
function isUnseen({ bind, typed }: Attempt): boolean {
  return bind === undefined && typed !== true;
}

/** Over which family it went, as far as its address or its command shows. */
function familyOfAttempt({ address, family }: Attempt): Family | undefined {
  return family ?? (address === undefined ? undefined : familyOf(address));
}

/** One was told which family to take, and the other took or was told another one, or nobody knows which. */
function isOfAnotherFamily(a: Attempt, b: Attempt): boolean {
  const isAsked = a.family !== undefined || b.family !== undefined;
  return isAsked && familyOfAttempt(a) !== familyOfAttempt(b);
}

/** They may have been told alike where to come from, and where to. */
function mayShareSource(a: Attempt, b: Attempt): boolean {
  if (isApart(a.place, b.place) || isOfAnotherFamily(a, b)) return false;
  return a.bind === b.bind || isUnseen(a) || isUnseen(b);
}

/**
 * Both may have gone to one address, and were told alike where to come from. A name can have several addresses, and
 * one of them says nothing of another.
 */
function mayBeAlike(a: Attempt, b: Attempt): boolean {
  if (!mayShareSource(a, b)) return false;
  return a.address === undefined || b.address === undefined || sameIp(a.address, b.address);
}

/** Nobody knows which of its name's addresses it reached. */
function hasChoice(success: Attempt, attempts: readonly Attempt[]): boolean {
  const { address, name } = success;
  if (address !== undefined || name === undefined) return false;
  const [first, ...rest] = attempts.flatMap((one) =>
    one.name === name && one.address !== undefined ? one.address : [],
  );
  return name === 'localhost' || (first !== undefined && rest.some((other) => !sameIp(first, other)));
}

/**
 * A machine found its own service at its loopback, and what failed names nobody (a balancer's check of an instance):
 * then it is no other try of what failed.
 */
export function isCheckAtHome(success: Attempt, failures: readonly Attempt[]): boolean {
  const { name, address } = success;
  const isHome = name === 'localhost' || (address !== undefined && isLoopback(address));
  if (!isHome || failures.length === 0) return false;
  return failures.every(
    (failure) =>
      failure.name === undefined && failure.address === undefined && failure.block !== success.block,
  );
}

/** The failures that a success speaks about: those at its address; where none shows an address, all. */
export function failuresLike(
  success: Attempt,
  failures: readonly Attempt[],
  successes: readonly Attempt[],
): readonly Attempt[] {
  const located = failures.filter(({ address }) => address !== undefined);
  if (located.length === 0) return failures.filter((failure) => mayShareSource(failure, success));
  if (hasChoice(success, [...failures, ...successes])) return [];
  const pool = success.address === undefined ? failures : located;
  return pool.filter((failure) => mayBeAlike(success, failure));
}
