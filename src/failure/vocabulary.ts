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

/** Longer marks find no better, and make the table larger. */
const LONGEST_MARK = 10;
/** Fewer letters stand in too many lines. */
const SHORTEST_MARK = 4;
/** Wordings found in one line at the most. */
const MOST_SAID = 40;
/** A message that goes on beyond this has said it before. */
const LONGEST_LINE = 4096;

// A word with what joins its parts: `err_connection_refused`, `(os`, `econnrefused`, `eof`; or a run of another script.
const WORD = /[\da-z_]{2,}|[^\u0000-\u007F]{2,}|\S+/g;

function wordsOf(piece: string): readonly string[] {
  return (piece.match(WORD) ?? []).map((word) => word.slice(0, LONGEST_MARK));
}

/** Of a wording's pieces the word that fewest wordings share: a mark that stands in few lines in vain. */
function rarest(pieces: readonly string[], shared: ReadonlyMap<string, number>): string {
  let best = '';
  let cost = Number.POSITIVE_INFINITY;
  for (const word of pieces.flatMap(wordsOf)) {
    const isShort = word.length < SHORTEST_MARK && /^[\u0000-\u007F]*$/.test(word);
    const its = (shared.get(word) ?? 0) + (isShort ? 10_000 / word.length : 0) - word.length / 100;
    if (its < cost) [best, cost] = [word, its];
  }
  return best;
}

/** The marks of a wording: every line in which it stands holds one of them. */
function marksOf(pieces: Pieces, shared: ReadonlyMap<string, number>): readonly string[] {
  const best = rarest(pieces.plain, shared);
  if (best.length >= SHORTEST_MARK || pieces.groups.length === 0) return [best];
  const groups = pieces.groups.map((branches) => branches.map((branch) => rarest(branch, shared)));
  // Each alternative must have a piece of its own.
  return groups.find((marks) => marks.every((mark) => mark.length >= SHORTEST_MARK)) ?? [best];
}

/** Every wording of these families, found by its mark and compiled where a line first holds that; built once. */
export class Vocabulary {
  readonly #known: readonly Known[];
  readonly #marks: Marks;

  constructor(families: readonly Family[]) {
    this.#known = families.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        (typeof entry.says === 'string' ? [entry.says] : entry.says).map((says) => ({ entry, says })),
      ),
    );
    const pieces = this.#known.map(({ says }) => piecesOf(says));
    const shared = new Map<string, number>();
    for (const { plain, groups } of pieces) {
      for (const word of [plain, ...groups.flat()].flat().flatMap(wordsOf)) {
        shared.set(word, (shared.get(word) ?? 0) + 1);
      }
    }
    this.#marks = new Marks(
      pieces.flatMap((one, id) => marksOf(one, shared).map((mark): [string, number] => [mark, id])),
    );
  }

  /** The known wordings in a line, in the order of the line. */
  find(line: string): readonly Said[] {
    const text = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
    const ids = this.#marks.find(text);
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
