import type { Parser } from '../model/parser.ts';
import { Marks } from '../failure/marks.ts';
import { NUMBER_MARKS } from '../failure/number-marks.ts';
import { vocabulary } from '../failure/vocabulary.ts';
import type { Parsers } from './block-starts.ts';

/** Who may want a line: decided once, by one pass over it, before anybody is asked. */
export interface Wants {
  readonly openers: readonly Parser[];
  readonly ofLines: readonly Parser[];
  /** A known wording may stand in it, or a number that stands for an errno. */
  readonly words: boolean;
  /** time(1) may have printed it. */
  readonly time: boolean;
}

const NONE: readonly Parser[] = [];
export const NOBODY: Wants = { openers: NONE, ofLines: NONE, words: false, time: false };
const WORDS_ALONE: Wants = { ...NOBODY, words: true };

const WORDING = 0;
const TIME = 1;
const FIRST_NUMBER = 2;
const FIRST_PARSER = FIRST_NUMBER + NUMBER_MARKS.length;

/** What stands in the lines that time(1) prints. */
const TIME_MARKS = [
  ...[
    '^real N',
    '^user N',
    '^sys N',
    ' cpu ',
    'elapsed',
    'inputs+',
    'command exited ',
    'command terminated ',
  ],
  ...['command being timed', 'user time (', 'system time (', 'percent of cpu ', '(kbytes)', ' page faults: '],
  ...[' context switches: ', 'swaps: ', 'file system inputs: ', 'file system outputs: ', 'socket messages '],
  ...['signals delivered: ', 'page size (bytes)', 'exit status: '],
];

/** So many letters of two lines are looked at for a mark that was broken between them. */
const LONGEST_MARK = 48;

// What may stand for other letters, or is taken out of the middle of a message: \u0043   &#67;   `code`   **bold**   <b>   ""
const HIDES = /[\\&`]|\*\*|""|''|<\/?[a-z]/i;

/** True where an envelope may hold words that do not stand in the line as they are. */
export function hidesWords(text: string): boolean {
  return HIDES.test(text);
}

/** The marks of the vocabulary and of these parsers. */
export class LineMarks {
  readonly #openers: readonly (Parser | undefined)[];
  readonly #ofLines: readonly (Parser | undefined)[];
  readonly #marks: Marks;
  /** Those without marks, who are asked for every line: their numbers. */
  readonly #always: readonly number[];

  constructor({ all, openers, ofLines }: Parsers) {
    this.#openers = all.map((parser) => (openers.includes(parser) ? parser : undefined));
    this.#ofLines = all.map((parser) => (ofLines.includes(parser) ? parser : undefined));
    this.#always = [...openers, ...ofLines]
      .filter(({ marks }) => marks === undefined)
      .map((parser) => FIRST_PARSER + all.indexOf(parser));
    const ofParsers = all.flatMap(({ marks = [] }, i) =>
      marks.map((mark): [string, number] => [mark, FIRST_PARSER + i]),
    );
    this.#marks = new Marks(
      vocabulary().marks.map(([mark]): [string, number] => [mark, WORDING]),
      [
        ...NUMBER_MARKS.flatMap(({ marks }, i) =>
          marks.map((mark): [string, number] => [mark, FIRST_NUMBER + i]),
        ),
        ...TIME_MARKS.map((mark): [string, number] => [mark, TIME]),
        ...ofParsers,
      ],
    );
  }

  /** Who may want the line; `NOBODY` for most lines of a log. */
  wants(text: string): Wants {
    const found = this.#marks.find(text);
    if (found.length === 0 && this.#always.length === 0) return NOBODY;
    const words =
      found.includes(WORDING) || found.some((id) => NUMBER_MARKS[id - FIRST_NUMBER]?.holds(text) === true);
    const time = found.includes(TIME);
    const parsers = [...new Set([...found, ...this.#always])].filter((id) => id >= FIRST_PARSER);
    if (parsers.length === 0 && !time) return words ? WORDS_ALONE : NOBODY;
    parsers.sort((a, b) => a - b);
    return {
      openers: parsers.flatMap((id) => this.#openers[id - FIRST_PARSER] ?? []),
      ofLines: parsers.flatMap((id) => this.#ofLines[id - FIRST_PARSER] ?? []),
      words,
      time,
    };
  }

  /** True where a mark may stand in two lines that were one: its first letters in the first, its last in the second. */
  stretches(first: string, second: string): boolean {
    const [end, start] = [first.slice(-LONGEST_MARK), second.slice(0, LONGEST_MARK)];
    return this.wants(end + start) !== NOBODY || this.wants(`${end} ${start.trimStart()}`) !== NOBODY;
  }
}

/** The same parsers come in one list in the page, and in a list for each reading in tests. */
const MOST_KNOWN = 8;
const known: { readonly list: readonly Parser[]; readonly marks: LineMarks }[] = [];

function isSame(a: readonly Parser[], b: readonly Parser[]): boolean {
  return a === b || (a.length === b.length && a.every((parser, i) => parser === b[i]));
}

/** The marks of these parsers, put together once. */
export function lineMarksOf(list: readonly Parser[], parsers: Parsers): LineMarks {
  const found = known.find((one) => isSame(one.list, list));
  if (found) return found.marks;
  const marks = new LineMarks(parsers);
  if (known.length >= MOST_KNOWN) known.shift();
  known.push({ list: [...list], marks });
  return marks;
}
