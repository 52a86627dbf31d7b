/**
 * `npm run lab:record [id ...]`: makes each fault and writes what real tools print; with `--missing` it
 * adds the commands that the page offers only now and what is new after the repair, with `--truth` it writes only what
 * is said of these recordings. Nothing else writes fixtures.
 */
import type { Fault, Recording } from './fault.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { readFixtures, readRecorded, writeFixtures, writeTruth } from './fixtures.ts';
import { isInside, prepareStore, startInside, whyNoNamespaces } from './ground.ts';
import { isRoot } from './host.ts';
import { createNetwork, type Lab } from './network.ts';
import { missingPackages, installPackages } from './packages.ts';
import { each } from './pool.ts';
import { LOCALES } from './probes.ts';
import { recordRecipes } from './recipes.ts';
import { applyRepair } from './repair.ts';
import { fileOf, record, type Recorded } from './recording.ts';
import { BEGINS } from './told.ts';

const AT_ONCE = 3;
const TOGETHER = 5;

/** One after the other; clients that only wait for a deadline all together, before what else there is. */
async function recordAll(lab: Lab, { recordings, sideBySide }: Fault): Promise<readonly Recorded[]> {
  const waits = ({ where, meanwhile, inTurn }: Recording): boolean =>
    sideBySide === true && where === 'client' && meanwhile === undefined && inTurn !== true;
  const done = new Map<Recording, readonly Recorded[]>();
  await each(recordings.filter(waits), TOGETHER, async (one) => {
    done.set(one, await record(lab, one));
  });
  for (const one of recordings) if (!waits(one)) done.set(one, await record(lab, one));
  return recordings.flatMap((one) => done.get(one) ?? []);
}

function recordedOf(id: string): readonly Recorded[] {
  return readFixtures(id).recordings.map((entry) => ({ entry, text: readRecorded(id, entry.file) }));
}

/** All of it; or, where some is known already, what the page offers by now and did not offer then. */
async function recordFault(fault: Fault, store: string, known: readonly Recorded[] = []): Promise<void> {
  const lab = await createNetwork(store, fault.delays, fault.oneMachine);
  try {
    await fault.start(lab);
    const done = [...(known.length > 0 ? known : await recordAll(lab, fault))];
    const files = new Set(done.map(({ entry }) => entry.file));
    const begins = done.filter(({ entry }) => BEGINS.has(entry.file));
    const recipes =
      fault.variantOf === undefined ? await recordRecipes(lab, fault, begins, known) : undefined;
    done.push(...(recipes?.done ?? []));
    const repaired = fault.repair?.recordings.filter((one) => !files.has(fileOf(one))) ?? [];
    if (fault.repair !== undefined && done.length - known.length + repaired.length > 0) {
      await applyRepair(lab, fault.repair);
      for (const recording of repaired) done.push(...(await record(lab, recording)));
      done.push(...((await recipes?.again()) ?? []));
    }
    await writeFixtures(fault, done);
    console.log(`${fault.id}: ${done.length - known.length} files written, ${known.length} kept`);
  } finally {
    lab.end();
  }
}

function ids(): readonly string[] {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  return asked.length === 0 ? FAULT_IDS : asked;
}

async function main(): Promise<void> {
  const asked = ids();
  const store = await prepareStore(LOCALES);
  await each(asked, AT_ONCE, async (id) => {
    await recordFault(await loadFault(id), store, process.argv.includes('--missing') ? recordedOf(id) : []);
  });
}

function start(): number {
  const why = isRoot
    ? whyNoNamespaces()
    : 'recording needs root: what a user without root sees is part of it';
  if (why !== undefined) {
    console.error(why);
    return 1;
  }
  installPackages(missingPackages());
  return startInside();
}

if (process.argv.includes('--truth')) for (const id of ids()) await writeTruth(await loadFault(id));
else if (isInside) await main();
else process.exitCode = start();
