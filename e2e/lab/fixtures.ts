import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import type { EvidenceSet, Fault, LabCase } from './fault.ts';
import { folderOf } from './faults.ts';
import { TOOLS, type ToolId } from './tools.ts';

/** How one recorded file came about. */
export interface FixtureEntry {
  readonly file: string;
  readonly where: 'client' | 'server' | 'middle';
  readonly host: string;
  readonly command: string;
  readonly tool: string;
  /** The Debian package that it is from. */
  readonly version: string;
  readonly exit: number;
  readonly seconds: number;
  readonly locale?: string;
  /** Of a command that the page offered: its step, and the tool it named. */
  readonly recipe?: string;
}

export interface Fixtures {
  readonly fault: string;
  readonly date: string;
  readonly kernel: string;
  readonly recordings: readonly FixtureEntry[];
}

export function recordedFolder(id: string): string {
  return join(folderOf(id), 'recorded');
}

export function readFixtures(id: string): Fixtures {
  return JSON.parse(readFileSync(join(recordedFolder(id), 'fixtures.json'), 'utf8')) as Fixtures;
}

export function readRecorded(id: string, file: string): string {
  return readFileSync(join(recordedFolder(id), file), 'utf8');
}

export function clearRecorded(id: string): void {
  rmSync(recordedFolder(id), { recursive: true, force: true });
  mkdirSync(recordedFolder(id));
}

export function writeRecorded(id: string, file: string, text: string): void {
  writeFileSync(join(recordedFolder(id), file), text);
}

const versions = new Map<ToolId, string>();

export function versionOf(tool: ToolId): string {
  const known =
    versions.get(tool) ??
    execFileSync('dpkg-query', ['-W', '-f', '${Version}', TOOLS[tool].package], { encoding: 'utf8' });
  versions.set(tool, known);
  return `${TOOLS[tool].package} ${known}`;
}

export async function writeFixtures(fault: Fault, recordings: readonly FixtureEntry[]): Promise<void> {
  const fixtures: Fixtures = {
    fault: fault.id,
    date: new Date().toISOString().slice(0, 10),
    kernel: /^\d+\.\d+(?:\.\d+)?/.exec(release())?.[0] ?? '',
    recordings,
  };
  await writeJson(fault.id, 'fixtures.json', fixtures);
  await writeJson(
    fault.id,
    'truth.json',
    truth(fault.id, fault.cause, fault.alsoOk ?? [], fault.case, fault.how, fault.evidenceSets),
  );
  const { repair } = fault;
  if (repair === undefined) return;
  await writeJson(
    fault.id,
    'truth.fixed.json',
    truth(fault.id, 'tcp-ok', [], fault.case, repair.how, repair.evidenceSets),
  );
}

function truth(
  fault: string,
  cause: string,
  alsoOk: readonly string[],
  known: LabCase,
  how: string,
  sets: readonly EvidenceSet[],
): unknown {
  return {
    fault,
    cause,
    also_ok: alsoOk,
    case: known,
    how,
    evidence_sets: sets.map((set) => ({
      pastes: set.pastes,
      possible_must_include: set.possibleMustInclude,
      must_not_confirm: set.mustNotConfirm,
      should_rule_out: set.shouldRuleOut,
      level: set.level,
      ...(set.note === undefined ? {} : { note: set.note }),
    })),
  };
}

async function writeJson(id: string, file: string, value: unknown): Promise<void> {
  const text = await format(JSON.stringify(value), { parser: 'json', printWidth: 110 });
  writeRecorded(id, file, text);
}
