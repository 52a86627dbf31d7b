import type { Diagnosis } from '../../model/diagnosis.ts';

/** One sentence on the hop that failed; nothing where it is the client's to its target. */
export function hopWords({ hop, case: { target } }: Pick<Diagnosis, 'hop' | 'case'>): string | undefined {
  if (!hop) return undefined;
  const { from, to, port } = hop;
  const end = port === undefined ? to : `${to}, port ${port}`;
  const meant = target === undefined || target === to ? '' : ` ${target} is meant, and is on another hop.`;
  return `What failed is the hop from ${from} to ${end}.${meant}`;
}
