import type { Recording } from './fault.ts';
import { readFixtures, readRecorded } from './fixtures.ts';
import type { Lab } from './network.ts';
import { fileOf, hostFor } from './recording.ts';
import { telling } from './telling.ts';
import { type } from './terminal.ts';

/** Types a recorded command again; says what it now shows otherwise, or nothing where the kernel decides the same. */
export async function differs(lab: Lab, id: string, recording: Recording): Promise<string | undefined> {
  const file = fileOf(recording);
  const expected = readFixtures(id).recordings.find((one) => one.file === file);
  if (expected === undefined) return `not recorded; run \`npm run lab:record ${id}\``;
  const shown = await type(hostFor(lab, recording), recording);
  const [was, now] = [telling(readRecorded(id, file)), telling(shown.text)];
  if (shown.status === expected.exit && was.join() === now.join()) return undefined;
  return `recorded exit ${expected.exit} [${was.join(', ')}], now exit ${shown.status} [${now.join(', ')}]`;
}
