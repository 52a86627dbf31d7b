import type { FactKind } from './fact.ts';

/**
 * Which kinds of facts a question to the evidence looked at: while it looks the same with a fact more of another kind,
 * its answer is the same as well.
 */

/** A kind, or facts whatever their kind. */
export type Looked = FactKind | 'every';

let noted: Set<Looked> | undefined;

export function noteKinds(kinds: Iterable<Looked>): void {
  if (noted) for (const kind of kinds) noted.add(kind);
}

export function noteKind(kind: Looked): void {
  noted?.add(kind);
}

export interface Answered<T> {
  readonly answer: T;
  readonly kinds: ReadonlySet<Looked>;
}

export function notingKinds<T>(ask: () => T): Answered<T> {
  const outer = noted;
  const kinds = new Set<Looked>();
  noted = kinds;
  try {
    return { answer: ask(), kinds };
  } finally {
    noted = outer;
    noteKinds(kinds);
  }
}
