import type { Flow } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';

/** One direction of a conversation: its payload, and how far the other side acknowledged it. */
export class Stream {
  #bytes = 0;
  #repeats = 0;
  #zeroWindows = 0;
  #largest = 0;
  #fin: number | undefined;
  #start: number | undefined;
  #end: number | undefined;
  #acked: number | undefined;
  #line: number | undefined;
  #lastLine: number | undefined;
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
  add(packet: PacketRecord, seq: number | undefined, line: number): void {
    const { length = 0, window, flags = '' } = packet;
    if (window === 0) this.#zeroWindows++;
    const fin = flags.includes('F');
    if (fin) this.#fin ??= line;
    if (seq === undefined || (length === 0 && !fin)) return;
    const end = seq + length;
    this.#start ??= seq;
    const known = this.#end ?? seq;
    if (length > 0) this.#payload(seq, end, known, line);
    this.#end = Math.max(known, end + (fin ? 1 : 0));
  }

  #payload(seq: number, end: number, known: number, line: number): void {
    if (end > known) this.#bytes += end - Math.max(known, seq);
    // What was acknowledged long ago is a keepalive's byte, not a repetition.
    else if (end > (this.#acked ?? 0)) this.#repeats++;
    this.#largest = Math.max(this.#largest, end - seq);
    this.#line ??= line;
    this.#lastLine = line;
  }

  /** The other side has everything before this number. */
  acknowledged(ack: number): void {
    this.#acked = Math.max(this.#acked ?? 0, ack);
  }

  flow(): Flow {
    const start = this.#start ?? 0;
    const unanswered = Math.max(0, (this.#end ?? start) - Math.max(this.#acked ?? start, start));
    return {
      bytes: this.#bytes,
      repeats: this.#repeats,
      unanswered,
      ...(this.#largest === 0 ? {} : { largest: this.#largest }),
      zeroWindows: this.#zeroWindows,
      ...(this.#fin === undefined ? {} : { fin: this.#fin }),
      ...(this.#line === undefined ? {} : { line: this.#line }),
      ...(this.#lastLine === undefined ? {} : { lastLine: this.#lastLine }),
    };
  }
}
