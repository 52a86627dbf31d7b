import type { Bearing, Cause, Level, Rule, Slot } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { AFTER_CONNECTING, type Outcome } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { isInTheWay, isOfProxyAlone } from './at-proxy.ts';
import { failuresLike } from './comparable-attempts.ts';
import { CAUSES, linked } from './catalogue.ts';
import { excludesOf, type Excludes } from './exclusions.ts';
import { strangers } from './identity.ts';
import { unexplained } from './unexplained.ts';
import { fillings, reasonText, type Filling, type View } from './slot-filling.ts';
import { canCause, incompatible, outcomeWords } from './failure-compatibility.ts';

/** A sentence and the fact that it rests on; without a fact it rests on what was told. */
export interface Ground {
  readonly text: string;
  readonly fact?: Fact;
  /** It speaks against the cause, which it does not exclude. */
  readonly against?: true;
}

/** A rule that fired: its bearing after the caps, and what it rests on. */
interface Fired {
  readonly bearing: Bearing;
  /** Made only when asked for: most weighings ask for levels alone. */
  grounds(): readonly Ground[];
  readonly filling: Filling;
  /** On a decisive one: the rule, whose proof it is. */
  readonly rule?: Rule;
}

export interface Weighed {
  readonly cause: Cause;
  readonly level: Level;
  grounds(): readonly Ground[];
  /** On a confirmed cause: the facts of its decisive rules, and why these exclude a rival. */
  readonly cited: readonly Fact[];
  readonly excludes: Excludes;
  /** Every cause seemed ruled out, so the reading is wrong: nothing is. */
  readonly contradicted?: true;
}

const CAPPED: Readonly<Record<Bearing, Bearing>> = {
  decisive: 'strong',
  strong: 'weak',
  weak: 'weak',
  against: 'weak',
  'rules-out': 'against',
};

/** Strongest first: which of a rule's fillings is taken. */
const ORDER: readonly Bearing[] = ['decisive', 'rules-out', 'strong', 'against', 'weak'];

function isLow(fact: Fact): boolean {
  // An attempt of unknown place counts as the client's.
  if (fact.kind === 'attempt' && fact.place.vantage === 'unknown' && fact.place.shownBy === 'unknown')
    return false;
  return fact.place.shownBy === 'unknown' || fact.place.shownBy === 'hand';
}

function isLoose(fact: Fact): boolean {
  return fact.kind === 'attempt' && fact.loose === true;
}

function isAnywhere(slot: Slot | undefined): boolean {
  return slot?.slot === 'fact' && slot.anywhere === true;
}

/** Says of a fact that something else stands against it, or that it may be another machine's. */
type IsDoubtful = (fact: Fact) => boolean;

const nothing: Excludes = () => undefined;

/** The rule's own bearing, lowered by what is not known of its facts. */
function cap(rule: Rule, filling: Filling, isDoubtful: IsDoubtful): Bearing | undefined {
  const { bearing } = rule;
  // Words that do not themselves say whom they speak of settle nothing.
  if (bearing === 'decisive' && filling.some(isLoose)) return CAPPED[bearing];
  if ((bearing === 'decisive' || bearing === 'rules-out') && filling.some(isDoubtful)) return CAPPED[bearing];
  const lowered = filling.some((fact, i) => isLow(fact) && !isAnywhere(rule.slots[i]));
  if (!lowered) return bearing;
  const low = CAPPED[bearing];
  // A hint from nowhere for a hint against is no hint.
  return bearing === 'against' || bearing === 'weak' ? undefined : low;
}

/** The fact as it is to be quoted: at the line that the slot names. */
function atLine(slot: Slot, fact: Fact, scene: Scene): Fact {
  if (slot.slot !== 'fact' || !slot.line) return fact;
  const named = slot as { line(fact: Fact, scene: Scene): number | undefined };
  const line = named.line(fact, scene);
  const evidence = fact.at[0]?.evidence;
  return line === undefined || evidence === undefined
    ? fact
    : { ...fact, at: [{ evidence, first: line, last: line }] };
}

function groundsOf(rule: Rule, filling: Filling, scene: Scene): readonly Ground[] {
  return rule.slots.flatMap((slot, index) => {
    const fact = filling[index];
    if (!fact) return [];
    const ground = { text: reasonText(slot, fact, scene), fact: atLine(slot, fact, scene) };
    const { proof } = fact.place;
    return proof === undefined
      ? [ground]
      : [ground, { text: 'This shows which machine it is', fact: { ...fact, at: [proof] } }];
  });
}

function fire(rule: Rule, cause: Cause, view: View, isDoubtful: IsDoubtful): Fired | undefined {
  let best: Fired | undefined;
  for (const filling of fillings(rule, cause, view)) {
    // No filling bears more than the rule itself.
    if (best?.bearing === rule.bearing) break;
    const bearing = cap(rule, filling, isDoubtful);
    if (!bearing || (best && ORDER.indexOf(best.bearing) <= ORDER.indexOf(bearing))) continue;
    best = {
      bearing,
      filling,
      rule,
      grounds: () => groundsOf(rule, filling, view.scene),
    };
  }
  return best;
}

/** Every failure is one of a connection that was made: that another one is made is no opposite of it. */
function comesAfterConnecting({ failure }: Scene): boolean {
  return (failure?.outcomes ?? []).every((outcome) => AFTER_CONNECTING.includes(outcome));
}

const VAGUE: ReadonlySet<Outcome> = new Set(['closed', 'silent', 'own-deadline', 'some-timeout', 'failed']);

/** Words that name nobody and leave open how it ended: they speak against a cause at the most. */
function isVague({ loose, outcome }: FactOf<'attempt'>): boolean {
  return loose === true && VAGUE.has(outcome);
}

/** What the kind of failure itself says, and successes where the cause would stop every attempt. */
function byFailure(cause: Cause, scene: Scene): readonly Fired[] {
  const fired: Fired[] = [];
  const attempt = incompatible(cause, scene);
  if (attempt) {
    const text = `The client saw ${outcomeWords(attempt)}, which this does not cause`;
    fired.push({
      // An attempt that was chosen among several may not be the one that is meant.
      bearing: scene.chosen || isVague(attempt) ? 'against' : 'rules-out',
      grounds: () => [{ text, fact: attempt }],
      filling: [attempt],
    });
  }
  const failures = scene.failure?.attempts ?? [];
  const success = scene.successes
    .filter(({ outcome }) => outcome === 'replied' || !comesAfterConnecting(scene))
    .find((one) => failuresLike(one, failures, scene.successes).length > 0);
  // Whether an answer is one of the service meant, in its protocol, only that cause's own rules can tell.
  const ownRules = cause.id === 'wrong-service' || cause.id === 'protocol-mismatch';
  if (success && cause.constant && scene.failure && !ownRules) {
    const another = cause.perProgram === true && failures.every(({ tool }) => tool !== success.tool);
    const bearing = scene.failure.mixed && !another ? 'rules-out' : 'against';
    const text = 'An attempt like this one connected, and this would stop every one';
    fired.push({ bearing, grounds: () => [{ text, fact: success }], filling: [success] });
  }
  return fired;
}

/** Of several proofs the first that excludes the rival has the word; none does that has a failure of its own left. */
function together(cause: Cause, decisive: readonly Fired[], view: View): Excludes {
  const proofs = decisive.flatMap(({ rule, filling }) => (rule === undefined ? [] : [{ rule, filling }]));
  const left = unexplained(cause, proofs, view);
  const excluding = proofs.map(({ rule }) => excludesOf(rule, cause));
  return (rival) => {
    if (left.some((attempt) => canCause(rival, attempt))) return undefined;
    for (const excludes of excluding) {
      const why = excludes(rival);
      if (why !== undefined) return why;
    }
    return undefined;
  };
}

interface Draft {
  readonly cause: Cause;
  readonly fired: readonly Fired[];
  /** Each explains an ending: where the client saw several, each excludes the rivals of its own. */
  readonly decisive: readonly Fired[];
  readonly excludes: Excludes;
  readonly level: Level;
}

function draft(cause: Cause, view: View, isDoubtful: IsDoubtful): Draft {
  const rules = cause.rules.flatMap((rule) => fire(rule, cause, view, isDoubtful) ?? []);
  const fired = [...byFailure(cause, view.scene), ...rules];
  const has = (bearing: Bearing): boolean => fired.some((one) => one.bearing === bearing);
  const opposed = has('against') || has('rules-out');
  const decisive = opposed ? [] : fired.filter((one) => one.bearing === 'decisive');
  const likely = !opposed && (decisive.length > 0 || has('strong'));
  const excludes = decisive.length === 0 ? nothing : together(cause, decisive, view);
  return {
    cause,
    fired,
    decisive,
    excludes,
    level: has('rules-out') ? 'ruled-out' : likely ? 'likely' : 'possible',
  };
}

/** Every other cause is out, linked to this one, or excluded by its rule; and none unlinked qualifies as well. */
function stands(one: Draft, all: readonly Draft[]): boolean {
  if (one.decisive.length === 0) return false;
  return all.every((other) => {
    if (other === one || linked(one.cause, other.cause)) return true;
    // Evidence that would confirm it stands against evidence that rules it out: something is not as it was told.
    if (other.fired.some(({ bearing }) => bearing === 'decisive')) return false;
    return other.level === 'ruled-out' || one.excludes(other.cause) !== undefined;
  });
}

/** The grounds that speak for the level: those that rule out, those that confirm, or all that speak for it. */
function shown(one: Draft, level: Level): readonly Ground[] {
  const wanted: readonly Bearing[] =
    level === 'ruled-out'
      ? ['rules-out']
      : level === 'confirmed'
        ? ['decisive']
        : ['decisive', 'strong', 'weak', 'against'];
  const grounds = one.fired
    .filter((fired) => wanted.includes(fired.bearing))
    .flatMap((fired) =>
      fired.bearing === 'against'
        ? fired.grounds().map((ground): Ground => ({ ...ground, against: true }))
        : fired.grounds(),
    );
  const unique = new Map(
    grounds.map((ground) => [`${ground.text}|${JSON.stringify(ground.fact?.at[0])}`, ground]),
  );
  return [...unique.values()];
}

/** What ruled it out only speaks against it. */
function softened(one: Draft): Draft {
  const fired = one.fired.map((each) =>
    each.bearing === 'rules-out' ? { ...each, bearing: 'against' as const } : each,
  );
  return { ...one, fired, level: 'possible' };
}

/** Weighs the causes, those of the whole catalogue unless told otherwise: pure, whatever the order of the evidence. */
export function weigh(
  view: View,
  disputed: ReadonlySet<Fact>,
  causes: readonly Cause[] = CAUSES,
): readonly Weighed[] {
  const mayBeAnother = strangers(view.scene);
  const isDoubtful: IsDoubtful = (fact) =>
    disputed.has(fact) || fact.place.contested === true || mayBeAnother(fact);
  const read = causes.map((cause) => draft(cause, view, isDoubtful));
  const contradicted = causes.length === CAUSES.length && read.every(({ level }) => level === 'ruled-out');
  const drafts = contradicted ? read.map(softened) : read;
  const standing = drafts.filter((one) => stands(one, drafts));
  const byProxy = standing.some(({ cause }) => isInTheWay(cause, view.scene));
  const confirmed = standing.filter(({ cause }) => byProxy || !isOfProxyAlone(cause, causes, view.scene));
  const winner = confirmed[0];
  const excludes = winner?.excludes ?? nothing;
  return drafts.map((one): Weighed => {
    const isWinner = confirmed.includes(one);
    // What the verdict excludes is no longer likely, whatever spoke for it before.
    const demoted = !isWinner && one.level === 'likely' && excludes(one.cause) !== undefined;
    const level = isWinner ? 'confirmed' : demoted ? 'possible' : one.level;
    return {
      cause: one.cause,
      level,
      grounds: () => shown(one, level),
      cited: isWinner ? one.decisive.flatMap((fired) => fired.filling) : [],
      excludes: isWinner ? one.excludes : nothing,
      ...(contradicted ? { contradicted } : {}),
    };
  });
}
