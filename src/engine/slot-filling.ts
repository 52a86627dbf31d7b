import type { AbsenceSlot, Cause, FailureSlot, Rule, Slot } from '../model/cause.ts';
import { ofKind, type Fact, type FactKind } from '../model/fact.ts';
import { indexOf } from '../model/fact-index.ts';
import type { Scene } from '../model/scene.ts';
import type { Vantage } from '../model/evidence.ts';
import { isApart, isSameName, machineName, sameMachine } from '../model/machine.ts';

/** Fills the slots of a rule with facts: every way in which all of them are filled. */

/** One way to fill a rule: one fact a slot, in the slots' order. */
export type Filling = readonly Fact[];

/** Ways looked at for one rule at the most; evidence that needs more says the same thing many times. */
const MOST_FILLINGS = 40;

export interface View {
  readonly scene: Scene;
  /** The machines on which the client failed; empty where the text does not name each. */
  readonly failedOn: readonly string[];
  /** What fills a slot that looks at no other slot's filling: several causes ask for the same. */
  readonly filled: Map<Slot, readonly Fact[]>;
}

export function viewOf(scene: Scene): View {
  return {
    scene,
    failedOn: failingMachines(scene),
    filled: new Map(),
  };
}

function failingMachines({ failure }: Scene): readonly string[] {
  const names = new Set(failure?.attempts.map(({ place }) => machineName(place)));
  return names.has(undefined) ? [] : [...names].filter((name) => name !== undefined);
}

/** What another machine shows of itself says nothing of the one that failed; its attempts are a contrast. */
function isAnotherClients(fact: Fact, { failedOn, scene }: View): boolean {
  const name = machineName(fact.place);
  if (fact.kind === 'attempt' || scene.sameMachine || name === undefined || failedOn.length === 0)
    return false;
  return fact.place.vantage === 'client' && !failedOn.some((failing) => isSameName(failing, name));
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

function failures(slot: FailureSlot, view: View): readonly Fact[] {
  return (view.scene.failure?.attempts ?? []).filter((attempt) => slot.is(attempt, view.scene));
}

function absences(slot: AbsenceSlot, view: View, filled: Filling): readonly Fact[] {
  const { scene } = view;
  return ofKind(scene.facts, 'listing').filter((fact) => {
    if (fact.whole !== true || !isFrom(fact, slot.from, view)) return false;
    if (!slot.covers(fact, scene, filled)) return false;
    const members = indexOf(scene.facts)?.ofBlock(fact) ?? [];
    return !members.some((member) => slot.unless(member, scene));
  });
}

/** True where the slot's condition takes the fillings of the slots before it. */
function looksBack(slot: Slot): boolean {
  if (slot.slot === 'failure') return false;
  return (slot.slot === 'absence' ? slot.covers.length : slot.is.length) > 2;
}

/** The facts that fill the slot, of the kinds that the cause looks at. */
function candidates(slot: Slot, cause: Cause, view: View, filled: Filling): readonly Fact[] {
  if (!cause.looks.includes(kindOf(slot))) return [];
  if (looksBack(slot)) return search(slot, view, filled);
  const known = view.filled.get(slot);
  if (known) return known;
  const found = search(slot, view, filled);
  view.filled.set(slot, found);
  return found;
}

function kindOf(slot: Slot): FactKind {
  if (slot.slot === 'fact') return slot.kind;
  return slot.slot === 'failure' ? 'attempt' : 'listing';
}

function search(slot: Slot, view: View, filled: Filling): readonly Fact[] {
  const { scene } = view;
  if (slot.slot === 'failure') return failures(slot, view);
  if (slot.slot === 'absence') return absences(slot, view, filled);
  // The kind was looked up, so each fact is of the kind that this slot's condition takes.
  const typed = slot as { is(fact: Fact, scene: Scene, filled: Filling): boolean };
  return ofKind(scene.facts, slot.kind).filter(
    (fact) => isFrom(fact, slot.from, view) && typed.is(fact, scene, filled),
  );
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
        if (next.length >= MOST_FILLINGS || filled.includes(fact)) continue;
        if (joins(fact, slot, filled, rule, view.scene)) next.push([...filled, fact]);
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
