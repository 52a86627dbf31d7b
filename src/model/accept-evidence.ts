import { type Accepted } from './accept.ts';
import type { AcceptedCase } from './accept-case.ts';
import { acceptHost } from './accept-host.ts';
import { acceptName } from './accept-name.ts';
import { VANTAGES, type Evidence } from './evidence.ts';

/** Pastes of one case at the most. */
const MOST_EVIDENCE = 200;

export interface AcceptedEvidence {
  readonly evidence: readonly Evidence[];
  /** What was told of a paste's place and left out, and why. */
  readonly refused: AcceptedCase['refused'];
}

type ToldField = 'machine' | 'container';

const TOLD: Readonly<Record<ToldField, (value: unknown) => Accepted<string>>> = {
  machine: acceptHost,
  container: (value) => acceptName('container', value),
};

/** Evidence may come from a link or a stored file: what is no text is left out, an unknown place stays unknown. */
export function acceptEvidence(raw: unknown): AcceptedEvidence {
  if (!Array.isArray(raw)) return { evidence: [], refused: [] };
  const refused: { field: string; why: string }[] = [];
  const evidence = raw
    .slice(0, MOST_EVIDENCE)
    .map((one: Partial<Record<keyof Evidence, unknown>> | null | undefined, index): Evidence => {
      const told: Partial<Record<ToldField, string>> = {};
      for (const field of ['machine', 'container'] as const) {
        const value = one?.[field];
        if (value === undefined || value === null || value === '') continue;
        const read = TOLD[field](value);
        if (read.ok) told[field] = read.value;
        else refused.push({ field, why: `Paste ${index + 1}: ${read.why}` });
      }
      return {
        text: typeof one?.text === 'string' ? one.text : '',
        from: VANTAGES.find((vantage) => vantage === one?.from) ?? 'unknown',
        ...told,
        ...ranOf(one?.ran),
      };
    });
  return { evidence, refused };
}

function ranOf(raw: unknown): Pick<Evidence, 'ran'> {
  const { recipe, command, where } = (raw ?? {}) as Partial<Record<keyof Ran, unknown>>;
  if (typeof recipe !== 'string' || typeof command !== 'string') return {};
  const place = VANTAGES.find((vantage) => vantage === where);
  return { ran: { recipe, command, ...(place === undefined ? {} : { where: place }) } };
}

type Ran = NonNullable<Evidence['ran']>;
