import { ofKind, type FactOf } from '../../model/fact.ts';
import { familyOf, isLoopback } from '../../model/ip.ts';
import { succeeded, symptomOf, type Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import { failedAttempts } from './failed-attempts.ts';
import type { Spoken } from './spoken-failure.ts';
import {
  BY_ERRNO,
  BY_ERRNO_IN_SIX,
  BY_LOOKUP,
  BY_OUTCOME,
  BY_SYMPTOM,
  BY_UNIX_ERRNO,
  AT_HOME,
  CONNECTED,
  SOMETIMES,
  UNKNOWN,
  UNREAD,
  UNREACHABLE_AFTER_THREE,
  type Order,
} from './outcome-orders.ts';

type Attempt = FactOf<'attempt'>;

/** Seconds of a neighbour that does not answer: 3.06 to 3.2 s, measured; a whole second of rounding around it. */
const NEIGHBOUR_GAVE_UP = [2.9, 3.4] as const;

function isAfterThree({ took }: Attempt): boolean {
  return took !== undefined && took >= NEIGHBOUR_GAVE_UP[0] && took <= NEIGHBOUR_GAVE_UP[1];
}

function isInSix({ address }: Attempt): boolean {
  return address !== undefined && familyOf(address) === 6;
}

function byErrno(attempt: Attempt): Order | undefined {
  const { errno, transport } = attempt;
  if (errno === undefined) return undefined;
  if (transport === 'unix') return BY_UNIX_ERRNO[errno] ?? BY_ERRNO[errno];
  return (isInSix(attempt) ? BY_ERRNO_IN_SIX[errno] : undefined) ?? BY_ERRNO[errno];
}

const SILENT: ReadonlySet<Outcome> = new Set(['kernel-timeout', 'own-deadline', 'some-timeout']);

function isAtLoopback({ address, name }: Attempt, scene: Scene): boolean {
  return scene.sameMachine || name === 'localhost' || (address !== undefined && isLoopback(address));
}

function byOutcome(attempt: Attempt, scene: Scene): Order | undefined {
  const { outcome, transport, lookup } = attempt;
  if (outcome === 'connected' || outcome === 'replied' || outcome === 'other-errno') return undefined;
  if (outcome === 'refused' && transport === 'unix') return AT_HOME.refusedUnix;
  if (transport === 'unix' && (outcome === 'failed' || SILENT.has(outcome))) return AT_HOME.failedUnix;
  const isAtHome = isAtLoopback(attempt, scene);
  const hidden = outcome === 'failed' ? scene.case.symptom : undefined;
  if (hidden !== undefined && hidden !== 'refused' && hidden !== 'intermittent' && !isAtHome)
    return BY_SYMPTOM[hidden];
  if (isAtHome && (outcome === 'refused' || outcome === 'failed')) return AT_HOME.refused;
  if (isAtHome && SILENT.has(outcome)) return AT_HOME.silent;
  if (isAtHome && outcome === 'silent') return AT_HOME.hang;
  if (isAtHome && symptomOf(outcome) === 'reset') return AT_HOME.reset;
  if (outcome === 'host-unreachable' && isAfterThree(attempt)) return UNREACHABLE_AFTER_THREE;
  if (outcome === 'unresolved' && lookup !== undefined && lookup !== 'found') return BY_LOOKUP[lookup];
  return BY_OUTCOME[outcome];
}

function orderOf(attempt: Attempt, scene: Scene): Order | undefined {
  return byErrno(attempt) ?? byOutcome(attempt, scene);
}

/**
 * The failed attempts that say most: where those of the case hide how they ended, every other of the same text whose
 * end is known.
 */
function tellingAttempts(scene: Scene): readonly Attempt[] {
  const own = failedAttempts(scene);
  if (own.length === 0 || own.some(({ outcome }) => outcome !== 'failed')) return own;
  const others = ofKind(scene.facts, 'attempt').filter(
    ({ outcome }) => outcome !== 'failed' && !succeeded(outcome),
  );
  return others.length > 0 ? others : own;
}

/** The order that most of the failed attempts ask for; of two alike the one that comes first in the alphabet. */
function byAttempts(scene: Scene): Order | undefined {
  const counts = new Map<Order, number>();
  for (const attempt of tellingAttempts(scene)) {
    const order = orderOf(attempt, scene);
    if (order) counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || a.join().localeCompare(b.join(), 'en'));
  return ranked[0]?.[0];
}

/** How it fails where it fails only sometimes: by the failures among the attempts. */
function bySometimes(scene: Scene): Order {
  const { outcome } = tellingAttempts(scene)[0] ?? {};
  const symptom = outcome === undefined ? undefined : symptomOf(outcome);
  return (symptom === undefined ? undefined : SOMETIMES[symptom]) ?? BY_SYMPTOM.intermittent;
}

/** Nothing failed, as far as is read: an attempt that connected, what the prose says of the failure, or nothing. */
function withoutFailure(scene: Scene, spoken: Spoken | undefined): Order {
  if (spoken !== undefined && spoken !== 'nothing' && scene.successes.length === 0) return BY_SYMPTOM[spoken];
  if (scene.successes.length > 0) return CONNECTED;
  return spoken === 'nothing' && scene.facts.length === 0 ? UNREAD : UNKNOWN;
}

/** In which order to look for this failure, by its outcome and errno; `spoken` is what the prose says of it. */
export function usualOrder(scene: Scene, spoken?: Spoken): Order {
  const { symptom } = scene.case;
  if (symptom === 'intermittent') return bySometimes(scene);
  const own = byAttempts(scene);
  if (own) return own;
  if (symptom === undefined) return withoutFailure(scene, spoken);
  return symptom === 'refused' && scene.sameMachine ? AT_HOME.refused : BY_SYMPTOM[symptom];
}
