import { differs } from './compare.ts';
import type { EvidenceSet, Fault, Recording, Repair, TypedFix } from './fault.ts';
import { everyOne, fileOf, hostFor } from './recording.ts';
import type { Lab } from './network.ts';
import { type } from './terminal.ts';

/** The page's own fixes, typed as they stand: after each the fault is gone, and after its undo it is back. */

async function typed(lab: Lab, { where, tool }: TypedFix, command: string): Promise<void> {
  const { status, text } = await type(hostFor(lab, { where }), { command, tool });
  if (status !== 0) throw new Error(`exit ${status}: ${text}`);
}

/** Makes the state in which the recordings after the repair are made. */
export async function applyRepair(lab: Lab, repair: Repair): Promise<void> {
  await repair.apply?.(lab);
  const [fix] = repair.fixes ?? [];
  if (fix) await typed(lab, fix, fix.command);
}

function checked(recordings: readonly Recording[]): readonly Recording[] {
  return everyOne(recordings).filter(({ check }) => check);
}

async function anyDiffers(
  lab: Lab,
  id: string,
  recordings: readonly Recording[],
): Promise<string | undefined> {
  for (const recording of checked(recordings)) {
    const found = await differs(lab, id, recording);
    if (found !== undefined) return `${fileOf(recording)}: ${found}`;
  }
  return undefined;
}

/** The one that is typed again after the repair, for it ends otherwise there; else the first. */
function failingOf({ recordings, repair }: Fault): Recording | undefined {
  const again = new Set(checked(repair?.recordings ?? []).map(({ name }) => name));
  const before = checked(recordings);
  return before.find(({ name }) => again.has(`${name}.fixed`)) ?? before[0];
}

/** Types every fix and its undo on the running fault; says what came out otherwise than recorded. */
export async function tryFix(lab: Lab, fault: Fault, fix: TypedFix): Promise<string | undefined> {
  await typed(lab, fix, fix.command);
  const healed = await anyDiffers(lab, fault.id, fault.repair?.recordings ?? []);
  await typed(lab, fix, fix.undo);
  const failing = failingOf(fault);
  const back = await anyDiffers(lab, fault.id, failing === undefined ? [] : [failing]);
  return healed ?? (back === undefined ? undefined : `after the undo ${back}`);
}

/** Pastes after the repair: it answers, whatever counters and tables still say of before. */
export function healed(
  cause: string,
  level: EvidenceSet['level'],
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] {
  return sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: ['tcp-ok'],
    mustNotConfirm: [cause, 'not-listening', 'firewall-drop', 'path-filter', 'packet-loss'],
    shouldRuleOut: [],
  }));
}
