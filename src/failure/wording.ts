/** Wordings with typed holes, as patterns: the small language of `Entry.says` (see entry.ts). */

/** What stands in a hole; all of them are bounded, and none can match nothing but `text`. */
const QUOTE = String.raw`["'\u0060\u00B4\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB]`;
const TOKEN = String.raw`[^\s"'\u0060\u2018\u2019\u201C\u201D<>(){},;]{1,280}`;
const HOST = String.raw`${QUOTE}?${TOKEN}${QUOTE}?(?: ?\([\da-fA-F:.%]{2,60}\))?`;
const AT = String.raw`${QUOTE}?(?:[\w+.-]{1,20}:/{2,3})?[^\s"'\u0060\u2018\u2019\u201C\u201D<>(){},;]{0,280}${QUOTE}?(?::\d{1,5})?`;
const TIME = String.raw`\d{1,10}(?:[.,]\d{1,9})?(?:\s?(?:ms|msecs?|millis(?:econds?)?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|us|\u00B5s)\b)?`;
const NUMBER = String.raw`[+-]?\d[\d.,]{0,20}`;

const HOLES: Readonly<Record<string, string>> = {
  host: HOST,
  at: AT,
  source: AT,
  client: AT,
  resolver: AT,
  proxy: AT,
  port: String.raw`\d{1,5}`,
  address: String.raw`\[?[\da-fA-F:.%]{2,60}\]?`,
  path: String.raw`${QUOTE}?(?:http\+)?(?:unix:/{0,2})?(?:[/@]|%2F)[^\s"'\u0060:,;()]{1,200}${QUOTE}?`,
  why: String.raw`\S.{0,300}?`,
  took: TIME,
  'took-ms': NUMBER,
  limit: TIME,
  'limit-ms': NUMBER,
  about: String.raw`${QUOTE}?[^\s"'\u0060,;()]{1,120}${QUOTE}?`,
  n: NUMBER,
  word: String.raw`[^\s,;]{1,80}`,
  text: String.raw`.{0,120}?`,
};

/** Literal pieces outside every optional part; for alternatives, those of each. */
type Piece = string | readonly (readonly string[])[];

export interface Wording {
  readonly pattern: RegExp;
  /** The hole of each group, in order. */
  readonly holes: readonly string[];
  /** Pieces of which every match holds one (all of one alternative), in small letters with single spaces. */
  readonly pieces: readonly Piece[];
  /** Letters that are given: the longer, the more exact. */
  readonly weight: number;
}

const IS_QUOTE = new RegExp(QUOTE);
const WORD_START = /[\p{L}\p{N}]/u;

function literal(character: string): string {
  if (/\s/.test(character)) return String.raw`\s{1,8}`;
  if (IS_QUOTE.test(character)) return QUOTE;
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

interface Open {
  readonly kind: 'group' | 'optional' | 'literal';
  readonly closes: string;
  readonly pieces: Piece[];
  readonly branches: string[][];
}

/** Reads one wording, character by character. Throws on what the small language does not know: tables are tested. */
class Compiler {
  readonly #text: string;
  #at = 0;
  #pattern = '';
  readonly #holes: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #open: Open[] = [];
  #run = '';
  #weight = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Wording {
    while (this.#at < this.#text.length) this.#step();
    this.#endRun();
    if (this.#open.some(({ kind }) => kind !== 'literal')) throw new Error(`not closed: ${this.#text}`);
    const first = this.#text[0] ?? '';
    const last = this.#text.at(-1) ?? '';
    const before = /[a-z\d]/i.test(first) ? String.raw`(?<![a-zA-Z\d])` : '';
    const after = /[a-z\d]/i.test(last) && WORD_START.test(last) ? String.raw`(?![a-zA-Z\d])` : '';
    return {
      pattern: new RegExp(before + this.#pattern + after, 'i'),
      holes: this.#holes,
      pieces: this.#pieces,
      weight: this.#weight,
    };
  }

  #step(): void {
    const character = this.#text[this.#at] ?? '';
    const next = this.#text[this.#at + 1];
    const top = this.#open.at(-1);
    if ('([{'.includes(character) && next === character) {
      this.#at += 2;
      this.#letter(character);
      if (character !== '{') this.#push('literal', character === '(' ? ')' : ']');
    } else if (character === '{') {
      this.#hole();
    } else if (character === '(') {
      this.#at++;
      this.#endRun();
      this.#pattern += '(?:';
      this.#push('group', ')');
    } else if (character === '[') {
      this.#at++;
      this.#endRun();
      this.#pattern += '(?:';
      this.#push('optional', ']');
    } else if (character === '|' && top?.kind === 'group') {
      this.#at++;
      this.#endRun();
      this.#pattern += '|';
      top.branches.push([]);
    } else if (top && character === top.closes) {
      this.#at++;
      this.#close(top, character);
    } else {
      this.#at++;
      this.#letter(character);
    }
  }

  #push(kind: Open['kind'], closes: string): void {
    this.#open.push({ kind, closes, pieces: [], branches: [[]] });
  }

  #close(top: Open, character: string): void {
    if (top.kind === 'literal') {
      this.#letter(character);
      this.#open.pop();
      return;
    }
    this.#endRun();
    this.#open.pop();
    this.#pattern += top.kind === 'optional' ? ')?' : ')';
    const inGroup = this.#open.some(({ kind }) => kind !== 'literal');
    if (top.kind === 'group' && !inGroup) this.#pieces.push(top.branches);
  }

  #hole(): void {
    const end = this.#text.indexOf('}', this.#at);
    const name = this.#text.slice(this.#at + 1, end);
    const shape = HOLES[name];
    if (end < 0 || shape === undefined) throw new Error(`no such hole: {${name}} in ${this.#text}`);
    this.#at = end + 1;
    this.#endRun();
    this.#holes.push(name);
    this.#pattern += `(${shape})`;
  }

  #letter(character: string): void {
    this.#pattern += literal(character);
    const isSpace = /\s/.test(character);
    this.#run += isSpace ? ' ' : character.toLowerCase();
    if (!isSpace) this.#weight++;
  }

  /** A run of letters has ended: it is a piece of the whole, or of the alternative that it stands in. */
  #endRun(): void {
    const run = this.#run;
    this.#run = '';
    if (run.trim() === '') return;
    const around = this.#open.filter(({ kind }) => kind !== 'literal');
    const [outer] = around;
    if (!outer) this.#pieces.push(run);
    else if (around.length === 1 && outer.kind === 'group') outer.branches.at(-1)?.push(run);
  }
}

/** Throws where the wording is not written as `Entry.says` wants it. */
export function compileWording(says: string): Wording {
  return new Compiler(says).run();
}
