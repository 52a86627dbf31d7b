import { onceAList } from '../../model/tables.ts';
import type { Entry } from '../../failure/entry.ts';
import { Vocabulary } from '../../failure/vocabulary.ts';
import type { Symptom } from '../../model/case.ts';
import type { Errno } from '../../model/errno.ts';
import type { Span } from '../../model/evidence.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { readings, symptomOf, type Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import type { Quotes } from '../quotes.ts';
import { failedAttempts } from './failed-attempts.ts';
import type { Condition, Sign } from './sign.ts';
import { SIGNS } from './signs.ts';
import { targetKinds } from './target-kinds.ts';

/** A sign that the evidence shows, and where. */
export interface ShownSign {
  readonly sign: Sign;
  readonly at?: Span;
  /** How the attempt ended is not seen, which the sign asks for: it tells less. */
  readonly isOpen?: true;
}

/** Lines looked at in one paste at the most: those around the failures, its beginning and its end. */
const MOST_LINES = 1500;
const AROUND = 40;
const LONGEST_LINE = 4096;

type Words = Extract<Condition, { says: unknown }>;
type Form = Extract<Condition, { line: unknown }>;

const CONDITIONS = SIGNS.flatMap(({ when, unless = [] }) => [...when, ...unless]);
const FORMS = CONDITIONS.filter((one): one is Form => 'line' in one);

let words: { readonly vocabulary: Vocabulary; readonly of: ReadonlyMap<Entry, Words> } | undefined;

function wordsOfSigns(): NonNullable<typeof words> {
  if (words) return words;
  const of = new Map<Entry, Words>(
    CONDITIONS.filter((one): one is Words => 'says' in one).map((one) => [{ says: one.says }, one]),
  );
  const family = { id: 'signs', source: 'each sign’s own', entries: [...of.keys()] };
  words = { vocabulary: new Vocabulary([family]), of };
  return words;
}

/** Which lines of a long paste are looked at. */
function linesToRead(lines: readonly string[], failures: readonly number[]): readonly number[] {
  if (lines.length <= MOST_LINES) return [...lines.keys()];
  const chosen = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let i = Math.max(0, from); i < Math.min(lines.length, to) && chosen.size < MOST_LINES; i++)
      chosen.add(i);
  };
  for (const line of failures) take(line - AROUND, line + AROUND);
  take(0, MOST_LINES / 4);
  take(lines.length - MOST_LINES / 4, lines.length);
  return [...chosen].sort((a, b) => a - b);
}

/** Where the words and the forms of the signs stand first. */
function readLines(quotes: Quotes, failures: readonly Span[]): ReadonlyMap<Condition, Span> {
  const found = new Map<Condition, Span>();
  const { vocabulary, of } = wordsOfSigns();
  for (const [evidence, lines] of quotes.all().entries()) {
    const own = failures.filter((span) => span.evidence === evidence).map(({ first }) => first - 1);
    for (const index of linesToRead(lines, own)) {
      const text = (lines[index] ?? '').slice(0, LONGEST_LINE);
      const at = { evidence, first: index + 1, last: index + 1 };
      for (const { entry } of vocabulary.find(text)) {
        const condition = of.get(entry);
        if (condition && !found.has(condition)) found.set(condition, at);
      }
      for (const form of FORMS) if (!found.has(form) && form.line.test(text)) found.set(form, at);
    }
  }
  return found;
}

interface View {
  readonly scene: Scene;
  readonly failed: readonly FactOf<'attempt'>[];
  /** How it fails, where no attempt tells it: by the symptom, or by what the prose says. */
  readonly symptom: Symptom | undefined;
  readonly lines: ReadonlyMap<Condition, Span>;
}

/** Every attempt of the case: one that connected and then said nothing of its end is in question as well. */
function attemptsOf({ scene, failed }: View): readonly FactOf<'attempt'>[] {
  return failed.length > 0 ? failed : scene.successes;
}

function endedSo(attempt: FactOf<'attempt'>, ends: readonly string[]): boolean {
  if (attempt.errno !== undefined && ends.includes(attempt.errno)) return true;
  // Silence until the client's own deadline, and it does not say what the time went by with.
  const isOpen = attempt.outcome === 'own-deadline' && ends.includes('own-deadline');
  return readings(attempt).every(
    (outcome) => ends.includes(outcome) || (isOpen && (outcome === 'silent' || outcome === 'unresolved')),
  );
}

const kindsOf = onceAList((attempts: readonly FactOf<'attempt'>[]) => attempts.map(targetKinds));

/** The fact that fulfils it. */
function factOf(condition: Condition, view: View): Fact | undefined {
  const attempts = attemptsOf(view);
  if ('ended' in condition) return attempts.find((one) => endedSo(one, condition.ended));
  if ('dials' in condition)
    return attempts.find((_one, i) => kindsOf(attempts)[i]?.some((kind) => condition.dials.includes(kind)));
  if ('ports' in condition)
    return attempts.find(({ port }) => port !== undefined && condition.ports.includes(port));
  if ('took' in condition) {
    const [from, to] = condition.took;
    return attempts.find(({ took }) => took !== undefined && took >= from && took <= to);
  }
  if ('attempt' in condition) return attempts.find((one) => condition.attempt(one));
  if ('fact' in condition)
    return ofKind(view.scene.facts, condition.kind).find((fact) => condition.fact(fact, view.scene));
  if ('says' in condition)
    return ofKind(view.scene.facts, 'sign').find(({ sign }) => condition.read?.includes(sign) === true);
  if ('event' in condition)
    return ofKind(view.scene.facts, 'log').find(({ event }) =>
      (condition.event as readonly string[]).includes(event),
    );
  return undefined;
}

/** The words of the attempts hide how they ended, and the symptom that is meant most often is one of what they may hide. */
function hidesSuchAnEnd(
  failed: View['failed'],
  ends: readonly string[],
  symptom: Symptom | undefined,
): boolean {
  return failed.some(
    (attempt) =>
      attempt.outcome === 'failed' &&
      readings(attempt).some(
        (one) => ends.includes(one) && (symptom === undefined || symptomOf(one) === symptom),
      ),
  );
}

/** No attempt of the case shows how it ended: it is open, or known by its symptom alone. */
function isOpenEnd(condition: Condition, { failed, scene, symptom }: View): boolean {
  if (!('ended' in condition)) return false;
  if (failed.length > 0) return hidesSuchAnEnd(failed, condition.ended, symptom);
  // An errno is in the text, or it is not what is spoken of.
  if (symptom === undefined)
    return scene.successes.length === 0 && condition.ended.some((end) => !isErrno(end));
  return condition.ended.some((end) => symptomOfEnd(end) === symptom);
}

/** An errno that has no outcome of its own is a failure of the client's own machine. */
function symptomOfEnd(end: Outcome | Errno): Symptom | undefined {
  return isErrno(end) ? 'local-error' : symptomOf(end);
}

function isErrno(end: Outcome | Errno): end is Errno {
  return /^E[A-Z]+$/.test(end);
}

/** Its line is seen: words, a form, an event, a fact. */
function isSeen(condition: Condition): boolean {
  return 'line' in condition || 'says' in condition || 'event' in condition || 'fact' in condition;
}

/** Where it is fulfilled; `nowhere` where the fact stands in no line; nothing where it is not fulfilled. */
function fulfilled(condition: Condition, view: View): Span | 'nowhere' | undefined {
  if ('line' in condition) return view.lines.get(condition);
  const inWords = 'says' in condition ? view.lines.get(condition) : undefined;
  if (inWords) return inWords;
  const fact = factOf(condition, view);
  return fact && (fact.at[0] ?? 'nowhere');
}

function shown(sign: Sign, view: View): ShownSign | undefined {
  const seen = sign.when.map((condition) => fulfilled(condition, view));
  const open = sign.when.filter((condition, i) => seen[i] === undefined && isOpenEnd(condition, view));
  if (seen.filter((span) => span === undefined).length > open.length) return undefined;
  // An open end alone is no sign; an attempt whose end is as good as known shows what else it is.
  const isKnown = view.failed.length > 0 && view.symptom !== undefined;
  if (open.length > 0 && !isKnown && !sign.when.some(isSeen)) return undefined;
  if (open.length > 0 && open.length === sign.when.length) return undefined;
  if (sign.unless?.some((condition) => fulfilled(condition, view) !== undefined) === true) return undefined;
  const at = seen.find((span): span is Span => span !== undefined && span !== 'nowhere');
  return {
    sign,
    ...(at === undefined ? {} : { at }),
    ...(open.length === 0 ? {} : { isOpen: true as const }),
  };
}

/** The signs beside the failure that the evidence shows. */
export function shownSigns(scene: Scene, quotes: Quotes, spoken?: Symptom): readonly ShownSign[] {
  const failed = failedAttempts(scene);
  const lines = readLines(
    quotes,
    failed.flatMap(({ at }) => at.slice(0, 1)),
  );
  const symptom = scene.case.symptom ?? spoken;
  return SIGNS.flatMap((sign) => shown(sign, { scene, failed, symptom, lines }) ?? []);
}
