/** `npm run lab`: makes every fault afresh and sees that the kernel still behaves as recorded. */
import { setTimeout as pause } from 'node:timers/promises';
import { differs } from './compare.ts';
import type { Fault, Recording } from './fault.ts';
import { FAULT_IDS, loadFault } from './faults.ts';
import { isInside, prepareStore, startInside, whyNoNamespaces } from './ground.ts';
import { CHECKS } from './measure.ts';
import { createNetwork, type Lab } from './network.ts';
import { installPackages, missingPackages } from './packages.ts';
import { each } from './pool.ts';
import { everyOne, fileOf } from './recording.ts';
import { tryFix } from './repair.ts';
import { TOOLS } from './tools.ts';

const AT_ONCE = 4;
/** Seconds that one fault or measurement may take; the longest, port-exhaustion, takes 30 on two cores. */
const LIMIT = 300;
const counts = { passed: 0, failed: 0, skipped: 0 };

function report(outcome: keyof typeof counts, what: string, why?: string): void {
  counts[outcome] += 1;
  const word = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' }[outcome];
  console.log(`${word.padEnd(8)}${what}${why === undefined ? '' : `: ${why}`}`);
}

/** What hangs is a failure, not a run without an end. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = async (): Promise<never> => {
    await pause(LIMIT * 1000, undefined, { ref: false });
    throw new Error(`not done after ${LIMIT} s`);
  };
  return Promise.race([work, late()]);
}

async function compare(lab: Lab, id: string, recording: Recording): Promise<void> {
  const difference = await differs(lab, id, recording);
  report(difference === undefined ? 'passed' : 'failed', `${id}/${fileOf(recording)}`, difference);
}

/** The page's fixes, one after the other, each taken back. */
async function checkFixes(lab: Lab, fault: Fault): Promise<void> {
  for (const fix of fault.repair?.fixes ?? []) {
    const differs = await tryFix(lab, fault, fix);
    report(differs === undefined ? 'passed' : 'failed', `${fault.id}: ${fix.command}`, differs);
  }
}

async function check(fault: Fault, store: string, missing: readonly string[]): Promise<void> {
  const lacking = (fault.packages ?? []).filter((name) => missing.includes(name));
  if (lacking.length > 0) {
    report('skipped', fault.id, `needs ${lacking.join(', ')}`);
    return;
  }
  let lab: Lab | undefined;
  const makeAndCompare = async (): Promise<void> => {
    lab = await createNetwork(store, fault.delays, fault.oneMachine);
    await fault.start(lab);
    for (const recording of everyOne(fault.recordings).filter((one) => one.check)) {
      const name = TOOLS[recording.tool].package;
      if (missing.includes(name)) report('skipped', `${fault.id}/${fileOf(recording)}`, `needs ${name}`);
      else await compare(lab, fault.id, recording);
    }
    await checkFixes(lab, fault);
  };
  try {
    await inTime(makeAndCompare());
  } catch (error) {
    report('failed', fault.id, error instanceof Error ? error.message : String(error));
  } finally {
    lab?.end();
  }
}

/** The SYN clock and the queues: most of it is waiting, too. */
async function checkMeasured(store: string, missing: readonly string[]): Promise<void> {
  await each(CHECKS, AT_ONCE, async (check) => {
    const { name } = check;
    const lacks = missing.includes('python3') ? 'needs python3' : check.skip;
    if (lacks !== undefined) {
      report('skipped', name, lacks);
      return;
    }
    try {
      const differs = await inTime(check.run(store));
      report(differs === undefined ? 'passed' : 'failed', name, differs);
    } catch (error) {
      report('failed', name, error instanceof Error ? error.message : String(error));
    }
  });
}

/** Faults side by side: most of their time is waiting. */
async function checkAll(): Promise<void> {
  const missing = missingPackages();
  const store = await prepareStore([]);
  await each(FAULT_IDS, AT_ONCE, async (id) => {
    await check(await loadFault(id), store, missing);
  });
  await checkMeasured(store, missing);
}

function summary(): number {
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

function start(): number {
  const why = whyNoNamespaces();
  if (why !== undefined) {
    for (const id of [...FAULT_IDS, ...CHECKS.map(({ name }) => name)]) report('skipped', id, why);
    return summary();
  }
  installPackages(missingPackages());
  return startInside();
}

if (isInside) {
  await checkAll();
  process.exit(summary());
} else process.exitCode = start();
