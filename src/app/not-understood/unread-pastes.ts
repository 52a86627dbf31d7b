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
