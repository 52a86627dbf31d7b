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

const ASCII = 128;

/** Which two letters stand side by side in the text that is looked at: those stamped with its number. */
const pairs = new Uint32Array(ASCII * ASCII);
let looked = 0;

function look(text: string): void {
  looked++;
  let before = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ASCII) {
      before = -1;
      continue;
    }
    const letter = code >= 65 && code <= 90 ? code + 32 : code;
    if (before >= 0) pairs[before * ASCII + letter] = looked;
    before = letter;
  }
}

/** The first two letters of a form's mark as their place among the pairs; -1 where only the whole mark tells. */
function pairOf(mark: string | undefined): number {
  const [first, second] = [mark?.charCodeAt(0) ?? 0, mark?.charCodeAt(1) ?? 0];
  return mark !== undefined && mark.length > 1 && first < ASCII && second < ASCII
    ? first * ASCII + second
    : -1;
}

const PAIRS = Int32Array.from(FORMS, ({ mark }) => pairOf(mark));

function openOne(text: string): (Opened & { readonly id: string }) | undefined {
  let lower: string | undefined;
  look(text);
  for (let i = 0; i < FORMS.length; i++) {
    const pair = PAIRS[i] ?? -1;
    if (pair >= 0 && pairs[pair] !== looked) continue;
    const form = FORMS[i];
    const mark = form?.mark;
    if (mark !== undefined && (pair < 0 || mark.length > 2)) {
      lower ??= text.toLowerCase();
      if (!lower.includes(mark)) continue;
    }
    const opened = form?.open(text);
    if (form && opened) return { ...opened, id: form.id };
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

/** What stands in a line's envelopes. */
export interface Inner {
  /** The innermost texts; none where it has no envelope. */
  readonly leaves: readonly string[];
  /** One of the envelopes is a logger's, not a writer's. */
  readonly logged: boolean;
}

/** Takes all envelopes off, however deep. */
export function innermost(text: string): Inner {
  const leaves: string[] = [];
  let logged = false;
  let open: readonly string[] = [text];
  for (let depth = 0; open.length > 0; depth++) {
    const next: string[] = [];
    for (const one of open) {
      const found = unwrap(one, depth);
      if (found?.logged === true) logged = true;
      if (found) next.push(...found.texts);
      else if (depth > 0) leaves.push(one);
    }
    open = next;
  }
  return { leaves, logged };
}
