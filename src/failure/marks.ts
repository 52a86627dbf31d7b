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

export class Marks {
  readonly #next: Int32Array;
  /** What ends in a state, its suffixes' included. */
  readonly #ends: readonly (readonly number[] | undefined)[];

  /** `marks`: each with the number that `find` reports. */
  constructor(marks: readonly (readonly [mark: string, id: number])[]) {
    const rows: Int32Array[] = [new Int32Array(CLASSES).fill(-1)];
    const ends: number[][] = [[]];
    for (const [mark, id] of marks) {
      let state = 0;
      for (const one of classesOf(mark)) {
        const row = rows[state];
        if (!row) break;
        let target = row[one] ?? -1;
        if (target < 0) {
          target = rows.length;
          rows.push(new Int32Array(CLASSES).fill(-1));
          ends.push([]);
          row[one] = target;
        }
        state = target;
      }
      ends[state]?.push(id);
    }
    this.#next = this.#close(rows, ends);
    this.#ends = ends.map((found) => (found.length > 0 ? [...new Set(found)] : undefined));
  }

  /** Fills in where each state goes on a character that its own marks do not go on with. */
  #close(rows: readonly Int32Array[], ends: number[][]): Int32Array {
    const table = new Int32Array(rows.length * CLASSES);
    const fallback = new Int32Array(rows.length);
    const queue: number[] = [0];
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0;
      const row = rows[state];
      const back = fallback[state] ?? 0;
      for (let one = 0; one < CLASSES; one++) {
        const target = row?.[one] ?? -1;
        const behind = state === 0 ? 0 : (table[(back << SHIFT) + one] ?? 0);
        if (target < 0) {
          table[(state << SHIFT) + one] = behind;
          continue;
        }
        table[(state << SHIFT) + one] = target;
        fallback[target] = behind;
        ends[target]?.push(...(ends[behind] ?? []));
        queue.push(target);
      }
    }
    return table;
  }

  /** The numbers of the marks that stand in the text, each once, in no order. */
  find(text: string): readonly number[] {
    const next = this.#next;
    let found: number[] | undefined;
    let state = 0;
    let wasSpace = false;
    for (let i = 0; i < text.length; i++) {
      const one = OF_CODE[text.charCodeAt(i)] ?? 0;
      if (one === SPACE && wasSpace) continue;
      wasSpace = one === SPACE;
      state = next[(state << SHIFT) + one] ?? 0;
      const ends = this.#ends[state];
      if (ends === undefined) continue;
      found ??= [];
      for (const id of ends) if (!found.includes(id)) found.push(id);
    }
    return found ?? [];
  }
}
