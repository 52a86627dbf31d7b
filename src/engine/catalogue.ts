import { CAUSE_RULES } from '../causes/registry.ts';
import catalogue from '../causes/catalogue.json' with { type: 'json' };
import type { Symptom } from '../model/case.ts';
import type { CatalogueEntry, Cause, Fails } from '../model/cause.ts';
import type { Outcome } from '../model/outcome.ts';

const OUTCOMES: Readonly<Record<Symptom, readonly Outcome[]>> = {
  refused: ['refused'],
  timeout: ['kernel-timeout', 'own-deadline'],
  reset: ['reset-connecting', 'reset-later', 'closed'],
  unreachable: ['host-unreachable', 'net-unreachable'],
  unresolved: ['unresolved'],
  hang: ['silent'],
  'local-error': ['other-errno'],
  intermittent: [],
};

function failsBySymptoms(entry: CatalogueEntry): Fails {
  return { transport: 'tcp', outcomes: entry.symptoms.flatMap((symptom) => OUTCOMES[symptom]) };
}

// The file is the project's own copy of the catalogue; a test holds it to these types.
const ENTRIES = catalogue.causes as readonly CatalogueEntry[];

const RULES = new Map(CAUSE_RULES.map((rules) => [rules.id, rules]));

function merge(entry: CatalogueEntry): Cause {
  const rules = RULES.get(entry.id) ?? { id: entry.id, title: entry.id, looks: [], rules: [] };
  return { ...entry, ...rules, fails: { ...failsBySymptoms(entry), ...rules.fails } };
}

/** The catalogue, in its own order, each entry with its prose, fixes and rules. */
export const CAUSES: readonly Cause[] = ENTRIES.map(merge);

const BY_ID = new Map(CAUSES.map((cause) => [cause.id, cause]));

export function causeById(id: string): Cause | undefined {
  return BY_ID.get(id);
}

/** True where one brings the other about, so that both may be true of one failure. */
export function linked(a: Cause, b: Cause): boolean {
  return (a.bringsAbout ?? []).includes(b.id) || (b.bringsAbout ?? []).includes(a.id);
}
