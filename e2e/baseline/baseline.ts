/**
 * Freezes what the engine says of every recording and of the texts of `../shared/examples`, or prints where it says
 * something else now: `npm run baseline`, `npm run baseline -- --write`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAUSES, diagnose } from '../../src/engine/index.ts';
import type { Case } from '../../src/model/case.ts';
import { VANTAGES, type Evidence } from '../../src/model/evidence.ts';
import { FAULT_IDS } from '../lab/faults.ts';
import { readFixtures, readRecorded, readTruth } from '../lab/fixtures.ts';

const FILE = join(import.meta.dirname, 'levels.json');
const WILD = join(import.meta.dirname, '../../../shared/examples/wild.jsonl');

const LETTERS: Readonly<Record<string, string>> = {
  confirmed: 'C',
  likely: 'L',
  possible: '.',
  'ruled-out': 'x',
};
const IDS = CAUSES.map(({ id }) => id).sort();

/** A letter a cause, in the order of the ids, and what was read of the case. */
function said(evidence: readonly Evidence[], told: Partial<Case>): string {
  const { suspects, case: known } = diagnose({ case: told, evidence });
  const levels = new Map(suspects.map(({ cause, level }) => [cause, LETTERS[level] ?? '?']));
  const fields = createHash('sha256')
    .update(JSON.stringify(Object.entries(known).sort()))
    .digest('hex');
  return `${IDS.map((id) => levels.get(id) ?? '?').join('')} ${fields.slice(0, 8)}`;
}

function recorded(): readonly (readonly [string, string])[] {
  return FAULT_IDS.flatMap((id) => {
    const { recordings } = readFixtures(id);
    const truth = readTruth(id);
    const where = new Map(recordings.map(({ file, where: place }) => [file, place]));
    const of = (files: readonly string[]): readonly Evidence[] =>
      files.map((file) => ({ text: readRecorded(id, file), from: where.get(file) ?? 'unknown' }));
    const alone = recordings.map(({ file }): [string, string] => [`${id}/${file}`, said(of([file]), {})]);
    const sets = truth.evidence_sets.map(({ pastes }): [string, string] => [
      `${id}: ${pastes.join(' + ')}`,
      said(of(pastes), truth.case),
    ]);
    return [...alone, ...sets];
  });
}

function wild(): readonly (readonly [string, string])[] {
  if (!existsSync(WILD)) return [];
  return readFileSync(WILD, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const { id, text, where } = JSON.parse(line) as { id: string; text: string; where: string };
      const from = VANTAGES.find((vantage) => vantage === where) ?? 'unknown';
      return [`wild: ${id}`, said([{ text, from }], {})];
    });
}

/** `firewall-drop: . -> L` for each cause whose level changed. */
function changes(before: string, after: string): string {
  const causes = IDS.flatMap((id, i) =>
    before[i] === after[i] ? [] : [`${id}: ${before[i] ?? ''} -> ${after[i] ?? ''}`],
  );
  const fields = before.split(' ')[1] === after.split(' ')[1] ? [] : ['case'];
  return [...fields, ...causes].join(', ');
}

const now = new Map([...recorded(), ...wild()]);
if (process.argv.includes('--write')) {
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(now), null, 0).replaceAll('","', '",\n"')}\n`);
  console.log(`${now.size} frozen`);
} else {
  const frozen = new Map(Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>));
  const different = [...now].filter(([key, value]) => frozen.has(key) && frozen.get(key) !== value);
  for (const [key, value] of different) console.log(`${key}\n    ${changes(frozen.get(key) ?? '', value)}`);
  console.log(`${now.size} compared, ${different.length} differ`);
}
