import type { Context, Opened } from './envelope.ts';
import { ENVELOPES } from './envelopes/registry.ts';

/** Takes off what stands around a message: log prefixes, JSON, quotes, tables, as deep as they are nested. */

/** Envelopes that are taken off one line at the most, one inside the other. */
const DEEPEST = 6;
/** Messages that one line holds at the most. */
const MOST_INNER = 24;
const LONGEST = 100_000;

const FORMS = ENVELOPES.flatMap(({ envelopes }) => envelopes);

/** How people write and quote: that somebody wrote a message down says nothing of whether it came about. */
const WRITING: ReadonlySet<string> = new Set([
  'escaped',
  'html',
  'mail-quotes',
  'markdown',
  'quotes',
  'suffixes',
]);

function openOne(text: string): (Opened & { readonly id: string }) | undefined {
  let lower: string | undefined;
  for (const form of FORMS) {
    if (form.mark !== undefined) {
      lower ??= text.toLowerCase();
      if (!lower.includes(form.mark)) continue;
    }
    const opened = form.open(text);
    if (opened) return { ...opened, id: form.id };
  }
  return undefined;
}

/** What one envelope held: its messages line by line, and what it tells beside them. */
export interface Unwrapped {
  readonly texts: readonly string[];
  readonly context: Context;
  /** A logger, a collector or a program put it there, and nobody's prose. */
  readonly logged: boolean;
}

/** Takes one envelope off, or nothing where there is none. `depth`: how many were taken off before. */
export function unwrap(text: string, depth: number): Unwrapped | undefined {
  if (depth >= DEEPEST || text.length > LONGEST || text.length < 3) return undefined;
  const opened = openOne(text);
  if (!opened) return undefined;
  const texts = opened.inner
    .flatMap((inner) => inner.split(/\r?\n/))
    .filter((inner) => inner.trim() !== '' && inner !== text)
    .slice(0, MOST_INNER);
  const [family = ''] = opened.id.split('/', 1);
  return { texts, context: opened.context ?? {}, logged: !WRITING.has(family) };
}
