import type { Case } from '../../model/case.ts';
import type { Diagnosis } from '../../model/diagnosis.ts';
import type { CauseIndex } from '../engine.ts';
import { plural, SYMPTOM_NAMES } from '../wording.ts';

/** `db1.internal:5432`; an IPv6 literal in brackets. */
function dialled({ target, port }: Partial<Case>): string | undefined {
  if (target === undefined) return port === undefined ? undefined : `port ${port}`;
  if (port === undefined) return target;
  return target.includes(':') ? `[${target}]:${port}` : `${target}:${port}`;
}

/** `mysql, refused` */
export function about({ service, symptom }: Partial<Case>): string {
  const seen = symptom === undefined ? undefined : SYMPTOM_NAMES[symptom].toLowerCase();
  return [service, seen].filter((part) => part !== undefined).join(', ');
}

export function caseTitle(known: Partial<Case>): string {
  return dialled(known) ?? 'no target yet';
}

/** What is said in place of a step where none is left. */
export const NO_STEP = 'No step is left that you can take';

/** Where the case stands, in a few words. */
export function standing(diagnosis: Diagnosis, causes: CauseIndex): string {
  const first = diagnosis.suspects[0];
  if (first?.level === 'confirmed') return `${causes.get(first.cause)?.title ?? first.cause}, confirmed`;
  const count = (level: string) => diagnosis.suspects.filter((suspect) => suspect.level === level).length;
  const likely = count('likely');
  const possible = count('possible');
  if (likely > 0) return `${likely} likely, ${possible} possible`;
  return `${plural(possible, 'suspect')} left`;
}
