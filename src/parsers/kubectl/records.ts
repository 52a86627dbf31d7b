import type { PublishedRecord } from '../../model/fact.ts';

/** Facts of one listing at the most. */
export const MOST = 4000;

/** Of a Service or its endpoints. */
export function published(name: string, more: Partial<PublishedRecord>): PublishedRecord {
  return { kind: 'published', by: 'kubernetes', name, ...more };
}
