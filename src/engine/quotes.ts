import type { Evidence, Quote, Span } from '../model/evidence.ts';

/** Longest quoted line, in characters; the evidence itself keeps the rest. */
const LONGEST_QUOTE = 400;

/** Finds the lines of the evidence, as pasted. */
export class Quotes {
  readonly #evidence: readonly Evidence[];
  readonly #lines = new Map<number, readonly string[]>();

  constructor(evidence: readonly Evidence[]) {
    this.#evidence = evidence;
  }

  /** The span's first line. */
  of(span: Span): Quote {
    const lines = this.#linesOf(span.evidence);
    const text = (lines[span.first - 1] ?? '').replace(/\r$/, '');
    return { evidence: span.evidence, line: span.first, text: text.slice(0, LONGEST_QUOTE) };
  }

  /** The lines of every paste. */
  all(): readonly (readonly string[])[] {
    return this.#evidence.map((_, index) => this.#linesOf(index));
  }

  #linesOf(index: number): readonly string[] {
    const known = this.#lines.get(index);
    if (known) return known;
    const lines = (this.#evidence[index]?.text ?? '').split('\n');
    this.#lines.set(index, lines);
    return lines;
  }
}
