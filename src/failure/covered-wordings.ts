import type { Said } from './vocabulary.ts';

/** Wordings that stand inside another one, and say a part of it. */

export function tells({ entry }: Said): boolean {
  return entry.event === undefined && (entry.errno !== undefined || entry.outcome !== undefined);
}

/** What a server says of its client is no failure of a dial, whatever words it holds. */
function isSaidOfClient({ entry }: Said): boolean {
  return entry.byServer === true && entry.errno === undefined && entry.outcome === undefined;
}

/** It stands in the other one's given words, not in a hole: `HostUnreachable: Connection closed by peer`. */
function isWithin(one: Said, whole: Said, text: string): boolean {
  if (one === whole || !tells(one) || !tells(whole)) return false;
  // A bare failure covers no more than words that anybody uses.
  if (whole.entry.outcome === 'failed' && one.entry.weak !== true) return false;
  if (whole.start > one.start || whole.end < one.end) return false;
  if (whole.end - whole.start <= one.end - one.start) return false;
  // A number has no words of its own.
  if (one.entry.says !== '' && whole.weight <= one.weight) return false;
  if (whole.entry.weak === true && one.entry.weak !== true) return false;
  const words = text.slice(one.start, one.end);
  return !Object.values(whole.holes).some((held) => held?.includes(words) === true);
}

/** `occurs`: a wording that only looks like one says nothing for the one that stands in it. */
export function withoutCovered(
  said: readonly Said[],
  text: string,
  occurs: (one: Said) => boolean,
): readonly Said[] {
  const covers = said.filter(isSaidOfClient);
  return said.filter(
    (one) =>
      !covers.some((cover) => cover !== one && cover.start <= one.start && cover.end >= one.end) &&
      !said.some((whole) => isWithin(one, whole, text) && occurs(whole)),
  );
}
