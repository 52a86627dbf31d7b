import { acceptCase } from '../model/accept-case.ts';
import { CASE_FIELDS, type Case } from '../model/case.ts';

export interface Refusal {
  readonly field: string;
  readonly why: string;
}

export interface ReadLink {
  readonly case: Partial<Case>;
  readonly refused: readonly Refusal[];
}

const FIELDS: ReadonlySet<string> = new Set(CASE_FIELDS);
const SHOWN = 40;

function shortened(name: string): string {
  return name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
}

function unknown(parameters: URLSearchParams): readonly Refusal[] {
  return [...new Set(parameters.keys())]
    .filter((name) => !FIELDS.has(name))
    .map((name) => ({ field: shortened(name), why: 'No link parameter has this name.' }));
}

/** A link's parameters as a case. What is wrong is refused by itself; the rest is used. */
export function readLink(parameters: URLSearchParams): ReadLink {
  const raw = Object.fromEntries(CASE_FIELDS.map((field) => [field, parameters.get(field)]));
  const accepted = acceptCase(raw);
  return { case: accepted.case, refused: [...accepted.refused, ...unknown(parameters)] };
}

/** Refusals travel in the history entry, so that a reload still shows them. It is read as what it is: anybody's data. */
export function readRefusals(state: unknown): readonly Refusal[] {
  if (typeof state !== 'object' || state === null || !('refused' in state) || !Array.isArray(state.refused))
    return [];
  return state.refused.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('field' in entry) || !('why' in entry)) return [];
    const { field, why } = entry;
    return typeof field === 'string' && typeof why === 'string' ? [{ field, why }] : [];
  });
}
