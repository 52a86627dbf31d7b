import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Case } from '../model/case.ts';
import type { Evidence, Vantage } from '../model/evidence.ts';
import { diagnose } from './index.ts';

const FILE = new URL('../../../shared/examples/incidents.jsonl', import.meta.url);
const there = existsSync(FILE);

interface Incident {
  url: string;
  symptom: Case['symptom'];
  where: Vantage[];
  outputs: string[];
  cause: string;
}

/** Incidents of which the lines show too little to put the cause among the first three, and why. */
const RELAXED: Readonly<Record<string, string>> = {
  'https://github.com/kubernetes/kubernetes/issues/78994': 'a typed command and no output: nothing was seen',
};

const incidents = there
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Incident)
  : [];

/** Where an incident was seen on both sides, its lines do not say which side printed them: each is tried. */
function pastesOf({ where, outputs }: Incident): readonly (readonly Evidence[])[] {
  const text = outputs.join('\n');
  return where.map((from) => [{ text, from }]);
}

describe.skipIf(!there)('public incidents (skipped where ../shared is not beside the project)', () => {
  test.each(incidents)('$url: $cause', (incident) => {
    for (const evidence of pastesOf(incident)) {
      const { suspects, verdict } = diagnose({ case: { symptom: incident.symptom }, evidence });
      const own = suspects.find(({ cause }) => cause === incident.cause);
      expect(own?.level, 'never ruled out').not.toBe('ruled-out');
      expect(verdict?.cause ?? incident.cause, 'no other is confirmed').toBe(incident.cause);
      if (Object.hasOwn(RELAXED, incident.url)) continue;
      const first = suspects.slice(0, 3).map(({ cause }) => cause);
      expect(first, 'among the first three').toContain(incident.cause);
    }
  });
});
