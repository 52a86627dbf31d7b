/**
 * Finds in one pass which of many marks a line holds. Four letters of each mark, those that fewest marks share, lead to
 * it through a table; the whole mark is then compared. Letters fold to small ones and rare characters share classes, so
 * it can find too much, never too little: what it names is then looked at closely.
 */

/** Characters fall into so many classes, six bits each. */
const BITS = 6;
const CLASSES = 1 << BITS;
/** Letters side by side that lead to a mark. */
const KEY = 4;
const KEY_MASK = 2 ** (KEY * BITS) - 1;
/** Words of lines of every log: a key out of them is seen in vain, and costs as much as so many marks under one key. */
const EVERYWHERE =
  ' info warn error debug main pool thread server service client request response session handler user order customer process worker started stored received in ms from to for with the and of by on at is was com org java net io status message';
const COSTS = 200;
/** Keys share so many places, by hash. */
const PLACES = 1 << 17;
/** Marks that are shorter than this cannot be found. */
const SHORTEST = 3;

const DIGIT = 27;
const SPACE = 37;
const QUOTE = 38;
const DOT = 39;
/** In a mark: any digit. In a text it does not occur. */
const ANY_DIGIT = 64;
/** In a mark: no letter, digit or dot stands before it. */
const WORD_START = '^';

const QUOTES = '"\'`´‘’“”„«»';
const SPACES = '\t\n\v\f\r \u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** The same for both cases of a letter, as a pattern that ignores case takes them. */
function folded(code: number): number {
  const upper = String.fromCharCode(code).toUpperCase();
  const lower = upper.length === 1 ? upper.toLowerCase() : upper;
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Blocks in which scripts have two cases: Latin to Armenian, their additions, Coptic and Glagolitic, full-width. */
const CASED: readonly (readonly [number, number])[] = [
  [0x80, 0x590],
  [0x1e00, 0x2000],
  [0x2c00, 0x2d30],
  [0xff21, 0xff5b],
];

/** Letters 1 to 26, a digit one each, space, quotes, the dot, signs and other scripts by hash. */
function classes(): Uint8Array {
  const of = new Uint8Array(65_536);
  for (let code = 0; code < 128; code++) of[code] = 40 + (code % 11);
  for (let code = 128; code < 65_536; code++) of[code] = 51 + (code % 13);
  for (const [first, end] of CASED) {
    for (let code = first; code < end; code++) of[code] = 51 + (folded(code) % 13);
  }
  for (let i = 1; i <= 26; i++) of[64 + i] = of[96 + i] = i;
  for (let i = 0; i < 10; i++) of[48 + i] = DIGIT + i;
  for (let code = 0x2000; code <= 0x200a; code++) of[code] = SPACE;
  for (const space of SPACES) of[space.charCodeAt(0)] = SPACE;
  for (const quote of QUOTES) of[quote.charCodeAt(0)] = QUOTE;
  of[46] = DOT;
  return of;
}

const OF_CODE = classes();

function isDigit(one: number): boolean {
  return (one >= DIGIT && one < SPACE) || one === ANY_DIGIT;
}

/** In a key all digits are one, so that a mark may leave them open. */
const IN_KEY = Uint8Array.from({ length: CLASSES + 1 }, (_, one) => (isDigit(one) ? DIGIT : one));

function placeOf(key: number): number {
  return Math.imul(key, 0x9e37_79b1) >>> 15;
}

const NOTHING: readonly number[] = [];

/** What is looked at, one text at a time: its classes; and where a key ends that leads to a mark, and which. */
let seen = new Uint8Array(16_384);
let hits = new Uint32Array(16_384);
let hitKeys = new Uint32Array(16_384);

function makeRoom(length: number): void {
  if (length < seen.length) return;
  seen = new Uint8Array(length * 2);
  hits = new Uint32Array(length * 2);
  hitKeys = new Uint32Array(length * 2);
}

type Listed = readonly [mark: string, id: number];

/** All marks one behind the other, as classes. */
class Pool {
  classes = new Uint8Array(1 << 18);
  readonly starts: number[] = [0];

  add(mark: string, isPattern: boolean): void {
    const start = this.starts.at(-1) ?? 0;
    let end = start;
    if (end + mark.length > this.classes.length) {
      const larger = new Uint8Array(this.classes.length * 2 + mark.length);
      larger.set(this.classes);
      this.classes = larger;
    }
    for (let i = isPattern && mark.startsWith(WORD_START) ? 1 : 0; i < mark.length; i++) {
      const code = mark.charCodeAt(i);
      const one = isPattern && code === 78 ? ANY_DIGIT : (OF_CODE[code] ?? 0);
      if (one !== SPACE || end === start || this.classes[end - 1] !== SPACE) this.classes[end++] = one;
    }
    if (end - start < SHORTEST) throw new Error(`too short for a mark: ${mark}`);
    this.starts.push(end);
  }

  /** The key whose last class stands here. */
  keyAt(at: number): number {
    const { classes } = this;
    let key = 0;
    for (let i = at - KEY + 1; i <= at; i++) key = (key << BITS) | (IN_KEY[classes[i] ?? 0] ?? 0);
    return key;
  }
}

/** What a key costs by its place, before any mark: words of every log, and numbers. */
function usual(): Uint32Array {
  const costs = new Uint32Array(PLACES);
  const pool = new Pool();
  pool.add(EVERYWHERE, false);
  for (let at = KEY - 1; at < EVERYWHERE.length; at++) costs[placeOf(pool.keyAt(at))] = COSTS;
  return costs;
}

/** Two digits and more: they are folded, and stand in every line. */
function isNumber(key: number): boolean {
  let digits = 0;
  for (let rest = key; rest > 0; rest >>>= BITS) if ((rest & (CLASSES - 1)) === DIGIT) digits++;
  return digits > 1;
}

export class Marks {
  /** By a key's place the first entry that it leads to, 0 for none. */
  readonly #first = new Uint16Array(PLACES);
  /** Of each entry: the next one of the same place, its key, its mark, and where in the mark the key ends. */
  readonly #next: Uint16Array;
  readonly #keys: Uint32Array;
  readonly #marks: Uint16Array;
  readonly #ends: Uint8Array;
  #entries = 0;
  /** Of each mark: its number, where its classes are, and whether it begins a word. */
  readonly #ids: Uint16Array;
  readonly #starts: Uint32Array;
  readonly #beginsWord: Uint8Array;
  readonly #classes: Uint8Array;

  /**
   * Each mark has the number that `find` reports. In `patterns` a leading `^` stands for the start of a word, and an `N`
   * for any digit.
   */
  constructor(literals: readonly Listed[], patterns: readonly Listed[] = []) {
    const pool = new Pool();
    for (const [mark] of literals) pool.add(mark, false);
    for (const [mark] of patterns) pool.add(mark, true);
    const all = [...literals, ...patterns];
    this.#classes = pool.classes;
    this.#starts = Uint32Array.from(pool.starts);
    this.#ids = Uint16Array.from(all, ([, id]) => id);
    this.#beginsWord = Uint8Array.from(all, ([mark], i) =>
      i >= literals.length && mark.startsWith(WORD_START) ? 1 : 0,
    );
    const short = all.filter((_, i) => this.#sizeOf(i) < KEY).length;
    const most = all.length + short * CLASSES + 1;
    this.#next = new Uint16Array(most);
    this.#keys = new Uint32Array(most);
    this.#marks = new Uint16Array(most);
    this.#ends = new Uint8Array(most);
    this.#index(pool, all.length);
  }

  #sizeOf(mark: number): number {
    return (this.#starts[mark + 1] ?? 0) - (this.#starts[mark] ?? 0);
  }

  /** Puts each mark under that of its keys that fewest others have. */
  #index(pool: Pool, count: number): void {
    const shared = usual();
    const keys = new Uint32Array(pool.starts.at(-1) ?? 0);
    for (let mark = 0; mark < count; mark++) {
      for (let at = (pool.starts[mark] ?? 0) + KEY - 1; at < (pool.starts[mark + 1] ?? 0); at++) {
        const key = pool.keyAt(at);
        keys[at] = key;
        const place = placeOf(key);
        shared[place] = (shared[place] ?? 0) + (isNumber(key) ? COSTS : 1);
      }
    }
    for (let mark = 0; mark < count; mark++) {
      const start = pool.starts[mark] ?? 0;
      const end = pool.starts[mark + 1] ?? 0;
      if (end - start < KEY) {
        this.#enterShort(pool.keyAt(end - 1), mark);
        continue;
      }
      let best = start + KEY - 1;
      for (let at = best + 1; at < end; at++) {
        if ((shared[placeOf(keys[at] ?? 0)] ?? 0) < (shared[placeOf(keys[best] ?? 0)] ?? 0)) best = at;
      }
      this.#enter(keys[best] ?? 0, mark, best - start);
    }
  }

  /** One that is shorter than a key, under each key that it and what may follow it make. */
  #enterShort(key: number, mark: number): void {
    for (let behind = 0; behind < CLASSES; behind++) {
      if (IN_KEY[behind] === behind) this.#enter(((key << BITS) | behind) & KEY_MASK, mark, SHORTEST);
    }
  }

  #enter(key: number, mark: number, end: number): void {
    const place = placeOf(key);
    const entry = ++this.#entries;
    this.#keys[entry] = key;
    this.#marks[entry] = mark;
    this.#ends[entry] = end;
    this.#next[entry] = this.#first[place] ?? 0;
    this.#first[place] = entry;
  }

  /** The numbers of the marks that stand in the text, each once, in no order. */
  find(text: string): readonly number[] {
    const first = this.#first;
    const size = text.length;
    makeRoom(size);
    const classes = seen;
    let length = 0;
    let hit = 0;
    let key = 0;
    let last = 0;
    for (let i = 0; i <= size; i++) {
      // One more class than there are characters: it stands behind a mark at the end.
      const one = i === size ? 0 : (OF_CODE[text.charCodeAt(i)] ?? 0);
      if (one === SPACE && last === SPACE) continue;
      last = one;
      key = ((key << BITS) | (IN_KEY[one] ?? 0)) & KEY_MASK;
      if (first[Math.imul(key, 0x9e37_79b1) >>> 15] !== 0) {
        hits[hit] = length;
        hitKeys[hit++] = key;
      }
      classes[length++] = one;
    }
    return hit === 0 ? NOTHING : this.#verified(hit, length);
  }

  #verified(hit: number, length: number): readonly number[] {
    let found: number[] | undefined;
    for (let i = 0; i < hit; i++) {
      const key = hitKeys[i] ?? 0;
      for (let entry = this.#first[placeOf(key)] ?? 0; entry !== 0; entry = this.#next[entry] ?? 0) {
        if (this.#keys[entry] !== key) continue;
        const mark = this.#marks[entry] ?? 0;
        if (!this.#stands(mark, (hits[i] ?? 0) - (this.#ends[entry] ?? 0), length)) continue;
        const id = this.#ids[mark] ?? 0;
        found ??= [];
        if (!found.includes(id)) found.push(id);
      }
    }
    return found ?? NOTHING;
  }

  /** The whole mark stands there. */
  #stands(mark: number, at: number, length: number): boolean {
    const start = this.#starts[mark] ?? 0;
    const size = this.#sizeOf(mark);
    if (at < 0 || at + size > length) return false;
    for (let i = 0; i < size; i++) {
      const wanted = this.#classes[start + i] ?? 0;
      const one = seen[at + i] ?? 0;
      if (wanted !== one && !(wanted === ANY_DIGIT && isDigit(one))) return false;
    }
    if (this.#beginsWord[mark] !== 1 || at === 0) return true;
    const before = seen[at - 1] ?? 0;
    return !(before >= 1 && before < SPACE) && before !== DOT;
  }
}
