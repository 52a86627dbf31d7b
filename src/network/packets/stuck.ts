import type { Stuck } from '../../model/conversation.ts';

/** What is known of a segment that is sent when it goes out. */
export interface Sending {
  readonly seq: number;
  readonly end: number;
  readonly line: number;
  readonly clock: number | undefined;
  /** Seconds in which nothing was on its way before this side began to speak. */
  readonly idle: number | undefined;
  /** The number up to which this side had acknowledged the other. */
  readonly heard: number | undefined;
}

/** Follows the first byte that the other side has not acknowledged, each time that it is sent. */
export class Edge {
  #at: number | undefined;
  #times = 0;
  #least = 0;
  #first: Sending | undefined;
  #second: Sending | undefined;
  #last: Sending | undefined;
  /** It was sent before the edge reached it, among others. */
  #before = 0;

  send(sending: Sending): void {
    this.#at ??= sending.seq;
    if (sending.seq > this.#at || sending.end <= this.#at) return;
    this.#times++;
    if (this.#times > 1) this.#second ??= sending;
    const size = sending.end - sending.seq;
    this.#least = this.#first ? Math.min(this.#least, size) : size;
    this.#first ??= sending;
    this.#last = sending;
  }

  /** `sent`: the number up to which this side has sent. */
  move(ack: number, sent: number | undefined): void {
    if (this.#at !== undefined && ack <= this.#at) return;
    this.#at = ack;
    this.#before = sent !== undefined && sent > ack ? 1 : 0;
    this.#times = 0;
    this.#first = undefined;
    this.#second = undefined;
    this.#last = undefined;
  }

  /** Nothing where all is acknowledged, or was sent but once. `sacked`: bytes behind that the other side has. */
  stuck(unanswered: number, sacked: number): Stuck | undefined {
    const [from, first, last] = [this.#at, this.#first, this.#last];
    const times = this.#times + this.#before;
    if (from === undefined || !first || !last || unanswered === 0 || times < 2) return undefined;
    const again = this.#before > 0 ? first : this.#second;
    const [start, end] = [first.clock, last.clock];
    return {
      from,
      times,
      least: this.#least,
      behind: sacked,
      ...(start === undefined || end === undefined ? {} : { seconds: round(end - start) }),
      ...(first.idle === undefined || this.#before > 0 ? {} : { idle: first.idle }),
      ...(again?.heard === undefined ? {} : { heard: again.heard }),
      ...(start === undefined ? {} : { clock: start }),
      line: first.line,
      lastLine: last.line,
    };
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
