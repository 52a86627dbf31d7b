import { MachineNames } from '../model/machine-names.ts';
import type { AbsenceSlot, Cause, Rule, Slot } from '../model/cause.ts';
import { ofKind, type Fact, type FactKind, type FactOf } from '../model/fact.ts';
import { indexOf } from '../model/fact-index.ts';
import { notingKinds, type Answered, type Looked } from '../model/kinds-read.ts';
import type { Scene } from '../model/scene.ts';
import { sceneWith } from './scene.ts';
import type { Vantage } from '../model/evidence.ts';
import { isApart, machineName, sameMachine } from '../model/machine.ts';

/** Fills the slots of a rule with facts: every way in which all of them are filled. */

/** One way to fill a rule: one fact a slot, in the slots' order. */
export type Filling = readonly Fact[];

/** Ways looked at for one rule at the most; evidence that needs more says the same thing many times. */
const MOST_FILLINGS = 40;

type Found = Answered<readonly Fact[]>;

interface Kept {
  found?: Found;
  /** For a slot that looks back: behind which facts. */
  readonly behind: Map<Fact, Kept>;
}

export interface View {
  readonly scene: Scene;
  /** The machines on which the client failed; empty where the text does not name each. */
  readonly failedOn: MachineNames;
  /** What was found to fill a slot: several causes ask for the same. */
  readonly filled: Map<Slot, Kept>;
  /** The view to which this one adds a few facts. */
  readonly base?: {
    readonly view: View;
    readonly more: readonly Fact[];
    readonly kinds: ReadonlySet<Looked>;
  };
}

export function viewOf(scene: Scene): View {
  return { scene, failedOn: failingMachines(scene), filled: new Map() };
}

/** The view with a few facts more: what they do not touch is as it was. */
export function viewWith(view: View, more: readonly Fact[]): View {
  const scene = sceneWith(view.scene, more);
  if (!isAddedTo(view.scene, scene, more)) return viewOf(scene);
  const kinds = new Set<Looked>(more.map(({ kind }) => kind));
  if (more.length > 0) kinds.add('every');
  return { scene, failedOn: view.failedOn, filled: new Map(), base: { view, more, kinds } };
}

/** The scene is as it was but for these facts, and no listing has one of them. */
function isAddedTo(before: Scene, { failure, successes }: Scene, more: readonly Fact[]): boolean {
  const isAsItWas = before.failure === failure && before.successes === successes;
  return isAsItWas && more.every((fact) => indexOf(before.facts)?.ofBlock(fact).length === 0);
}

function failingMachines({ failure }: Scene): MachineNames {
  const names = new Set(failure?.attempts.map(({ place }) => machineName(place)));
  return new MachineNames(names.has(undefined) ? [] : [...names].filter((name) => name !== undefined));
}

/** What another machine shows of itself says nothing of the one that failed; its attempts are a contrast. */
function isAnotherClients(fact: Fact, { failedOn, scene }: View): boolean {
  const name = machineName(fact.place);
  if (fact.kind === 'attempt' || scene.sameMachine || name === undefined || failedOn.size === 0) return false;
  return fact.place.vantage === 'client' && !failedOn.has(name);
}

/**
 * A place that is not known may be the right one: it weighs less, which is the bearing's affair. One that was told and
 * that the text contradicts is not.
 */
function isFrom(fact: Fact, from: Vantage | undefined, view: View): boolean {
  const { scene } = view;
  const { vantage, told } = fact.place;
  if (from === 'client' && isAnotherClients(fact, view)) return false;
  if (from !== undefined && told !== undefined) return false;
  if (from === undefined || vantage === from || vantage === 'unknown') return true;
  return scene.sameMachine && vantage !== 'middle' && from !== 'middle';
}

function kindOf(slot: Slot): FactKind {
  if (slot.slot === 'fact') return slot.kind;
  return slot.slot === 'failure' ? 'attempt' : 'listing';
}

/** The facts that may fill it, before its condition is asked. */
function pool(slot: Slot, { failure, facts }: Scene): readonly Fact[] {
  return slot.slot === 'failure' ? (failure?.attempts ?? []) : ofKind(facts, kindOf(slot));
}

function isMissing(slot: AbsenceSlot, listing: FactOf<'listing'>, view: View, filled: Filling): boolean {
  const { scene } = view;
  if (listing.whole !== true || !isFrom(listing, slot.from, view)) return false;
  if (!slot.covers(listing, scene, filled)) return false;
  return (
    indexOf(scene.facts)
      ?.ofBlock(listing)
      .some((member) => slot.unless(member, scene)) !== true
  );
}

/** The fact fills the slot behind these. */
export function fills(slot: Slot, fact: Fact, view: View, filled: Filling): boolean {
  if (slot.slot === 'absence') return fact.kind === 'listing' && isMissing(slot, fact, view, filled);
  if (slot.slot === 'failure') return fact.kind === 'attempt' && slot.is(fact, view.scene);
  // The kind was looked up, so each fact is of the kind that this slot's condition takes.
  const typed = slot as { is(fact: Fact, scene: Scene, filled: Filling): boolean };
  return isFrom(fact, slot.from, view) && typed.is(fact, view.scene, filled);
}

/** True where the slot's condition takes the fillings of the slots before it. */
function looksBack(slot: Slot): boolean {
  if (slot.slot === 'failure') return false;
  return (slot.slot === 'absence' ? slot.covers.length : slot.is.length) > 2;
}

/** The facts that fill the slot, of the kinds that the cause looks at. */
function candidates(slot: Slot, cause: Cause, view: View, filled: Filling): readonly Fact[] {
  if (!cause.looks.includes(kindOf(slot))) return [];
  return found(slot, view, looksBack(slot) ? filled : []).answer;
}

/** What fills a slot behind these, and at which kinds of facts its condition looked for that. */
function found(slot: Slot, view: View, filled: Filling): Found {
  const kept = keptBehind(filled, keptOf(slot, view));
  if (kept.found) return kept.found;
  const all = pool(slot, view.scene);
  kept.found =
    foundBefore(slot, view, filled) ??
    notingKinds(() => all.filter((fact) => fills(slot, fact, view, filled)));
  return kept.found;
}

function keptOf(slot: Slot, { filled }: View): Kept {
  const kept = filled.get(slot) ?? { behind: new Map<Fact, Kept>() };
  filled.set(slot, kept);
  return kept;
}

function keptBehind(filled: Filling, first: Kept): Kept {
  return filled.reduce((before, fact) => {
    const kept = before.behind.get(fact) ?? { behind: new Map<Fact, Kept>() };
    before.behind.set(fact, kept);
    return kept;
  }, first);
}

/** What filled it before and those of the added facts that do: where its condition looks at no kind that was added. */
function foundBefore(slot: Slot, view: View, filled: Filling): Found | undefined {
  const { base } = view;
  if (!base || filled.some((fact) => base.more.includes(fact))) return undefined;
  const before = found(slot, base.view, filled);
  if ([...before.kinds].some((kind) => base.kinds.has(kind))) return undefined;
  const own = slot.slot === 'failure' ? [] : base.more.filter(({ kind }) => kind === kindOf(slot));
  const more = own.filter((fact) => fills(slot, fact, view, filled));
  return more.length === 0 ? before : { ...before, answer: [...before.answer, ...more] };
}

/** The end that the slot asks for: the way between them may have many machines. */
function endOf(slot: Slot | undefined): Vantage | undefined {
  if (slot === undefined) return undefined;
  const from = slot.slot === 'failure' ? 'client' : slot.from;
  return from === 'middle' ? undefined : from;
}

/** What is said of one end fills one rule only where the text does not give it to two machines. */
function joins(
  fact: Fact,
  slot: Slot,
  filled: Filling,
  { slots }: Rule,
  { sameMachine: one }: Scene,
): boolean {
  const end = endOf(slot);
  if (end === undefined) return true;
  return filled.every((other, i) => {
    const otherEnd = endOf(slots[i]);
    const isSameEnd = otherEnd === end || (one && otherEnd !== undefined);
    if (!isSameEnd) return true;
    // A container that dials has a way out of its own; behind a server's port its host and its container are one end.
    const isOwnWay = end === 'client' && otherEnd === 'client' && !one;
    return !(isOwnWay ? isApart(fact.place, other.place) : sameMachine(fact.place, other.place) === 'no');
  });
}

/** Every filling of the rule, in the order of the evidence, up to a bound. */
export function fillings(rule: Rule, cause: Cause, view: View): readonly Filling[] {
  let open: readonly Filling[] = [[]];
  for (const slot of rule.slots) {
    const next: Filling[] = [];
    for (const filled of open) {
      for (const fact of candidates(slot, cause, view, filled)) {
        if (next.length >= MOST_FILLINGS) break;
        if (!filled.includes(fact) && joins(fact, slot, filled, rule, view.scene))
          next.push([...filled, fact]);
      }
    }
    if (next.length === 0) return [];
    open = next;
  }
  return open;
}

/** The slot's sentence for the fact that fills it. */
export function reasonText(slot: Slot, fact: Fact, scene: Scene): string {
  if (typeof slot.reason === 'string') return slot.reason;
  return (slot.reason as (fact: Fact, scene: Scene) => string)(fact, scene);
}
