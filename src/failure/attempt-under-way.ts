import type { CommandLine } from '../model/command-line.ts';
import type { BlockHead, Draft, Line } from '../model/parser.ts';
import { attemptDraft, type SeenAttempt } from './attempt.ts';

/** What one line says of an attempt. */
export type Said = Partial<
  Omit<SeenAttempt, 'line' | 'head' | 'command' | 'programs' | 'more' | 'tool' | 'last'>
>;

/** Where a sighting was made: whose output it is, and behind which command. */
export interface Scene {
  readonly tool: string;
  readonly head: BlockHead;
  readonly command: CommandLine | undefined;
}

function tells(said: Said): boolean {
  return said.outcome !== undefined || said.errno !== undefined;
}

function isVague(said: Said): boolean {
  return said.outcome === 'failed';
}

const ENDING: ReadonlySet<string> = new Set(['outcome', 'errno', 'couldBe']);

/** What it says, with or without how the attempt ended. */
function partOf(said: Said, part: 'all' | 'target'): Said {
  return Object.fromEntries(
    Object.entries(said).filter(
      ([key, value]) => value !== undefined && (part === 'all' || !ENDING.has(key)),
    ),
  );
}

/** One attempt under way: what its lines have said so far. What comes later is more exact, but for `failed`. */
export class Sighting {
  readonly #scene: Scene;
  #said: Said = {};
  #teller: Line | undefined;
  readonly #others: number[] = [];
  #last: string | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** What is known so far. */
  get said(): Said {
    return this.#said;
  }

  add(line: Line, more: Said): void {
    if (Object.keys(more).length === 0) return;
    // Each line says of the next hop what it knows.
    const said = more.via && this.#said.via ? { ...more, via: { ...this.#said.via, ...more.via } } : more;
    this.#last = [said.port, said.host, said.address].map(String).find((part) => line.text.endsWith(part));
    const known = tells(this.#said);
    if (tells(said) && !(known && isVague(said))) {
      this.#said = { ...partOf(this.#said, 'target'), ...partOf(said, 'all') };
      this.#keep(this.#teller?.number);
      this.#teller = line;
      return;
    }
    this.#said = { ...this.#said, ...partOf(said, 'target') };
    this.#keep(line.number);
  }

  #keep(line: number | undefined): void {
    if (line !== undefined && this.#others.length < 20) this.#others.push(line);
  }

  /** Nothing where no line told how it ended. */
  draft(): Draft | undefined {
    if (!this.#teller || !tells(this.#said)) return undefined;
    return attemptDraft({
      ...this.#scene,
      ...this.#said,
      line: this.#teller,
      last: this.#last,
      more: this.#others,
    });
  }
}
