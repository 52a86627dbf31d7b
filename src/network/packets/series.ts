import type { Sent, Way } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';

/** Packets of one kind, counted, with copies of one packet on several interfaces told from packets sent again. */

const MOST_GAPS = 12;
/** A copy is seen on the next interface within this time; nothing is sent again so soon (the least RTO is 0.2 s). */
const COPY_SECONDS = 0.05;
/** Without an interface column, only what comes at once is a copy. */
const BARE_COPY_SECONDS = 0.002;

/** Where a packet was seen: interface and direction, as far as the text shows them. */
export function columnsOf({ interface: name, direction }: PacketRecord): string {
  return `${name ?? ''} ${direction ?? ''}`.trim();
}

function couldBeOne(a: PacketRecord, b: PacketRecord): boolean {
  if (a.id !== undefined && b.id !== undefined && a.id !== b.id) return false;
  return a.stamp === b.stamp;
}

/** The same packet seen once more: elsewhere on this machine, at the same time. */
export function isCopy(first: PacketRecord, next: PacketRecord, seenIn: ReadonlySet<string>): boolean {
  if (!couldBeOne(first, next)) return false;
  const columns = columnsOf(next);
  const apart =
    first.clock === undefined || next.clock === undefined ? undefined : Math.abs(next.clock - first.clock);
  if (columns !== '') return !seenIn.has(columns) && (apart === undefined || apart < COPY_SECONDS);
  return apart !== undefined && apart < BARE_COPY_SECONDS;
}

function wayOf(first: PacketRecord, seenIn: ReadonlySet<string>): Way | undefined {
  if (first.interface === 'lo') return 'inside';
  const all = [...seenIn];
  const came = all.some((columns) => columns.endsWith('in'));
  const went = all.some((columns) => columns.endsWith('out'));
  if (came && went) return 'through';
  return came ? 'in' : went ? 'out' : undefined;
}

/** Two interfaces of one direction. */
function isStacked(seenIn: ReadonlySet<string>): boolean {
  return ['in', 'out'].some((way) => [...seenIn].filter((columns) => columns.endsWith(` ${way}`)).length > 1);
}

export class Series {
  #count = 0;
  #first: PacketRecord | undefined;
  #last: PacketRecord | undefined;
  #line = 0;
  #lastLine = 0;
  /** Where the latest packet has been seen so far, and where the first was. */
  #seenIn: Set<string> | undefined;
  #firstSeenIn: ReadonlySet<string> | undefined;
  readonly #gaps: number[] = [];

  get count(): number {
    return this.#count;
  }

  get line(): number {
    return this.#line;
  }

  get lastLine(): number {
    return this.#lastLine;
  }

  /** False: it is a copy of the last one. */
  add(packet: PacketRecord, line: number): boolean {
    if (this.#last && this.#seenIn && isCopy(this.#last, packet, this.#seenIn)) {
      this.#seenIn.add(columnsOf(packet));
      return false;
    }
    const before = this.#last?.clock;
    if (this.#last && before !== undefined && packet.clock !== undefined && this.#gaps.length < MOST_GAPS) {
      this.#gaps.push(Math.round((packet.clock - before) * 1e6) / 1e6);
    }
    this.#seenIn = new Set([columnsOf(packet)]);
    if (!this.#first) {
      this.#first = packet;
      this.#firstSeenIn = this.#seenIn;
      this.#line = line;
    }
    this.#last = packet;
    this.#lastLine = line;
    this.#count++;
    return true;
  }

  sent(): Sent | undefined {
    const first = this.#first;
    if (!first) return undefined;
    const way = wayOf(first, this.#firstSeenIn ?? new Set());
    return {
      count: this.#count,
      gaps: this.#gaps,
      ...(way === undefined ? {} : { way }),
      ...(first.interface === undefined ? {} : { interface: first.interface }),
      ...(isStacked(this.#firstSeenIn ?? new Set()) ? { stacked: true } : {}),
      ...(first.ttl === undefined ? {} : { ttl: first.ttl }),
      line: this.#line,
      lastLine: this.#lastLine,
      ...(first.clock === undefined ? {} : { clock: first.clock }),
    };
  }
}
