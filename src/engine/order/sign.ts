import type { Errno } from '../../model/errno.ts';
import type { Fact, FactKind, FactOf } from '../../model/fact.ts';
import type { LogEvent } from '../../model/log-events.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import type { SignId } from '../../model/signs.ts';
import type { TargetKind } from './target-kinds.ts';

/** One condition of a sign. */
export type Condition =
  /** These words stand somewhere in the text, written like `Entry.says`; or the vocabulary read one of these signs. */
  | { readonly says: readonly string[]; readonly read?: readonly SignId[] }
  /** A line has this form. */
  | { readonly line: RegExp }
  /** The client's attempt ended so. */
  | { readonly ended: readonly (Outcome | Errno)[] }
  /** The client dials one of these. */
  | { readonly dials: readonly TargetKind[] }
  | { readonly ports: readonly number[] }
  /** It took so many seconds, both ends included. */
  | { readonly took: readonly [from: number, to: number] }
  /** A log or a kernel reported it. */
  | { readonly event: readonly LogEvent[] }
  /** A fact of the evidence is like this. */
  | { readonly kind: FactKind; readonly fact: (fact: Fact, scene: Scene) => boolean }
  /** An attempt of the case is like this. */
  | { readonly attempt: (attempt: FactOf<'attempt'>) => boolean };

/**
 * A small thing that the text shows beside the failure, and what an expert looks at first because of it. It orders
 * suspects within a level and never changes one.
 */
export interface Sign {
  readonly id: string;
  /** The reason as a person reads it. */
  readonly text: string;
  /** All of them; the first that stands in a line is quoted. */
  readonly when: readonly Condition[];
  /** None of them. */
  readonly unless?: readonly Condition[];
  /** What it puts in front, the likeliest first. */
  readonly leads: readonly string[];
  /** Its first cause is in question whatever end the attempts had that were read. */
  readonly whateverEnd?: true;
  /** What it puts behind. */
  readonly behind?: readonly string[];
  /** `strong`: an expert would name the cause from it. `slight`: it only breaks ties. */
  readonly pull: 'strong' | 'usual' | 'slight';
  readonly source: string;
  /** A text in which it stands, and one alike in which it does not. */
  readonly shows: string;
  readonly counter: string;
}

/** A condition on the facts of one kind. */
export function some<K extends FactKind>(kind: K, is: (fact: FactOf<K>, scene: Scene) => boolean): Condition {
  // Asked of facts of that kind alone.
  return { kind, fact: (fact, scene) => is(fact as FactOf<K>, scene) };
}
