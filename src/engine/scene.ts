import type { Case } from '../model/case.ts';
import { indexed, indexedWith } from '../model/fact-index.ts';
import { isApart } from '../model/machine.ts';
import { ofKind, type Fact, type FactKind, type FactOf } from '../model/fact.ts';
import { readings, succeeded, type Outcome } from '../model/outcome.ts';
import type { Failure, Scene } from '../model/scene.ts';
import { serviceNamed } from '../services/index.ts';
import { failuresLike, isCheckAtHome } from './comparable-attempts.ts';
import { concernsCase, dialledAddresses, dialsItself } from './dialled.ts';

type Attempt = FactOf<'attempt'>;

/** True where the text shows `a` to be earlier than `b`; false where it shows the reverse or nothing. */
function isBefore(a: Attempt, b: Attempt): boolean {
  const [x, y] = [a.at[0], b.at[0]];
  if (a.time !== undefined && b.time !== undefined && a.time !== b.time) return a.time < b.time;
  return x !== undefined && y !== undefined && x.evidence === y.evidence && x.first < y.first;
}

function sharedOutcomes(failures: readonly Attempt[]): readonly Outcome[] {
  const [first, ...rest] = failures.map(readings);
  if (!first) return [];
  const shared = first.filter((outcome) => rest.every((other) => other.includes(outcome)));
  return shared.length > 0 ? shared : [...new Set([first, ...rest].flat())];
}

/** In turn: some success stands between failures, or both ends come out of one command's run. */
function isMixed(failures: readonly Attempt[], successes: readonly Attempt[]): boolean {
  return successes.some((success) => {
    const alike = failuresLike(success, failures, successes);
    const before = alike.some((failure) => isBefore(failure, success));
    const after = alike.some((failure) => isBefore(success, failure));
    const sameRun = alike.some(
      (failure) => failure.block === success.block && failure.at[0]?.evidence === success.at[0]?.evidence,
    );
    return (before && after) || sameRun;
  });
}

/** Made by another machine, or in another container, than every failure: a contrast to them, and no opposite. */
function isElsewhere(failures: readonly Attempt[]): (attempt: Attempt) => boolean {
  const places = [...new Set(failures.map(({ place }) => place))];
  return ({ place }) => places.length > 0 && places.every((failed) => isApart(failed, place));
}

/** What rules and questions may ask about the case: computed once. */
export function buildScene(
  facts: readonly Fact[],
  known: Partial<Case>,
  more: Partial<Pick<Scene, 'atProxy' | 'chosen' | 'earlier' | 'meant' | 'told'>> = {},
): Scene {
  indexed(facts);
  const dialled = dialledAddresses(facts, known);
  const sameMachine = dialsItself(dialled, known);
  const own = ofKind(facts, 'attempt').filter((attempt) => concernsCase(attempt, known, dialled));
  const clients = own.filter(
    ({ place }) =>
      place.vantage === 'client' ||
      place.vantage === 'unknown' ||
      (sameMachine && place.vantage === 'server'),
  );
  const failures = clients.filter((attempt) => !succeeded(attempt.outcome));
  const elsewhere = isElsewhere(failures);
  const successes = clients.filter(
    (attempt) => succeeded(attempt.outcome) && !elsewhere(attempt) && !isCheckAtHome(attempt, failures),
  );
  const failure: Failure | undefined =
    failures.length === 0
      ? undefined
      : { attempts: failures, outcomes: sharedOutcomes(failures), mixed: isMixed(failures, successes) };
  return {
    case: known,
    meant: more.meant ?? known,
    atProxy: more.atProxy ?? false,
    told: more.told ?? {},
    dialled,
    failure,
    successes,
    healed:
      failures.length > 0 &&
      successes.some(
        (success) =>
          failuresLike(success, failures, successes).length === failures.length &&
          failures.every((failed) => isBefore(failed, success)),
      ),
    localAttempts: ofKind(facts, 'attempt').filter(
      (attempt) => attempt.place.vantage === 'server' && attempt.port === known.port,
    ),
    chosen: more.chosen ?? false,
    sameMachine,
    service: known.service === undefined ? undefined : serviceNamed(known.service),
    facts,
    earlier: indexed(more.earlier ?? []),
  };
}

/** Facts that a scene is made of, besides those that rules look up in it. */
const MAKES_SCENE: ReadonlySet<FactKind> = new Set(['attempt', 'resolution']);

/** The scene with a few facts more. */
export function sceneWith(scene: Scene, more: readonly Fact[]): Scene {
  const facts = indexedWith(scene.facts, more);
  return more.some(({ kind }) => MAKES_SCENE.has(kind))
    ? buildScene(facts, scene.case, scene)
    : { ...scene, facts };
}
