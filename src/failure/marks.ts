/**
 * Finds in one pass which of many short marks a line holds (Aho and Corasick 1975, doi 10.1145/360825.360855). Letters
 * fold to small ones and rare characters share classes, so it can find too much, never too little: what it names is
 * then looked at closely.
 */

/** Characters fall into so many classes; a power of two, so that a row of the table is a shift away. */
const CLASSES = 64;
const SHIFT = 6;
const SPACE = 37;
const QUOTE = 38;

const QUOTES = new Set(Array.from('"\'`´‘’“”„«»', (quote) => quote.charCodeAt(0)));
const SPACES = new Set([9, 32, 0xa0, 0x3000]);

/** One of them for each kind of character: letters 1 to 26, a digit one each, signs and other scripts by hash. */
function classOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 65 && code <= 90) return code - 64;
  if (code >= 48 && code <= 57) return code - 48 + 27;
  if (SPACES.has(code)) return SPACE;
  if (QUOTES.has(code)) return QUOTE;
  return code < 128 ? 39 + (code % 9) : 48 + (code % 16);
}

const OF_CODE = Uint8Array.from({ length: 65_536 }, (_, code) => classOf(code));

function classesOf(text: string): readonly number[] {
  const classes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const found = OF_CODE[text.charCodeAt(i)] ?? 0;
    if (found !== SPACE || classes.at(-1) !== SPACE) classes.push(found);
  }
  return classes;
}

/** A table of rows that grows. */
class Rows {
  #cells = new Int32Array(CLASSES * 1024);
  length = 1;

  get cells(): Int32Array {
    return this.#cells;
  }

  add(): number {
    if ((this.length + 1) * CLASSES > this.#cells.length) {
      const larger = new Int32Array(this.#cells.length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    return this.length++;
  }
}

export class Marks {
  /** Where each state goes on each class. */
  readonly #next: Int32Array;
  /** What ends in a state, its suffixes' included. */
  readonly #ends: readonly (readonly number[] | undefined)[];
  readonly #hasEnd: Uint8Array;

  /** `marks`: each with the number that `find` reports. */
  constructor(marks: readonly (readonly [mark: string, id: number])[]) {
    const rows = new Rows();
    const ends: (number[] | undefined)[] = [];
    for (const [mark, id] of marks) {
      let state = 0;
      for (const one of classesOf(mark)) {
        const cell = (state << SHIFT) + one;
        let target = rows.cells[cell] ?? 0;
        if (target === 0) {
          target = rows.add();
          rows.cells[cell] = target;
        }
        state = target;
      }
      (ends[state] ??= []).push(id);
    }
    this.#next = rows.cells.slice(0, rows.length << SHIFT);
    this.#ends = this.#close(rows.length, ends);
    this.#hasEnd = Uint8Array.from({ length: rows.length }, (_, state) => (this.#ends[state] ? 1 : 0));
  }

  /** Fills in where each state goes on a character that its own marks do not go on with. */
  #close(length: number, ends: (number[] | undefined)[]): readonly (readonly number[] | undefined)[] {
    const next = this.#next;
    const fallback = new Int32Array(length);
    const queue = new Int32Array(length);
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const state = queue[head] ?? 0;
      const back = fallback[state] ?? 0;
      for (let one = 0; one < CLASSES; one++) {
        const cell = (state << SHIFT) + one;
        const target = next[cell] ?? 0;
        const behind = state === 0 ? 0 : (next[(back << SHIFT) + one] ?? 0);
        if (target === 0) {
          next[cell] = behind;
          continue;
        }
        fallback[target] = behind;
        const more = ends[behind];
        if (more) ends[target] = [...new Set([...(ends[target] ?? []), ...more])];
        queue[tail++] = target;
      }
    }
    return ends;
  }

  /** The numbers of the marks that stand in the text, each once, in no order. */
  find(text: string): readonly number[] {
    const next = this.#next;
    const hasEnd = this.#hasEnd;
    let found: number[] | undefined;
    let state = 0;
    let wasSpace = false;
    for (let i = 0; i < text.length; i++) {
      const one = OF_CODE[text.charCodeAt(i)] ?? 0;
      if (one === SPACE && wasSpace) continue;
      wasSpace = one === SPACE;
      state = next[(state << SHIFT) + one] ?? 0;
      if (hasEnd[state] === 0) continue;
      found ??= [];
      for (const id of this.#ends[state] ?? []) if (!found.includes(id)) found.push(id);
    }
    return found ?? NOTHING;
  }
}

const NOTHING: readonly number[] = [];
