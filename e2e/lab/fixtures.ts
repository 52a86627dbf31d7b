import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Case } from '../../src/model/case.ts';
import type { Fault } from './fault.ts';
import { folderOf } from './faults.ts';
import type { Recorded } from './recording.ts';
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

/** What is true of a recorded fault, told as an exam would; `name`: the file, another one after the repair. */
export interface Truth {
  readonly cause: string;
  readonly also_ok: readonly string[];
  readonly case: Partial<Case>;
  readonly evidence_sets: readonly {
    readonly pastes: readonly string[];
    readonly level: string;
    readonly possible_must_include: readonly string[];
    readonly must_not_confirm: readonly string[];
  }[];
}

export function readTruth(id: string, name = 'truth.json'): Truth {
  return JSON.parse(readFileSync(join(recordedFolder(id), name), 'utf8')) as Truth;
}

export function readRecorded(id: string, file: string): string {
  return readFileSync(join(recordedFolder(id), file), 'utf8');
}

/** Typed on the wrong machine or after the repair: the way through the case does not see it. */
export function isAside(file: string): boolean {
  return /\.(?:web3|fixed)\.txt$/.test(file);
}

const versions = new Map<ToolId, string>();

export function versionOf(tool: ToolId): string {
  const known =
    versions.get(tool) ??
    execFileSync('dpkg-query', ['-W', '-f', '${Version}', TOOLS[tool].package], { encoding: 'utf8' });
  versions.set(tool, known);
  return `${TOOLS[tool].package} ${known}`;
}

/** Replaces all that was recorded of the fault. */
export async function writeFixtures(fault: Fault, recorded: readonly Recorded[]): Promise<void> {
  const fixtures: Fixtures = {
    fault: fault.id,
    date: new Date().toISOString().slice(0, 10),
    kernel: /^\d+\.\d+(?:\.\d+)?/.exec(release())?.[0] ?? '',
    recordings: recorded.map(({ entry }) => entry),
  };
  const folder = recordedFolder(fault.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { entry, text } of recorded) writeFileSync(join(folder, entry.file), text);
  await writeJson(join(folder, 'fixtures.json'), fixtures);
  await writeTruth(fault);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(value), { parser: 'json', printWidth: 110 }));
}

/** Writes what is said of the recordings, which stay as they are. */
export async function writeTruth(fault: Fault): Promise<void> {
  const folder = recordedFolder(fault.id);
  await writeJson(join(folder, 'truth.json'), truth(fault, fault));
  if (fault.repair !== undefined) {
    await writeJson(join(folder, 'truth.fixed.json'), truth(fault, { cause: 'tcp-ok', ...fault.repair }));
  }
}

function truth(fault: Fault, state: Pick<Fault, 'cause' | 'alsoOk' | 'how' | 'evidenceSets'>): unknown {
  return {
    fault: fault.id,
    cause: state.cause,
    also_ok: state.alsoOk ?? [],
    case: fault.case,
    how: state.how,
    evidence_sets: state.evidenceSets.map((set) => ({
      pastes: set.pastes,
      possible_must_include: set.possibleMustInclude,
      must_not_confirm: set.mustNotConfirm,
      should_rule_out: set.shouldRuleOut,
      level: set.level,
      ...(set.note === undefined ? {} : { note: set.note }),
    })),
  };
}
