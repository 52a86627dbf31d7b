import type { CommandLine } from '../../model/command-line.ts';
import { KEY_COUNTERS } from '../../model/counters.ts';
import type { CounterRecord } from '../../model/fact.ts';
import type { BlockHead, Draft } from '../../model/parser.ts';

/** Counters of one block at the most: a kernel has some four hundred. */
const MOST = 4000;

export interface CounterListing {
  readonly tool: string;
  /** Left out where it is not known. */
  readonly command: CommandLine | undefined;
  readonly head: BlockHead;
  /** The line of its header, where it has one. */
  readonly header: number | undefined;
  /** Would a line about this counter have been printed, were it not zero? */
  readonly shows: (name: string) => boolean;
  /** The tool keeps what it printed: its next run counts from there. */
  readonly marks?: boolean;
  /** Its header is there, or a pipe took it away. */
  readonly intact: boolean;
}

/** Counters as they were printed, and what the listing would have shown besides. */
export class Counters {
  readonly #drafts: Draft[] = [];
  readonly #from: Pick<CounterRecord, 'since'>;

  constructor(since: CounterRecord['since']) {
    this.#from = since === undefined ? {} : { since };
  }

  add(name: string, written: string, line: number): void {
    const value = Number(written);
    if (this.#drafts.length >= MOST || !Number.isSafeInteger(value) || value < 0) return;
    this.#drafts.push({ record: { kind: 'counter', name, value, ...this.#from }, lines: [line] });
  }

  /** The listing comes first. */
  drafts(listing: CounterListing): readonly Draft[] {
    const { command, head, header, tool } = listing;
    const lines = [header, head.commandLine].filter((line) => line !== undefined);
    if (lines.length === 0) return this.#drafts;
    const whole = command !== undefined && command.passes.kind !== 'unknown' && listing.intact;
    return [
      {
        record: {
          kind: 'listing',
          of: 'counter',
          tool,
          families: [4, 6],
          states: 'all',
          sees: 'all',
          counters: whole ? KEY_COUNTERS.filter(listing.shows) : [],
          ...(listing.marks === true ? { marks: true } : {}),
          ...this.#from,
        },
        lines,
        whole,
      },
      ...this.#drafts,
    ];
  }
}
