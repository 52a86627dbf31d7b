import { seconds } from './times.ts';
import type { Said } from './vocabulary.ts';

/** What the holes of a message's wordings hold. */

export function hole(said: readonly Said[], name: string): string | undefined {
  return said.map(({ holes }) => holes[name]).find((found) => found !== undefined);
}

/** Seconds in a hole of its own unit, or in one of milliseconds. */
export function timeIn(said: readonly Said[], name: 'took' | 'limit'): number | undefined {
  const text = hole(said, name);
  if (text !== undefined) return seconds(text);
  const bare = hole(said, `${name}-ms`);
  return bare === undefined ? undefined : seconds(`${bare}ms`);
}

/** What came back, in the words of the entry or of the message. */
export function replyOf(
  { entry, start, end }: Said,
  said: readonly Said[],
  text: string,
): string | undefined {
  if (entry.outcome !== 'replied') return undefined;
  return entry.reply?.replace('{said}', () => text.slice(start, end)) ?? hole(said, 'reply');
}
