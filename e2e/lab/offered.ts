import type { Case } from '../../src/model/case.ts';
import type { DiagnoseInput, Diagnosis, Run } from '../../src/model/diagnosis.ts';
import type { Evidence } from '../../src/model/evidence.ts';

/** A command that the page offers on the way through a case. */
export interface Offered {
  /** The step that offers it first, or `proof`. */
  readonly step: string;
  readonly run: Run;
}

type Offers = Pick<Diagnosis, 'next' | 'verdict'>;

/** More pastes than that no story needs, and more states than that no case has. */
const LONGEST = 4;
const MOST_STATES = 120;

/**
 * Walks every way through a case: from nothing but what was told, and from each paste to begin with, through the
 * output of each command that is offered. `perform` types a command, once, and gives its output as evidence.
 */
export async function walk(
  diagnose: (input: DiagnoseInput) => Offers,
  told: Partial<Case>,
  begins: readonly Evidence[],
  perform: (offered: Offered) => Promise<Evidence>,
): Promise<readonly Offered[]> {
  const outputs = new Map<string, Evidence>();
  const all: Offered[] = [];
  const states: (readonly Evidence[])[] = [[], ...begins.map((one) => [one])];
  const seen = new Set<string>();
  for (let state = states.shift(); state !== undefined && seen.size < MOST_STATES; state = states.shift()) {
    const name = state
      .map(({ text }) => text)
      .sort()
      .join('\0');
    if (seen.has(name)) continue;
    seen.add(name);
    for (const offered of runnable(diagnose({ case: told, evidence: state }))) {
      const key = `${offered.run.where}\0${offered.run.command}`;
      if (!outputs.has(key)) {
        outputs.set(key, await perform(offered));
        all.push(offered);
      }
      const output = outputs.get(key);
      if (output !== undefined && state.length < LONGEST) states.push([...state, output]);
    }
  }
  return all;
}

/** What can be typed on the lab's hosts: commands for a POSIX shell that change nothing. */
function runnable({ next, verdict }: Offers): readonly Offered[] {
  const steps = next.flatMap(({ id, runs }) => runs.map((run) => ({ step: id, run })));
  const proofs = (verdict?.proof ?? []).map((run) => ({ step: 'proof', run }));
  return [...steps, ...proofs].filter(
    ({ run }) => run.shell === 'posix' && run.where !== 'unknown' && run.changes === undefined,
  );
}
