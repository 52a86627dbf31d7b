import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

const ROOT = new URL('../../../shared/examples/recorded/', import.meta.url);
const there = existsSync(ROOT);

interface EvidenceSet {
  pastes: string[];
  possible_must_include: string[];
  must_not_confirm: string[];
  should_rule_out: string[];
  level: string;
}
interface Truth {
  fault: string;
  cause: string;
  case: Record<string, unknown>;
  evidence_sets: EvidenceSet[];
}

const LEVELS = ['ruled-out', 'possible', 'likely', 'confirmed'];

/** Sets whose honest level this program does not reach yet, each with the symptom that will. */
describe.skipIf(!there)('recorded examples (skipped where ../shared is not beside the project)', () => {
  for (const fault of there ? readdirSync(ROOT) : []) {
    const truth = JSON.parse(readFileSync(new URL(`${fault}/truth.json`, ROOT), 'utf8')) as Truth;
    for (const set of truth.evidence_sets) {
      test(`${fault}: ${set.pastes.join(' + ')}`, () => {
        const evidence = set.pastes.map((paste): Evidence => ({
          text: readFileSync(new URL(`${fault}/${paste}`, ROOT), 'utf8'),
          from: paste.startsWith('client') ? 'client' : 'server',
        }));
        const diagnosis = diagnose({ case: truth.case, evidence });
        const level = (id: string): string =>
          diagnosis.suspects.find(({ cause }) => cause === id)?.level ?? 'none';
        for (const id of set.possible_must_include)
          expect.soft(level(id), `${id} stands`).not.toBe('ruled-out');
        for (const id of set.must_not_confirm)
          expect.soft(level(id), `${id} not confirmed`).not.toBe('confirmed');
        expect
          .soft(LEVELS.indexOf(level(truth.cause)), 'not above the honest level')
          .toBeLessThanOrEqual(LEVELS.indexOf(set.level));
        if (process.env['STRICT'] !== undefined) {
          expect.soft(level(truth.cause), 'level of the truth').toBe(set.level);
          for (const id of set.should_rule_out) expect.soft(level(id), `${id} ruled out`).toBe('ruled-out');
        }
      });
    }
  }
});
