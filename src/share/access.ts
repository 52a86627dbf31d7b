import type { Step } from '../model/diagnosis.ts';
import type { Vantage } from '../model/evidence.ts';

/** The places that somebody may have no access to, in the order of the SYN's way. */
export const PLACES = ['client', 'middle', 'server'] as const satisfies readonly Vantage[];

export type Place = (typeof PLACES)[number];

/** Where a step's commands run, each place once. */
export function placesOf(step: Step): readonly Place[] {
  const wheres = new Set([...step.runs.map(({ where }) => where), step.where]);
  return PLACES.filter((place) => wheres.has(place));
}

export interface Reach {
  /** Steps that can be taken from where the user is, in the order of `next`. */
  readonly open: readonly Step[];
  /** Steps of which at least one command runs where the user cannot go. */
  readonly closed: readonly Step[];
}

/** Parts the steps by where the user can run something; the engine's order stays. */
export function splitByAccess(next: readonly Step[], noAccess: readonly Place[]): Reach {
  const isClosed = (step: Step): boolean => placesOf(step).some((place) => noAccess.includes(place));
  return { open: next.filter((step) => !isClosed(step)), closed: next.filter(isClosed) };
}

export interface Asked {
  readonly id: string;
  /** The ways to the answer, best first. Not empty. */
  readonly steps: readonly [Step, ...Step[]];
}

/** The steps by their question, in the order of `next`. */
export function byQuestion(next: readonly Step[]): readonly Asked[] {
  const groups = new Map<string, [Step, ...Step[]]>();
  for (const step of next) {
    const id = step.question ?? step.id;
    const group = groups.get(id);
    if (group) group.push(step);
    else groups.set(id, [step]);
  }
  return [...groups].map(([id, steps]) => ({ id, steps }));
}
