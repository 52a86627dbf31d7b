import { onceAList } from '../model/tables.ts';
import { grouped } from '../model/grouped.ts';
import type { Cause } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { readings, type Outcome } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { isInTheWay } from './at-proxy.ts';

/** Clients whose own deadline can be shorter than a round trip; for the others it is a second at the least. */
// nmap's own patience follows the round trips that it has seen: a tenth of a second at the least.
const HASTY = new Set(['nmap', 'node']);

/**
 * A refusal comes within one round trip. A deadline of a second or more that passed without one is therefore no
 * refusal; a shorter one shows nothing.
 */
function outlastsAnAnswer(attempt: FactOf<'attempt'>): boolean {
  const waited = attempt.took ?? attempt.deadline;
  return waited === undefined ? !HASTY.has(attempt.tool) : waited >= 1;
}

/** Words that name neither an address nor a port nor a path may be of a Unix socket as well. */
function showsTransport({ name, address, port, path }: FactOf<'attempt'>): boolean {
  return [name, address, port, path].some((part) => part !== undefined);
}

function couldEnd(cause: Cause, attempt: FactOf<'attempt'>, outcome: Outcome): boolean {
  const { fails } = cause;
  if (fails.transport !== 'any' && fails.transport !== attempt.transport && showsTransport(attempt))
    return false;
  // Its own errno, also where another cause that gives it would be told as another kind of ending.
  if (attempt.errno !== undefined && fails.errnos?.includes(attempt.errno) === true) return true;
  if (outcome === 'own-deadline' && !outlastsAnAnswer(attempt)) return true;
  if (!fails.outcomes.includes(outcome)) return false;
  if (outcome !== 'other-errno' || attempt.errno === undefined || !fails.errnos) return true;
  return fails.errnos.includes(attempt.errno);
}

/** Could this attempt have ended so by this cause? */
export function canCause(cause: Cause, attempt: FactOf<'attempt'>): boolean {
  // A Unix socket's connect() has no handshake that a RST could end (unix(7)).
  const isUnix = attempt.transport === 'unix';
  return readings(attempt)
    .filter((outcome) => !isUnix || outcome !== 'reset-connecting')
    .some((outcome) => couldEnd(cause, attempt, outcome));
}

/** One for all that no cause tells apart by how they ended. */
const oneOfEach = onceAList((attempts: readonly FactOf<'attempt'>[]) => {
  const kinds = grouped(attempts, (one) =>
    [...[readings(one).join(), one.errno, one.transport, outlastsAnAnswer(one), showsTransport(one)]].join(
      '|',
    ),
  );
  return [...kinds.values()].flatMap(([first]) => first ?? []);
});

/** The failed attempt that rules the cause out: where none of the client's failures can come from it. */
export function incompatible(cause: Cause, scene: Scene): FactOf<'attempt'> | undefined {
  // The healthy verdict's own rules say when it is out.
  if (cause.id === 'tcp-ok' || !scene.failure || isInTheWay(cause, scene)) return undefined;
  const { attempts } = scene.failure;
  return oneOfEach(attempts).some((attempt) => canCause(cause, attempt)) ? undefined : attempts[0];
}

/** What an ending looks like in words. */
const WORDS: Readonly<Record<Outcome, string>> = {
  refused: 'a refusal',
  'host-unreachable': '“No route to host”',
  'net-unreachable': '“Network is unreachable”',
  'kernel-timeout': 'a timeout',
  'own-deadline': 'silence until the client’s deadline',
  'some-timeout': 'a timeout',
  'reset-connecting': 'a reset while connecting',
  'reset-later': 'a reset after connecting',
  closed: 'a connection that is closed at once',
  silent: 'silence after connecting',
  connected: 'a connection',
  replied: 'an answer',
  unresolved: 'a name that does not resolve',
  'other-errno': 'this error',
  failed: 'this error',
};

/** `a refusal`, for the sentence "the client saw ..., which this cause does not make". */
export function outcomeWords(attempt: FactOf<'attempt'>): string {
  if (attempt.transport === 'tcp' && attempt.outcome === 'other-errno' && attempt.errno) return attempt.errno;
  return WORDS[attempt.outcome];
}
