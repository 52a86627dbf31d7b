/** Stretches of a byte stream, from the first byte to the one behind the last. */
export type Range = readonly [from: number, to: number];

/** Stretches kept apart at the most; a stream with more holes is told no more. */
const MOST = 32;

/** The bytes of one direction that were seen, or that the other side says to have; what touches is one stretch. */
export class Ranges {
  #all: Range[] = [];
  #complete = true;

  /** In their order; nothing where there were too many to keep. */
  get all(): readonly Range[] | undefined {
    return this.#complete ? this.#all : undefined;
  }

  add(from: number, to: number): void {
    if (to <= from || !this.#complete) return;
    const last = this.#all.at(-1);
    // As most packets come: in order, right behind the last.
    if (last && from >= last[0] && from <= last[1]) {
      this.#all[this.#all.length - 1] = [last[0], Math.max(last[1], to)];
      return;
    }
    this.#all = merged([...this.#all, [from, to]]);
    this.#complete = this.#all.length <= MOST;
  }

  /** Bytes at and behind that number. */
  from(start: number): number {
    return this.#all.reduce((sum, [from, to]) => sum + Math.max(0, to - Math.max(from, start)), 0);
  }
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** Was any byte of the stretch seen? */
export function touches(ranges: readonly Range[], from: number, to: number): boolean {
  return ranges.some((range) => range[0] < to && range[1] > from);
}
