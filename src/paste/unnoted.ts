import type { Nearby } from '../failure/nearby.ts';
import { innermost } from './unwrap.ts';

/** Lines that `Nearby` keeps: what stands before them is never looked at. */
const MOST = 12;

/** Lines that nobody wanted, to be noted only when somebody asks what stood nearby: few ever do. */
export class Unnoted {
  readonly #lines: string[] = [];
  #at = 0;

  add(text: string): void {
    this.#lines[this.#at++ % MOST] = text;
  }

  /** Notes what stands in their envelopes, and they themselves, in order. */
  flush(nearby: Nearby): void {
    for (let i = Math.max(0, this.#at - MOST); i < this.#at; i++) {
      const text = this.#lines[i % MOST] ?? '';
      for (const one of innermost(text).leaves) nearby.note(one);
      nearby.note(text);
    }
    this.#at = 0;
  }
}
