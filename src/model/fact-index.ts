import type { Fact, FactKind, FactOf } from './fact.ts';
import { grouped } from './grouped.ts';
import { noteKind } from './kinds-read.ts';

/** What rules ask of the facts of a diagnosis again and again: those of a kind, those of one listing. */

const NONE: readonly Fact[] = [];

/** Which block of which paste it was read from; answers by hand stand in blocks of their own. */
export function blockKey({ at, block }: Pick<Fact, 'at' | 'block'>): string {
  return `${at[0]?.evidence ?? 'hand'}:${block}`;
}

function joined(a: readonly Fact[], b: readonly Fact[]): readonly Fact[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b];
}

export class FactIndex {
  readonly #own: readonly Fact[];
  readonly #base: FactIndex | undefined;
  readonly #kinds = new Map<FactKind, readonly Fact[]>();
  readonly #blocks = new Map<string, readonly Fact[]>();
  #ownKinds: ReadonlyMap<FactKind, readonly Fact[]> | undefined;
  #ownBlocks: ReadonlyMap<string, readonly Fact[]> | undefined;

  constructor(own: readonly Fact[], base?: FactIndex) {
    this.#own = own;
    this.#base = base;
  }

  /** In the order of the evidence; the same array each time. */
  ofKind(kind: FactKind): readonly Fact[] {
    noteKind(kind);
    const known = this.#kinds.get(kind);
    if (known) return known;
    this.#ownKinds ??= grouped(this.#own, (fact) => fact.kind);
    const found = joined(this.#base?.ofKind(kind) ?? NONE, this.#ownKinds.get(kind) ?? NONE);
    this.#kinds.set(kind, found);
    return found;
  }

  /** The facts of one listing: of the same block of the same paste. */
  ofBlock(fact: Pick<Fact, 'at' | 'block'>): readonly Fact[] {
    const key = blockKey(fact);
    const known = this.#blocks.get(key);
    if (known) return known;
    this.#ownBlocks ??= grouped(this.#own, blockKey);
    const found = joined(this.#base?.ofBlock(fact) ?? NONE, this.#ownBlocks.get(key) ?? NONE);
    this.#blocks.set(key, found);
    return found;
  }
}

// Keyed by the list itself: an index goes when its diagnosis does.
const INDEXES = new WeakMap<readonly Fact[], FactIndex>();

/** The index of a list that was given one. */
export function indexOf(facts: readonly Fact[]): FactIndex | undefined {
  return INDEXES.get(facts);
}

/** The list, indexed: from now on nothing may change it. */
export function indexed(facts: readonly Fact[]): readonly Fact[] {
  if (!INDEXES.has(facts)) INDEXES.set(facts, new FactIndex(facts));
  return facts;
}

/** Every fact, whatever its kind: a rule that asks for fewer is asked less often. */
export function everyFact(facts: readonly Fact[]): readonly Fact[] {
  noteKind('every');
  return facts;
}

/** An indexed list and a few facts more: what the list's index knows is not looked for again. */
export function indexedWith(facts: readonly Fact[], more: readonly Fact[]): readonly Fact[] {
  const all = [...facts, ...more];
  INDEXES.set(all, new FactIndex(more, INDEXES.get(indexed(facts))));
  return all;
}

/** Narrows a list of facts to one kind; a list that is indexed gives the same array each time, so nothing may change it. */
export function ofKind<K extends FactKind>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] {
  const known = indexOf(facts)?.ofKind(kind);
  return known === undefined ? filterKind(facts, kind) : (known as readonly FactOf<K>[]);
}

function filterKind<K extends FactKind>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] {
  return facts.filter((fact): fact is Fact & FactOf<K> => fact.kind === kind);
}
