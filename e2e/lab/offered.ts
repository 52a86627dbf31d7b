import type { Case } from '../../src/model/case.ts';
import type { DiagnoseInput, Diagnosis, Run } from '../../src/model/diagnosis.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** A command that the page offers on the way through a case. */
export interface Offered {
  /** The step that offers it first, or `proof`. */
  readonly step: string;
  readonly recipe: string;
  readonly run: Run;
  /** What is started while it runs. */
  readonly then: readonly Run[];
}

type Offers = Pick<Diagnosis, 'next' | 'verdict'>;

/** A story has at most three pastes. */
const LONGEST = 3;

/**
 * Walks every way through a case: from nothing but what was told (more of it or less), and from each paste to begin
 * with, through the output of each command that is offered. `perform` types a command, once, with what belongs into its
 * time, and gives its output as evidence.
 */
export async function walk(
  diagnose: (input: DiagnoseInput) => Offers,
  told: readonly Partial<Case>[],
  begins: readonly Evidence[],
  perform: (offered: Offered) => Promise<Evidence>,
): Promise<readonly Offered[]> {
  const outputs = new Map<string, Evidence>();
  const all: Offered[] = [];
  const states: (readonly Evidence[])[] = [[], ...begins.map((one) => [one])];
  const seen = new Set<string>();
  for (let state = states.shift(); state !== undefined; state = states.shift()) {
    const name = state
      .map(({ text }) => text)
      .sort()
      .join('\0');
    if (seen.has(name)) continue;
    seen.add(name);
    const recipes = new Set<string>();
    for (const offered of told.flatMap((known) => runnable(diagnose({ case: known, evidence: state })))) {
      const key = `${offered.run.where}\0${offered.run.command}`;
      const output = outputs.get(key) ?? (await perform(offered));
      if (!outputs.has(key)) all.push(offered);
      outputs.set(key, output);
      // What the other flavours of a recipe print leads no further than what the first one prints.
      if (state.length < LONGEST && !recipes.has(offered.recipe)) states.push([...state, output]);
      recipes.add(offered.recipe);
    }
  }
  return all;
}

/**
 * What can be typed on the lab's hosts: commands for a POSIX shell that change nothing. A flavour that names its source
 * needs what these hosts lack (systemd, firewalld, ufw, another system) and is taken from documentation.
 */
function runnable({ next, verdict }: Offers): readonly Offered[] {
  const measured = next.filter(({ source }) => source === undefined);
  const steps = measured.flatMap(({ id, recipe = id, runs: [run, ...then] }) =>
    run === undefined ? [] : [{ step: id, recipe, run, then: then.filter(isTyped) }],
  );
  const proofs = (verdict?.proof ?? []).map((run) => ({ step: 'proof', recipe: 'proof', run, then: [] }));
  return [...steps, ...proofs].filter(({ run }) => isTyped(run));
}

function isTyped({ shell, where, changes }: Run): boolean {
  return shell === 'posix' && where !== 'unknown' && changes === undefined;
}
