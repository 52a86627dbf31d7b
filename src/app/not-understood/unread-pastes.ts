import type { Diagnosis } from '../../model/diagnosis.ts';

/** A sign only says where to look first; by itself it tells nothing of the connection. */
function tells({ kind }: Diagnosis['facts'][number]): boolean {
  return kind !== 'sign' && kind !== 'answer';
}

/** The pastes, by index, in which no attempt, no state and no listing was read. */
export function unreadPastes({ facts }: Diagnosis, count: number): readonly number[] {
  const read = new Set(facts.filter(tells).flatMap(({ at }) => at.map(({ evidence }) => evidence)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => !read.has(index));
}

/** The same as a heading. */
export function nothingUnderstood(unread: readonly number[], count: number): string {
  const numbers = unread.map((index) => String(index + 1));
  const last = numbers.at(-1) ?? '';
  const which =
    count === 1
      ? 'this paste'
      : numbers.length === 1
        ? `paste ${last}`
        : `pastes ${numbers.slice(0, -1).join(', ')} and ${last}`;
  return `Nothing in ${which} was understood`;
}
