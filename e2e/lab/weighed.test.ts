import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { suspectsOf } from '../../src/engine/index.ts';
import type { Suspect } from '../../src/model/diagnosis.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { isAside, readFixtures, readRecorded, readTruth, recordedFolder, type Truth } from './fixtures.ts';

/**
 * What was recorded of each fault, weighed: every evidence set of its truth, and every honest subset up to three; and
 * the same after its repair.
 */

const LEVELS = ['ruled-out', 'possible', 'likely', 'confirmed'];

function levelOf(suspects: readonly Suspect[], id: string): string {
  return suspects.find(({ cause }) => cause === id)?.level ?? 'missing';
}

function confirmedBy(suspects: readonly Suspect[]): readonly string[] {
  return suspects.filter(({ level }) => level === 'confirmed').map(({ cause }) => cause);
}

describe.each(FAULT_IDS)('%s', async (id) => {
  const { staysLikely } = await loadFault(id);
  const truth = readTruth(id);
  const { recordings } = readFixtures(id);
  const allowed = new Set([truth.cause, ...truth.also_ok]);
  const where = new Map(recordings.map(({ file, where: place }) => [file, place]));
  const evidence = (file: string): Evidence => ({
    text: readRecorded(id, file),
    from: where.get(file) ?? 'unknown',
  });
  const weigh = (files: readonly string[]): readonly Suspect[] =>
    suspectsOf({ case: truth.case, evidence: files.map(evidence) });

  function checkSet(set: Truth['evidence_sets'][number], cause: string): void {
    const suspects = weigh(set.pastes);
    for (const one of set.possible_must_include) {
      expect.soft(levelOf(suspects, one), `${one} stands`).not.toBe('ruled-out');
    }
    for (const one of set.must_not_confirm) {
      expect.soft(levelOf(suspects, one), `${one} is not confirmed`).not.toBe('confirmed');
    }
    const level = LEVELS.indexOf(levelOf(suspects, cause));
    expect.soft(level, 'not above what is honest').toBeLessThanOrEqual(LEVELS.indexOf(set.level));
  }

  test.each(truth.evidence_sets)('$pastes', (set) => {
    checkSet(set, truth.cause);
  });

  // Pastes from the bystander are not honest evidence of the server, and those after the repair not of the fault.
  const honest = recordings.map(({ file }) => file).filter((file) => !isAside(file));
  const clients = honest.filter((file) => where.get(file) === 'client');
  const servers = honest.filter((file) => where.get(file) !== 'client');

  function faultOf(files: readonly string[]): string | undefined {
    const suspects = weigh(files);
    const wrong = confirmedBy(suspects).filter((cause) => !allowed.has(cause));
    if (wrong.length > 0) return `${files.join(' + ')} confirms ${wrong.join()}`;
    return levelOf(suspects, truth.cause) === 'ruled-out'
      ? `${files.join(' + ')} rules the truth out`
      : undefined;
  }

  test('no honest subset confirms a wrong cause or rules out the true one', () => {
    // Every paste meets every sixth of the other side: all of them together take minutes and say the same.
    const pairs = clients.flatMap((client, i) =>
      servers.filter((_server, j) => (i + j) % 6 === 0).map((server) => [client, server]),
    );
    const triples = servers.flatMap((server, i) =>
      servers
        .slice(i + 1, i + 5)
        .map((other, j) => [clients[(i + j) % Math.max(1, clients.length)] ?? server, server, other]),
    );
    const subsets = [...honest.map((file) => [file]), ...pairs, ...triples];
    expect(subsets.flatMap((files) => faultOf(files) ?? [])).toEqual([]);
  }, 60_000);

  const fixedFile = 'truth.fixed.json';
  const fixed = recordings.map(({ file }) => file).filter((file) => file.endsWith('.fixed.txt'));
  const repaired = existsSync(join(recordedFolder(id), fixedFile)) ? readTruth(id, fixedFile) : undefined;

  test.each(repaired?.evidence_sets ?? [])('after the repair: $pastes', (set) => {
    checkSet(set, 'tcp-ok');
  });

  if (repaired) {
    test('after the repair, what the machines still say of before confirms nothing', () => {
      const healed = fixed.filter((file) => where.get(file) === 'client');
      const before = healed.flatMap((client, i) =>
        servers.filter((_server, j) => (i + j) % 3 === 0).map((server) => [client, server]),
      );
      const after = healed.flatMap((client) =>
        fixed.filter((file) => file !== client).map((file) => [client, file]),
      );
      const wrong = [...before, ...after, [...healed, ...servers], fixed].flatMap((files) => {
        const confirmed = confirmedBy(weigh(files)).filter((cause) => cause !== 'tcp-ok');
        return confirmed.length > 0 ? [`${files.join(' + ')} confirms ${confirmed.join()}`] : [];
      });
      expect(wrong).toEqual([]);
    }, 60_000);
  }

  test('everything together confirms the true cause, and nothing else', () => {
    const suspects = weigh(honest);
    expect(levelOf(suspects, truth.cause)).toBe(staysLikely === undefined ? 'confirmed' : 'likely');
    expect(confirmedBy(suspects).filter((cause) => !allowed.has(cause))).toEqual([]);
  });
});
