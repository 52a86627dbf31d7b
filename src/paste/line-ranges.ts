/** So many ranges are kept; nobody reads more. */
const MOST_RANGES = 100_000;

/** Ranges of lines, added in order; neighbours grow together. */
export class Ranges {
  readonly #ranges: { first: number; last: number }[] = [];

  add(first: number, last: number): void {
    const end = this.#ranges.at(-1);
    if (end !== undefined && first <= end.last + 1) end.last = Math.max(end.last, last);
    else if (this.#ranges.length < MOST_RANGES) this.#ranges.push({ first, last });
  }

  /** Takes the last line back, if it is this one. */
  takeBack(line: number): void {
    const end = this.#ranges.at(-1);
    if (end?.last !== line) return;
    if (end.first === line) this.#ranges.pop();
    else end.last--;
  }

  all(): readonly { readonly first: number; readonly last: number }[] {
    return this.#ranges;
  }
}
