import { setTimeout as pause } from 'node:timers/promises';
import { diagnose } from '../../src/engine/index.ts';
import type { Run } from '../../src/model/diagnosis.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Fault, Recording } from './fault.ts';
import type { Lab } from './network.ts';
import { isAside, type FixtureEntry } from './fixtures.ts';
import { walk, type Offered } from './offered.ts';
import { each } from './pool.ts';
import { everyOne, hostFor, recorded, type Recorded } from './recording.ts';
import { type } from './terminal.ts';
import { toldOf } from './told.ts';
import type { ToolId } from './tools.ts';

/** Which of the lab's tools the page means by a name; the first is what a bare `nc` is on Debian. */
const MEANT: Readonly<Record<string, readonly ToolId[]>> = {
  bash: ['bash'],
  busybox: ['busybox'],
  'busybox nc': ['busybox'],
  cat: ['cat'],
  curl: ['curl'],
  dig: ['dig'],
  getent: ['getent'],
  grep: ['cat'],
  ifconfig: ['net-tools'],
  ip: ['ip'],
  'iptables-save': ['iptables'],
  lsof: ['lsof'],
  nc: ['nc-openbsd', 'ncat', 'nc-traditional'],
  'nc.traditional': ['nc-traditional'],
  ncat: ['ncat'],
  netstat: ['net-tools'],
  nft: ['nft'],
  nstat: ['nstat'],
  ps: ['ps'],
  socat: ['socat'],
  ss: ['ss'],
  sysctl: ['sysctl'],
  tcpdump: ['tcpdump'],
};

/** `ip, nc`: the last one decides how the output reads. */
function toolsOf(named: string): readonly ToolId[] {
  const last = named.split(', ').at(-1) ?? named;
  const tools = MEANT[last];
  if (tools === undefined) throw new Error(`tell e2e/lab/recipes.ts which tool "${named}" is`);
  return tools;
}

type RecipeRecording = Recording & { readonly recipe: string; readonly then?: readonly RecipeRecording[] };

function recordingsFor({ step, run, then }: Offered, fault: Fault): readonly RecipeRecording[] {
  const stem = step.replaceAll(/[^\w-]+/g, '-');
  const others = then
    .flatMap((other) => typedFor(step, other, `${stem}.then`).slice(0, 1))
    .map((one) => (one.tool === 'tcpdump' ? { ...one, then: failingProgram(fault, one) } : one));
  const own = typedFor(step, run, stem);
  return others.length === 0 ? own : own.map((one) => ({ ...one, then: others }));
}

/** What fails once more while both ends capture: what the fault's own captures see, else its first client. */
function failingProgram(
  { recordings }: Fault,
  { recipe, name }: RecipeRecording,
): readonly RecipeRecording[] {
  const captured = recordings.flatMap(({ meanwhile = [] }) => everyOne(meanwhile));
  return [...captured, ...recordings]
    .filter(({ where, meanwhile }) => where === 'client' && meanwhile === undefined)
    .slice(0, 1)
    .map((one) => ({ ...one, recipe, name: `${name}.then` }));
}

/** With each of the lab's tools that the page may mean. */
function typedFor(
  step: string,
  { where, command, tool: named }: Run,
  stem: string,
): readonly RecipeRecording[] {
  if (where === 'unknown') return [];
  return toolsOf(named).map((tool, index) => ({
    ...{ where, command, tool, recipe: step },
    name: index === 0 ? stem : `${stem}.${tool}`,
  }));
}

/** What is started first has begun by then. */
const HEAD_START = 1000;

/** The command's own output, then that of what is typed while it runs. */
async function recordRecipe(
  lab: Lab,
  recording: RecipeRecording,
  name: string,
): Promise<readonly Recorded[]> {
  const host = hostFor(lab, recording);
  const typed = type(host, recording);
  const others: Recorded[] = [];
  const { then = [] } = recording;
  if (then.length > 0) await pause(HEAD_START);
  for (const other of then) {
    others.push(...(await recordRecipe(lab, other, name.replace(recording.name, other.name))));
  }
  const done = recorded(`recipe.${name}.txt`, recording, host, await typed);
  return [{ ...done, entry: { ...done.entry, recipe: recording.recipe } }, ...others];
}

function isOutputOf(entry: FixtureEntry, { run }: Offered): boolean {
  const { recipe, where, command, file } = entry;
  return recipe !== undefined && !isAside(file) && where === run.where && command === run.command;
}

function evidenceOf({ step, run }: Offered, outputs: readonly Recorded[]): Evidence {
  return { text: outputs[0]?.text ?? '', from: run.where, ran: { recipe: step, command: run.command } };
}

/** Commands typed on the bystander at one time. */
const TOGETHER = 5;

/**
 * The commands that the page offers in this case, typed as they stand, also by a person on the wrong machine; not those
 * of which `known` has the output.
 */
export async function recordRecipes(
  lab: Lab,
  fault: Fault,
  begins: readonly Recorded[],
  known: readonly Recorded[] = [],
): Promise<RecipesDone> {
  const done: Recorded[] = [];
  const typed: RecipeRecording[] = [];
  const names = new Set(known.map(({ entry }) => entry.file.replace(/^recipe\.|\.txt$/g, '')));
  const free = (name: string): string => {
    let tried = name;
    for (let count = 2; names.has(tried); count += 1) tried = `${name}-${count}`;
    names.add(tried);
    return tried;
  };
  const perform = async (offered: Offered): Promise<Evidence> => {
    const outputs = known.filter(({ entry }) => isOutputOf(entry, offered)).slice(0, 1);
    if (outputs.length > 0) return evidenceOf(offered, outputs);
    for (const recording of recordingsFor(offered, fault)) {
      const named = { ...recording, name: free(recording.name) };
      typed.push(named);
      outputs.push(...(await recordRecipe(lab, named, named.name)));
    }
    done.push(...outputs);
    return evidenceOf(offered, outputs);
  };
  const pastes = begins.map(({ entry, text }) => ({ text, from: entry.where }));
  await walk(diagnose, toldOf(fault), pastes, perform);
  // Nobody dials that machine, so it is all the same what is typed there at one time.
  const onServer = typed.filter(({ where }) => where === 'server');
  const there = new Map<RecipeRecording, readonly Recorded[]>();
  await each(onServer, TOGETHER, async (one) => {
    there.set(one, await recordRecipe(lab, { ...one, then: [], on: 'web3' }, `${one.name}.web3`));
  });
  done.push(...onServer.flatMap((one) => there.get(one) ?? []));
  return { done, again: () => typeAgain(lab, typed) };
}

export interface RecipesDone {
  readonly done: readonly Recorded[];
  /** Types the same commands after the fault's repair. */
  again(): Promise<readonly Recorded[]>;
}

async function typeAgain(lab: Lab, typed: readonly RecipeRecording[]): Promise<readonly Recorded[]> {
  const done: Recorded[] = [];
  for (const recording of typed) {
    done.push(...(await recordRecipe(lab, recording, `${recording.name}.fixed`)));
  }
  return done;
}
