import type { Refusal } from '../link.ts';

/** A number that a link may carry. */
export interface NumberSpec {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const NUMBER = /^-?\d{1,9}(?:\.\d{1,3})?$/;

/** The number that was typed, or why it is none. */
export function acceptNumber(text: string, { least, most, whole }: NumberSpec): number | string {
  const typed = text.trim().replace(',', '.');
  const value = NUMBER.test(typed) ? Number(typed) : Number.NaN;
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  if (fits) return value;
  const kind = whole ? 'A whole number' : 'A number';
  return `${kind} from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`;
}

/** A link's number; nothing where the link has none or a bad one, and then why. */
export function readNumber(
  parameters: URLSearchParams,
  spec: NumberSpec,
): { readonly value?: number; readonly refused?: Refusal } {
  const text = parameters.get(spec.name);
  if (text === null || text === '') return {};
  const accepted = acceptNumber(text.slice(0, 40), spec);
  return typeof accepted === 'number'
    ? { value: accepted }
    : { refused: { field: spec.name, why: accepted } };
}

/** A link's word, where it is one of those that exist. */
export function readWord<T extends string>(
  parameters: URLSearchParams,
  name: string,
  words: readonly T[],
): { readonly value?: T; readonly refused?: Refusal } {
  const text = parameters.get(name);
  if (text === null || text === '') return {};
  const value = words.find((word) => word === text);
  return value === undefined
    ? { refused: { field: name, why: 'There is nothing of this name.' } }
    : { value };
}

/** The same link with these values; a value that is left out goes. */
export function withValues(
  parameters: URLSearchParams,
  values: Readonly<Record<string, string | number | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}
