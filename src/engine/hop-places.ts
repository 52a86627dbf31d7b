import type { Run, Step, Verdict } from '../model/diagnosis.ts';
import type { FailedHop } from './hop.ts';

/** Where commands are typed when the hop that failed is not the client's to its target: its ends have other names. */

function placeOf(run: Run, { kind, told }: FailedHop): string | undefined {
  if (told === undefined || run.typedAt !== undefined) return undefined;
  if (run.where === 'server') return kind === 'proxy' ? `on the proxy, ${told.to}` : `on ${told.to}`;
  if (run.where !== 'client' || kind === 'proxy') return undefined;
  return kind === 'beyond' ? `on the proxy, ${told.from}` : `on ${told.from}`;
}

function atHop(run: Run, hop: FailedHop): Run {
  const typedAt = placeOf(run, hop);
  return typedAt === undefined ? run : { ...run, typedAt };
}

export function stepsAtHop(steps: readonly Step[], hop: FailedHop | undefined): readonly Step[] {
  if (!hop?.told) return steps;
  return steps.map((step) => ({ ...step, runs: step.runs.map((run) => atHop(run, hop)) }));
}

export function verdictAtHop(verdict: Verdict, hop: FailedHop | undefined): Verdict {
  if (!hop?.told) return verdict;
  return {
    ...verdict,
    fixes: verdict.fixes.map((fix) => ({ ...fix, run: atHop(fix.run, hop) })),
    proof: verdict.proof.map((run) => atHop(run, hop)),
  };
}
