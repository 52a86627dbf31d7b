/** The engine's public face: everything that a page, a test or another program may call. */
import { acceptCase } from '../model/accept-case.ts';
import { acceptEvidence } from '../model/accept-evidence.ts';
import type { Case } from '../model/case.ts';
import type {
  CaseReading,
  Conflict,
  DiagnoseInput,
  Diagnosis,
  Interpretation,
  Suspect,
} from '../model/diagnosis.ts';
import type { Evidence, Vantage } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import { factsByHand, validAnswers } from './answers.ts';
import { findDisagreements } from './disagreements.ts';
import { growthOf } from './growth.ts';
import { findHop, withoutMeantHops } from './hop.ts';
import { stepsAtHop, verdictAtHop } from './hop-places.ts';
import { viewOfHop, withoutOtherHops } from './hop-view.ts';
import { offeredPlace } from './offered-places.ts';
import { nameMachines, type Told } from './told-machines.ts';
import { attemptsFromPackets } from './packet-attempts.ts';
import { placeFacts } from './places.ts';
import { Quotes } from './quotes.ts';
import { completeCase, readCaseWith } from './read-case.ts';
import { readOnce } from './reading-cache.ts';
import { buildScene } from './scene.ts';
import { nextSteps, walkTree } from './steps.ts';
import { readTypedLine } from './typed-line.ts';
import { viewStations } from './stations.ts';
import { viewOf } from './slot-filling.ts';
import { rankSuspects } from './suspects.ts';
import { typedIn } from './typed-attempts.ts';
import { buildVerdict } from './verdict.ts';
import { weigh, type Weighed } from './weigh.ts';

export { CAUSES } from './catalogue.ts';

export const ENGINE_VERSION: string = '1.0.0';

/** Reads one text into facts, without a case. */
export function interpret(text: string, options?: { from?: Vantage }): Interpretation {
  const [evidence] = acceptEvidence([{ text, from: options?.from }]).evidence;
  if (!evidence) return { blocks: [], facts: [], unread: [] };
  const quotes = new Quotes([evidence]);
  const { blocks, facts, unread } = readOnce(evidence, 0);
  return {
    blocks: blocks.map((block) => ({ ...block, facts: block.facts.map((fact) => withLine(fact, quotes)) })),
    facts: facts.map((fact) => withLine(fact, quotes)),
    unread,
  };
}

function isUnresolved(fact: Fact): boolean {
  return fact.kind === 'attempt' && fact.outcome === 'unresolved';
}

/** An attempt is what the case is read from, with its line. */
function withLine(fact: Fact, quotes: Quotes): Fact {
  const span = fact.at[0];
  return span === undefined || fact.kind !== 'attempt' ? fact : { ...fact, said: quotes.of(span).text };
}

/** What the facts say of the case, each field with the line that says so. */
export function readCase(facts: readonly Fact[]): readonly CaseReading[] {
  return readCaseWith(facts, {});
}

/** What one line says that was typed in place of a paste: `nc -vz db1 5432`, `timeout to db1:5432`. */
function typedInPlace([only, another]: readonly Evidence[]): Partial<Case> {
  return only === undefined || another !== undefined ? {} : (readTypedLine(only.text)?.case ?? {});
}

/** What reading chose among several attempts is not known to be meant. */
function notConfirmed(one: Weighed): Weighed {
  return one.level === 'confirmed' ? { ...one, level: 'likely', cited: [], excludes: () => undefined } : one;
}

/** Where every cause seemed ruled out: the lines that cannot all mean what they seem to. */
function contradictions(weighed: readonly Weighed[], quotes: Quotes): readonly Conflict[] {
  if (weighed[0]?.contradicted !== true) return [];
  const spans = weighed.flatMap((one) => one.grounds().flatMap(({ fact }) => fact?.at[0] ?? []));
  const unique = new Map(spans.map((span) => [`${span.evidence} ${span.first}`, span]));
  const [first, second = first] = unique.values();
  if (!first || !second) return [];
  const text =
    'Every cause seems ruled out, so these lines cannot mean what they seem to: nothing is ruled out by them';
  return [{ text, sides: [quotes.of(first), quotes.of(second)] }];
}

function toldOf(one: Evidence, blocks: Interpretation['blocks']): Told {
  const offered = offeredPlace(one, blocks);
  return offered === undefined ? one : { ...one, offered };
}

/** Reads and weighs. Its type is what its two callers take from it. */
function assess(input: DiagnoseInput) {
  const { evidence, refused: refusedPlaces } = acceptEvidence(input.evidence);
  const { case: toldCase, refused: refusedFields } = acceptCase(input.case ?? {});
  const answers = validAnswers(input.answers);
  const quotes = new Quotes(evidence);
  const readings = evidence.map(readOnce);
  // How a lookup failed is in its words.
  const shown = readings.flatMap(({ blocks, facts }) => {
    const typed = typedIn(blocks);
    return facts.map((fact) => {
      const said = isUnresolved(fact) ? withLine(fact, quotes) : fact;
      return said.kind === 'attempt' && typed.has(fact) ? { ...said, typed: true as const } : said;
    });
  });
  const told = evidence.map((one, index) => toldOf(one, readings[index]?.blocks ?? []));
  const named = nameMachines(shown, told);
  const symptomByHand = [...answers].find(([question]) => question.id === 'symptom')?.[1];
  const { case: withSymptom } = acceptCase({ symptom: symptomByHand, ...toldCase });

  const read = withoutMeantHops([...named.facts, ...attemptsFromPackets(named.facts)], withSymptom);
  const firstPlaces = placeFacts(read, withSymptom);
  const {
    case: meant,
    chosen: isChosen,
    choices,
    refused: refusedReadings,
  } = completeCase(firstPlaces.facts, withSymptom, typedInPlace(evidence));
  // The evidence may have named the target only now; places are proven against it.
  const isNew = meant.target !== withSymptom.target || meant.server !== withSymptom.server;
  const atTarget = isNew ? placeFacts(read, meant) : firstPlaces;
  const failedHop = findHop(atTarget.facts, meant, withSymptom);
  const settled = [...answers].some(([question, answer]) => question.id === 'machine' && answer === 'yes');
  const atHop =
    failedHop && failedHop.kind !== 'open' && viewOfHop(atTarget.facts, failedHop, meant, settled);
  const known = atHop ? atHop.case : meant;
  const placed = atHop
    ? placeFacts(atHop.facts, known)
    : { ...atTarget, facts: withoutOtherHops(atTarget.facts, meant, failedHop) };
  const chosen = isChosen || failedHop?.unsure === true;
  const { disputed, outdated, conflicts } = findDisagreements(placed.facts, known, quotes);
  const grown = growthOf(placed.facts);
  const current = [...placed.facts.filter((fact) => !outdated.has(fact)), ...grown];
  const byHand = factsByHand(answers, buildScene(current, known), quotes);
  const scene = buildScene([...current, ...byHand.facts], known, {
    chosen,
    earlier: [...outdated],
    told: withSymptom,
    meant,
    atProxy: failedHop?.kind === 'proxy',
  });

  const view = viewOf(scene);
  const weighed = chosen ? weigh(view, disputed).map(notConfirmed) : weigh(view, disputed);
  return {
    answers,
    atTarget,
    byHand,
    choices,
    conflicts,
    disputed,
    failedHop,
    grown,
    meant,
    placed: { ...placed, conflicts: [...named.conflicts, ...placed.conflicts] },
    quotes,
    readings,
    refused: [...refusedFields, ...refusedPlaces, ...refusedReadings],
    view,
    weighed,
  };
}

/** Every cause as `diagnose` ranks it, without what to do next: that takes most of the time. */
export function suspectsOf(input: DiagnoseInput): readonly Suspect[] {
  const { quotes, view, weighed } = assess(input);
  return rankSuspects(weighed, view.scene, quotes);
}

/** Reads, weighs, and says what to do next. Pure and total: the same input gives the same output. */
export function diagnose(input: DiagnoseInput): Diagnosis {
  const { answers, atTarget, byHand, conflicts, disputed, failedHop, grown, meant, ...rest } = assess(input);
  const { placed, quotes, readings, refused, view, weighed } = rest;
  const { scene } = view;
  const standing = weighed.filter(({ level }) => level !== 'ruled-out').map(({ cause }) => cause);
  const { trail, open } = walkTree(scene, answers, quotes);
  const suspects = rankSuspects(weighed, scene, quotes);
  const built = buildVerdict(weighed, suspects, scene);
  const placeConflicts = placed.conflicts.map(({ text, sides: [a, b] }): Conflict => ({
    text,
    sides: [quotes.of(a), quotes.of(b)],
  }));
  return {
    case: meant,
    suspects,
    facts: [...atTarget.facts, ...grown, ...byHand.facts].map((fact) => withLine(fact, quotes)),
    next: built ? [] : stepsAtHop(nextSteps(open, view, answers, disputed, standing), failedHop),
    unread: readings.flatMap((reading) => reading.unread),
    conflicts: [...placeConflicts, ...conflicts, ...byHand.conflicts, ...contradictions(weighed, quotes)],
    ...(rest.choices.length === 0 ? {} : { choices: rest.choices }),
    ...(failedHop?.told ? { hop: failedHop.told } : {}),
    refused: [...refused, ...(built?.refused ?? [])],
    trail,
    stations: viewStations(weighed, scene),
    ...(built ? { verdict: verdictAtHop(built.verdict, failedHop) } : {}),
  };
}
