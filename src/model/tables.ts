import { blockKey } from './fact-index.ts';
import { ofKind, type Fact, type FactKind, type FactOf } from './fact.ts';
import { grouped } from './grouped.ts';
import { noteKinds, notingKinds, type Answered } from './kinds-read.ts';
import type { Scene } from './scene.ts';

/**
 * What a rule asks of each fact and that takes all facts to answer is a table, made once: asked row by row, a listing of
 * ten thousand rows would cost a hundred million looks. A table is kept by what it is made of, and goes when that does.
 */

function onceA<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, Answered<T>>();
  return (of) => {
    const known = made.get(of);
    if (known) {
      noteKinds(known.kinds);
      return known.answer;
    }
    const first = notingKinds(() => make(of));
    made.set(of, first);
    return first.answer;
  };
}

/** Made of a scene. */
export function onceAScene<T>(make: (scene: Scene) => T): (scene: Scene) => T {
  return onceA(make);
}

/** Made of a scene and of something that is asked of it: a side, an address. */
export function onceAScenePer<K, T>(make: (scene: Scene, key: K) => T): (scene: Scene, key: K) => T {
  const tables = onceAScene(() => new Map<K, Answered<T>>());
  return (scene, key) => {
    const known = tables(scene).get(key);
    if (known) {
      noteKinds(known.kinds);
      return known.answer;
    }
    const first = notingKinds(() => make(scene, key));
    tables(scene).set(key, first);
    return first.answer;
  };
}

/** Made of a list, which nothing may change then. */
export function onceAList<E, T>(make: (list: readonly E[]) => T): (list: readonly E[]) => T {
  return onceA(make);
}

/** Made of the facts of one kind: a scene with facts of other kinds added has the same table. */
export function onceAKind<K extends FactKind, T>(
  kind: K,
  make: (facts: readonly FactOf<K>[]) => T,
): (facts: readonly Fact[]) => T {
  const table = onceAList(make);
  return (facts) => table(ofKind(facts, kind));
}

const NONE: readonly never[] = [];

/** The facts of one kind that stand in the same listing as a fact, those that `is` takes. */
export function besides<K extends FactKind>(
  kind: K,
  is: (fact: FactOf<K>) => boolean = () => true,
): (of: Pick<Fact, 'at' | 'block'>, facts: readonly Fact[]) => readonly FactOf<K>[] {
  const byBlock = onceAKind(kind, (facts) => grouped(facts.filter(is), blockKey));
  return (of, facts) => byBlock(facts).get(blockKey(of)) ?? NONE;
}
