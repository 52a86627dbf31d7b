import { describe, expect, it } from 'vitest';
import { diagnose } from '../engine/index.ts';
import { requestDiagnosis, subscribeToWork, workOn } from './diagnosing.ts';
import type { Engine } from './engine.ts';
import type { CaseFile } from './store/case-file.ts';

const FILE: CaseFile = {
  ...{ version: 1, id: 'one', case: {}, answers: {}, noAccess: [], created: 0, changed: 0 },
  evidence: [{ id: 'a', text: 'nc: connect to db1 port 5432 (tcp) failed: Connection refused' }],
};

describe('requestDiagnosis', () => {
  it('says at once since when it reads, and then what it read', async () => {
    const seen: string[] = [];
    const before = Date.now();
    const done = new Promise<void>((resolve) => {
      subscribeToWork(() => {
        const work = workOn(FILE);
        seen.push(work?.kind ?? 'nothing');
        if (work?.kind === 'running') expect(work.since).toBeGreaterThanOrEqual(before);
        if (work?.kind === 'done') resolve();
      });
    });
    // There is no worker here, so it is read in place.
    requestDiagnosis({ diagnose } as unknown as Engine, FILE);
    await done;
    expect(seen).toEqual(['running', 'done']);
  });
});
