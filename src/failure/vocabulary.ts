import type { Entry, Family } from './entry.ts';
import { Marks } from './marks.ts';
import { FAMILIES } from './vocabulary/registry.ts';
import { STATES } from './states/registry.ts';
import { strerrorFamilies } from './strerror-entries.ts';
import { compileWording, type Wording } from './wording.ts';

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
  wording?: Wording;
}

/** Longer marks find no better, and make the table larger. */
const LONGEST_MARK = 9;
/** A mark has so many letters at the least, if the wording has them. */
const SHORTEST_MARK = 4;

/** Wordings found in one line at the most. */
const MOST_SAID = 40;
/** A message that goes on beyond this has said it before. */
const LONGEST_LINE = 4096;

function gramsOf(piece: string): readonly string[] {
  if (piece.length <= LONGEST_MARK) return [piece];
  return Array.from({ length: piece.length - LONGEST_MARK + 1 }, (_, i) => piece.slice(i, i + LONGEST_MARK));
}

/** Of a piece's stretches the one that fewest wordings share: a mark that stands in few lines in vain. */
function rarest(pieces: readonly string[], shared: ReadonlyMap<string, number>): string {
  let best = '';
  for (const gram of pieces.flatMap(gramsOf)) {
    const isLonger = best.length < SHORTEST_MARK && gram.length > best.length;
    const isRarer =
      gram.length >= Math.min(SHORTEST_MARK, best.length) &&
      (shared.get(gram) ?? 0) < (shared.get(best) ?? Number.POSITIVE_INFINITY);
    if (best === '' || isLonger || (isRarer && gram.length >= SHORTEST_MARK)) best = gram;
  }
  return best;
}

/** The marks of a wording: every line in which it stands holds one of them. */
function marksOf({ pieces }: Wording, shared: ReadonlyMap<string, number>): readonly string[] {
  const plain = pieces.filter((piece) => typeof piece === 'string');
  const best = rarest(plain, shared);
  const groups = pieces
    .filter((piece) => typeof piece !== 'string')
    .map((branches) => branches.map((branch) => rarest(branch, shared)));
  // Each alternative must have a piece of its own.
  const usable = groups.filter((marks) => marks.every((mark) => mark.length >= SHORTEST_MARK));
  if (best.length >= SHORTEST_MARK || usable.length === 0) return [best];
  return usable[0] ?? [best];
}

/** Every wording of these families, compiled where it is first needed; built once. */
export class Vocabulary {
  readonly #known: readonly Known[];
  readonly #marks: Marks;

  constructor(families: readonly Family[]) {
    this.#known = families.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        (typeof entry.says === 'string' ? [entry.says] : entry.says).map((says) => ({ entry, says })),
      ),
    );
    const wordings = this.#known.map(({ says }) => compileWording(says));
    const shared = new Map<string, number>();
    for (const { pieces } of wordings) {
      for (const gram of pieces.flatMap((piece) => (typeof piece === 'string' ? gramsOf(piece) : []))) {
        shared.set(gram, (shared.get(gram) ?? 0) + 1);
      }
    }
    this.#marks = new Marks(
      wordings.flatMap((wording, id) => marksOf(wording, shared).map((mark): [string, number] => [mark, id])),
    );
    for (const [id, known] of this.#known.entries()) {
      const wording = wordings[id];
      if (wording) known.wording = wording;
    }
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
  const { entry, wording } = known;
  const match = wording?.pattern.exec(text);
  if (!match || !wording) return undefined;
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
