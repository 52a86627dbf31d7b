import type { Entry, Family } from './entry.ts';
import { Marks } from './marks.ts';
import { FAMILIES } from './vocabulary/registry.ts';
import { STATES } from './states/registry.ts';
import { strerrorFamilies } from './strerror-entries.ts';
import { compileWording, piecesOf, type Pieces, type Wording } from './wording.ts';

/** The vocabulary as one matcher: which known wordings stand in a line, and what stands in their holes. */

/** A known wording, found in a line. */
export interface Said {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** What stands in its holes, by name; of several holes of one name the first. */
  readonly holes: Readonly<Partial<Record<string, string>>>;
  /** Letters that the wording gives: the more, the more exact. */
  readonly weight: number;
}

interface Known {
  readonly entry: Entry;
  readonly says: string;
  /** Compiled where a line first holds its mark: most never are. */
  wording?: Wording;
}

/** Shorter marks stand in too many lines: then one of the alternatives has to stand there. */
const LONG_ENOUGH = 5;
/** Longer ones find no better. */
const LONGEST_MARK = 40;
/** Wordings found in one line at the most. */
const MOST_SAID = 40;
/** A message that goes on beyond this has said it before. */
const LONGEST_LINE = 4096;

function longest(pieces: readonly string[]): string {
  let best = '';
  for (const piece of pieces) if (piece.length > best.length) best = piece;
  return best.length > LONGEST_MARK ? best.slice(0, LONGEST_MARK) : best;
}

/** The marks of a wording: every line in which it stands holds one of them. */
function marksOf({ plain, groups }: Pieces): readonly string[] {
  const best = longest(plain);
  if (best.length >= LONG_ENOUGH || groups.length === 0) return [best];
  // Each alternative must have a piece of its own.
  for (const branches of groups) {
    const marks = branches.map(longest);
    if (marks.every((mark) => mark.trim().length >= 3 && mark.length >= best.length)) return marks;
  }
  return [best];
}

/** Every wording of these families, found by its mark and compiled where a line first holds that; built once. */
export class Vocabulary {
  readonly #known: readonly Known[];
  /** What stands in every line that holds a wording: the wording's number with each. */
  readonly marks: readonly (readonly [mark: string, id: number])[];
  readonly #matcher: Marks;

  constructor(families: readonly Family[]) {
    this.#known = families.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        (typeof entry.says === 'string' ? [entry.says] : entry.says).map((says) => ({ entry, says })),
      ),
    );
    this.marks = this.#known.flatMap(({ says }, id) =>
      marksOf(piecesOf(says)).map((mark): readonly [string, number] => [mark, id]),
    );
    this.#matcher = new Marks(this.marks);
  }

  /** The known wordings in a line, in the order of the line. */
  find(line: string): readonly Said[] {
    const text = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
    const ids = this.#matcher.find(text);
    if (ids.length === 0) return NOTHING;
    const found: Said[] = [];
    for (const id of ids) {
      const known = this.#known[id];
      const said = known ? saidIn(text, known) : undefined;
      if (said && found.length < MOST_SAID) found.push(said);
    }
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

const NOTHING: readonly Said[] = [];

function saidIn(text: string, known: Known): Said | undefined {
  const { entry } = known;
  const wording = (known.wording ??= compileWording(known.says));
  const match = wording.pattern.exec(text);
  if (!match) return undefined;
  const holes: Partial<Record<string, string>> = {};
  for (const [i, name] of wording.holes.entries()) holes[name] ??= match[i + 1];
  return { entry, start: match.index, end: match.index + match[0].length, holes, weight: wording.weight };
}

let whole: Vocabulary | undefined;

/** The whole vocabulary of failures and states. */
export function vocabulary(): Vocabulary {
  whole ??= new Vocabulary([...strerrorFamilies(), ...FAMILIES, ...STATES]);
  return whole;
}
