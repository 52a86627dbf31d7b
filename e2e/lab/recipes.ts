import { diagnose } from '../../src/engine/index.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Fault, Recording } from './fault.ts';
import type { Lab } from './network.ts';
import { walk, type Offered } from './offered.ts';
import { hostFor, recorded, type Recorded } from './recording.ts';
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
  ifconfig: ['net-tools'],
  ip: ['ip'],
  'iptables-save': ['iptables'],
  lsof: ['lsof'],
  nc: ['nc-openbsd', 'ncat', 'nc-traditional'],
  'nc.traditional': ['nc-traditional'],
  ncat: ['ncat'],
  netstat: ['net-tools'],
  nft: ['nft'],
  socat: ['socat'],
  ss: ['ss'],
};

/** `ip, nc`: the last one decides how the output reads. */
function toolsOf(named: string): readonly ToolId[] {
  const last = named.split(', ').at(-1) ?? named;
  const tools = MEANT[last];
  if (tools === undefined) throw new Error(`tell e2e/lab/recipes.ts which tool "${named}" is`);
  return tools;
}

type RecipeRecording = Recording & { readonly recipe: string };

function recordingsFor({ step, run }: Offered): readonly RecipeRecording[] {
  if (run.where === 'unknown') return [];
  const { where, command } = run;
  const stem = step.replaceAll(/[^\w-]+/g, '-');
  return toolsOf(run.tool).map((tool, index) => ({
    ...{ where, command, tool, recipe: step },
    name: index === 0 ? stem : `${stem}.${tool}`,
  }));
}

async function recordRecipe(lab: Lab, recording: RecipeRecording, name: string): Promise<Recorded> {
  const host = hostFor(lab, recording);
  const done = recorded(`recipe.${name}.txt`, recording, host, await type(host, recording));
  return { ...done, entry: { ...done.entry, recipe: recording.recipe } };
}

/** The commands that the page offers in this case, typed as they stand, also by a person on the wrong machine. */
export async function recordRecipes(
  lab: Lab,
  fault: Fault,
  begins: readonly Recorded[],
): Promise<RecipesDone> {
  const done: Recorded[] = [];
  const typed: RecipeRecording[] = [];
  const names = new Set<string>();
  const free = (name: string): string => {
    let tried = name;
    for (let count = 2; names.has(tried); count += 1) tried = `${name}-${count}`;
    names.add(tried);
    return tried;
  };
  const perform = async (offered: Offered): Promise<Evidence> => {
    const outputs: Recorded[] = [];
    for (const recording of recordingsFor(offered)) {
      const named = { ...recording, name: free(recording.name) };
      typed.push(named);
      outputs.push(await recordRecipe(lab, named, named.name));
    }
    done.push(...outputs);
    const { step, run } = offered;
    return { text: outputs[0]?.text ?? '', from: run.where, ran: { recipe: step, command: run.command } };
  };
  const pastes = begins.map(({ entry, text }) => ({ text, from: entry.where }));
  await walk(diagnose, toldOf(fault), pastes, perform);
  for (const one of typed.filter(({ where }) => where === 'server')) {
    done.push(await recordRecipe(lab, { ...one, on: 'web3' }, `${one.name}.web3`));
  }
  return { done, again: () => typeAgain(lab, typed) };
}

export interface RecipesDone {
  readonly done: readonly Recorded[];
  /** Types the same commands after the fault's repair. */
  again(): Promise<readonly Recorded[]>;
}

async function typeAgain(lab: Lab, typed: readonly RecipeRecording[]): Promise<readonly Recorded[]> {
  const done: Recorded[] = [];
  for (const recording of typed) done.push(await recordRecipe(lab, recording, `${recording.name}.fixed`));
  return done;
}
