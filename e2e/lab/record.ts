import type { Fault, Recording } from './fault.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { clearRecorded, versionOf, writeFixtures, writeRecorded, type FixtureEntry } from './fixtures.ts';
import { enterNamespaces, prepareStore } from './ground.ts';
import { isRoot } from './host.ts';
import { createNetwork, type Lab } from './network.ts';
import { hostFor } from './parts.ts';
import { LOCALES } from './probes.ts';
import { type } from './terminal.ts';

async function record(lab: Lab, id: string, recording: Recording): Promise<FixtureEntry> {
  const host = hostFor(lab, recording.where, recording.on);
  const shown = await type(host, recording);
  const file = `${recording.where}.${recording.name}.txt`;
  writeRecorded(id, file, shown.text);
  return {
    file,
    where: recording.where,
    host: host.name,
    command: recording.command,
    tool: recording.tool,
    version: versionOf(recording.tool),
    exit: shown.status,
    seconds: Math.round(shown.seconds * 10) / 10,
    ...(recording.locale === undefined ? {} : { locale: recording.locale }),
  };
}

async function recordFault(fault: Fault, store: string): Promise<void> {
  const lab = await createNetwork(store);
  try {
    clearRecorded(fault.id);
    await fault.start(lab);
    const entries: FixtureEntry[] = [];
    for (const recording of fault.recordings) entries.push(await record(lab, fault.id, recording));
    if (fault.repair !== undefined) {
      await fault.repair.apply(lab);
      for (const recording of fault.repair.recordings) entries.push(await record(lab, fault.id, recording));
    }
    await writeFixtures(fault, entries);
    console.log(`${fault.id}: ${entries.length} files`);
  } finally {
    lab.end();
  }
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const store = await prepareStore(LOCALES);
  for (const id of asked.length === 0 ? FAULT_IDS : asked) await recordFault(await loadFault(id), store);
}

if (!isRoot) {
  console.error('Recording needs root: what a user without root sees is part of it.');
  process.exitCode = 1;
} else {
  const status = enterNamespaces();
  if (status === undefined) await main();
  else process.exitCode = status;
}
