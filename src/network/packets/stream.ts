import type { Flow } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';
import { Ranges } from './ranges.ts';
import { Edge } from './stuck.ts';

/** When and where in the conversation a packet stands. */
export interface Moment {
  readonly line: number;
  readonly clock: number | undefined;
  /** Seconds in which nothing was on its way before this side began to speak. */
  readonly idle: number | undefined;
}

/** One direction of a conversation: its payload, and how far the other side acknowledged it. */
export class Stream {
  #bytes = 0;
  #repeats = 0;
  #zeroWindows = 0;
  #shut = false;
  #largest = 0;
  #fin: number | undefined;
  #start: number | undefined;
  #end: number | undefined;
  #acked: number | undefined;
  /** The number up to which this side acknowledged the other. */
  #heard: number | undefined;
  #line: number | undefined;
  #lastLine: number | undefined;
  readonly #edge = new Edge();
  #seen: Ranges | undefined;
  #sacked: Ranges | undefined;
  /** TTLs by where they were seen: a router's copy of a packet has one hop less. */
  #ttls: Map<string, number> | undefined;

  get bytes(): number {
    return this.#bytes;
  }

  get hasFin(): boolean {
    return this.#fin !== undefined;
  }

  /** A TTL of this side's other packets at the same place, where it is another. */
  otherTtl(columns: string, ttl: number): number | undefined {
    const known = this.#ttls?.get(columns);
    return known === ttl ? undefined : known;
  }

  sawTtl(columns: string, ttl: number | undefined): void {
    if (ttl === undefined) return;
    const ttls = (this.#ttls ??= new Map());
    if (!ttls.has(columns) && ttls.size < 8) ttls.set(columns, ttl);
  }

  /** `seq`: counted from the start of this direction. */
  add(packet: PacketRecord, seq: number | undefined, moment: Moment): void {
    const { length = 0, window, flags = '' } = packet;
    if (window === 0) this.#zeroWindows++;
    if (window !== undefined) this.#shut = window === 0;
    const fin = flags.includes('F');
    if (fin) this.#fin ??= moment.line;
    if (seq === undefined || (length === 0 && !fin)) return;
    const end = seq + length;
    this.#start ??= seq;
    const known = this.#end ?? seq;
    if (length > 0) this.#payload(seq, end, known, moment);
    this.#end = Math.max(known, end + (fin ? 1 : 0));
  }

  #payload(seq: number, end: number, known: number, moment: Moment): void {
    if (end > known) this.#bytes += end - Math.max(known, seq);
    // What was acknowledged long ago is a keepalive's byte, not a repetition.
    else if (end > (this.#acked ?? 0)) this.#repeats++;
    this.#largest = Math.max(this.#largest, end - seq);
    this.#line ??= moment.line;
    this.#lastLine = moment.line;
    (this.#seen ??= new Ranges()).add(seq, end);
    this.#edge.send({ seq, end, heard: this.#heard, ...moment });
  }

  /** The other side has everything before this number, and of what is behind it those stretches (RFC 2018). */
  acknowledged(ack: number, sack: readonly (readonly [number, number])[] = []): void {
    this.#acked = Math.max(this.#acked ?? 0, ack);
    this.#edge.move(this.#acked, this.#end);
    for (const [from, to] of sack) (this.#sacked ??= new Ranges()).add(from, to);
  }

  acknowledges(ack: number): void {
    this.#heard = Math.max(this.#heard ?? 0, ack);
  }

  /** `counted`: its numbers are counted from the start of the direction, so that two captures can be compared. */
  flow(counted: boolean): Flow {
    const start = this.#start ?? 0;
    const unanswered = this.unanswered;
    const stuck = this.#edge.stuck(unanswered, this.#sacked?.from((this.#acked ?? start) + 1) ?? 0);
    const seen = counted ? this.#seen?.all : undefined;
    return {
      bytes: this.#bytes,
      repeats: this.#repeats,
      unanswered,
      ...(stuck === undefined ? {} : { stuck }),
      ...(seen === undefined ? {} : { seen }),
      ...(counted && this.#heard !== undefined && this.#heard > 1 ? { heard: this.#heard } : {}),
      ...(this.#largest === 0 ? {} : { largest: this.#largest }),
      zeroWindows: this.#zeroWindows,
      ...(this.#shut ? { shut: true as const } : {}),
      ...(this.#fin === undefined ? {} : { fin: this.#fin }),
      ...(this.#line === undefined ? {} : { line: this.#line }),
      ...(this.#lastLine === undefined ? {} : { lastLine: this.#lastLine }),
    };
  }

  get lines(): readonly (number | undefined)[] {
    return [this.#line, this.#lastLine, this.#fin];
  }

  /** Payload bytes, or a FIN, that the other side was not seen to acknowledge. */
  get unanswered(): number {
    const start = this.#start ?? 0;
    return Math.max(0, (this.#end ?? start) - Math.max(this.#acked ?? start, start));
  }
}
