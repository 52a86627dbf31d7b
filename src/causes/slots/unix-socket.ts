import { onceAList } from '../../model/tables.ts';
import { isApart } from '../../model/machine.ts';
import type { AbsenceSlot, FactSlot, FailureSlot } from '../../model/cause.ts';
import type { Errno } from '../../model/errno.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { samePath } from '../../model/socket-path.ts';
import type { Scene } from '../../model/scene.ts';

/** What the four causes of a Unix socket that fails have in common. */

type Attempt = FactOf<'attempt'>;

/** `curl: (7)`, pg_isready: the message does not say how connect() ended. */
function isHidden({ outcome }: Attempt): boolean {
  return outcome === 'failed';
}

/** The client dialled a path, and this is how the kernel ended it; or its message hides that, and it may be. */
export function failedWith(errnos: readonly Errno[], words: string): FailureSlot {
  return {
    slot: 'failure',
    is: ({ transport, path, errno }) =>
      transport === 'unix' && path !== undefined && errno !== undefined && errnos.includes(errno),
    reason: ({ path = '' }) => `The client dials ${path}, and ${words}`,
  };
}

export const failedSomehow: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.transport === 'unix' && attempt.path !== undefined && isHidden(attempt),
  reason: ({ path = '' }) => `The client fails to connect to ${path} and does not say why`,
};

/**
 * The same, where nothing that the client saw speaks of another path or another end: further clients' messages may hide
 * theirs, and what ends one call at that path ends them all.
 */
export function allFailedWith(errnos: readonly Errno[], words: string): FailureSlot {
  const one = failedWith(errnos, words);
  const agrees = (other: Attempt, { path = '' }: Attempt): boolean =>
    other.path !== undefined &&
    samePath(other.path, path) &&
    (isHidden(other) || (other.errno !== undefined && errnos.includes(other.errno)));
  return {
    ...one,
    is: (attempt, scene) =>
      one.is(attempt, scene) && (scene.failure?.attempts ?? []).every((other) => agrees(other, attempt)),
  };
}

const everyIsHidden = onceAList((attempts: readonly Attempt[]) => attempts.every(isHidden));

/** Every failure's message hides how it ended, so what is seen at the path may speak against a cause. */
export function allHidden({ failure }: Scene): boolean {
  return failure === undefined || everyIsHidden(failure.attempts);
}

/** Taken on the machine, and in the container, on which the client dialled: paths mean nothing elsewhere. */
export function besides(a: Fact, b: Fact | undefined): boolean {
  return b !== undefined && !isApart(a.place, b.place);
}

/** The attempt among the slots that are filled. */
export function attemptIn(filled: readonly Fact[]): (Attempt & Fact) | undefined {
  return filled.find((fact): fact is Attempt & Fact => fact.kind === 'attempt');
}

/** The paths that the client dialled in vain. */
function dialledPaths({ failure }: Scene): readonly string[] {
  return (failure?.attempts ?? []).flatMap(({ path }) => (path === undefined ? [] : [path]));
}

export function isDialled(path: string | undefined, scene: Scene): boolean {
  return path !== undefined && dialledPaths(scene).some((dialled) => samePath(dialled, path));
}

/** What `ls -l` or `namei -l` shows at the very path. */
export function atPath(
  types: readonly FactOf<'path'>['type'][],
  reason: (fact: FactOf<'path'>) => string,
): FactSlot<'path'> {
  return {
    slot: 'fact',
    kind: 'path',
    from: 'client',
    is: (fact, _scene, filled) => {
      const attempt = attemptIn(filled);
      const same = attempt?.path !== undefined && samePath(attempt.path, fact.path);
      return same && besides(fact, attempt) && types.includes(fact.type);
    },
    reason,
  };
}

function isListener(fact: Fact): fact is FactOf<'socket'> & Fact {
  return fact.kind === 'socket' && fact.transport === 'unix' && fact.state === 'listen';
}

/** A process listens at the very path. */
export const listenerAtPath: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'client',
  is: (fact, _scene, filled) => {
    const attempt = attemptIn(filled);
    const same = attempt?.path !== undefined && fact.path !== undefined && samePath(attempt.path, fact.path);
    return isListener(fact) && same && besides(fact, attempt);
  },
  reason: ({ path = '', processes }) => `${processes[0]?.name ?? 'A process'} listens at ${path}`,
};

/** A whole listing of Unix sockets has no listener at the path. */
export const noListenerAtPath: AbsenceSlot = {
  slot: 'absence',
  from: 'client',
  covers: (listing, _scene, filled) => {
    const attempt = attemptIn(filled);
    const path = attempt?.path;
    const listed = path !== undefined && (listing.paths ?? [path]).some((one) => path.includes(one));
    return (
      listing.of === 'unix-socket' && listing.states !== 'connected' && listed && besides(listing, attempt)
    );
  },
  unless: (fact, scene) => isListener(fact) && isDialled(fact.path, scene),
  reason: (_listing, scene) => `No process listens at ${dialledPaths(scene)[0] ?? 'the path'}`,
};

/** Where the intended service does listen. */
export function pathOfService({ facts, service }: Scene): string | undefined {
  const listeners = ofKind(facts, 'socket').filter((fact) => isListener(fact));
  const own = listeners.find(({ processes }) =>
    processes.some(({ name }) => service?.processes.includes(name) === true),
  );
  return own?.path;
}

/** Where the client's message hides how connect() ended. */
export const OTHER_ERROR =
  'The client’s message does not say how connect() ended. What is at the path makes it one error, and this makes none such.';

/** The order in which connect() on a Unix socket goes (net/unix/af_unix.c: unix_find_bsd, then the listener). */
export const LOOKED_UP_FIRST =
  'The path is looked up before anything else, so nothing later is reached: no permission of a socket, no policy, no queue.';
