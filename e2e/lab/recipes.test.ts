import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/engine/index.ts';
import type { Run } from '../../src/model/diagnosis.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { isAside, readFixtures, readRecorded } from './fixtures.ts';
import { walk } from './offered.ts';
import { BEGINS, toldOf } from './told.ts';

const faults = await Promise.all(FAULT_IDS.map(loadFault));

describe.each(faults.filter(({ variantOf }) => variantOf === undefined))('$id', (fault) => {
  const { id } = fault;
  const recordings = readFixtures(id).recordings.filter(({ file }) => !isAside(file));

  test('every command that the page offers is recorded as it stands', async () => {
    const unrecorded: string[] = [];
    const begins = recordings
      .filter(({ file }) => BEGINS.has(file))
      .map(({ file, where }) => ({ text: readRecorded(id, file), from: where }));
    await walk(diagnose, toldOf(fault), begins, ({ step, run, then }) => {
      const recordingOf = (one: Run) =>
        recordings.find(
          ({ where, command, recipe }) =>
            recipe !== undefined && where === one.where && command === one.command,
        );
      for (const one of [run, ...then]) if (recordingOf(one) === undefined) unrecorded.push(one.command);
      const found = recordingOf(run);
      const text = found === undefined ? '' : readRecorded(id, found.file);
      return Promise.resolve({ text, from: run.where, ran: { recipe: step, command: run.command } });
    });
    expect(unrecorded, `type: npm run lab:record -- --missing ${id}`).toEqual([]);
  });
});
