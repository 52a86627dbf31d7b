import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/engine/index.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { readFixtures, readRecorded } from './fixtures.ts';

/** The fixes that `npm run lab` types and takes back are those that the page offers on the recorded fault. */

const faults = await Promise.all(FAULT_IDS.map(loadFault));

describe.each(faults.filter(({ repair }) => (repair?.fixes ?? []).length > 0))('$id', (fault) => {
  const evidence = readFixtures(fault.id)
    .recordings.filter(({ file }) => !/\.(?:web3|fixed)\.txt$/.test(file))
    .map(({ file, where }) => ({ text: readRecorded(fault.id, file), from: where }));
  const { verdict } = diagnose({ case: fault.case, evidence });

  test.each(fault.repair?.fixes ?? [])('$command', ({ where, command, undo }) => {
    expect(verdict?.cause).toBe(fault.cause);
    const offered = verdict?.fixes.map(({ run }) => run) ?? [];
    expect(offered.map((run) => run.command)).toContain(command);
    const run = offered.find((one) => one.command === command);
    expect(run?.where).toBe(where);
    expect(run?.changes?.undo).toBe(undo);
  });
});

test('duplicate-address: the server’s own hardware address is told from the other one', async () => {
  const fault = await loadFault('duplicate-address');
  const evidence = readFixtures(fault.id)
    .recordings.filter(({ file }) => !/\.fixed\.txt$/.test(file))
    .map(({ file, where }) => ({ text: readRecorded(fault.id, file), from: where }));
  const { verdict } = diagnose({ case: fault.case, evidence });
  const pins = verdict?.fixes
    .filter(({ id }) => id.startsWith('pin-neighbour'))
    .map(({ run }) => run.command);
  expect(pins).toEqual(['sudo ip neigh replace 10.77.2.2 lladdr 52:54:00:77:02:02 nud permanent dev br0']);
});
