import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';

const PAIRS: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '“': '”', '„': '“”', '‘': '’', '‚': '‘’', '«': '»', '»': '«', '‹': '›' },
  ...{ '「': '」', '『': '』', '”': '”' },
};
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '【': '】' };

/** Where the text ends, a full stop or a comma behind its quote apart. */
const BEHIND = /[\s.,;:!?]{0,4}$/;

interface Ends {
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

function endsOf(line: string): Ends | undefined {
  const text = line.trim();
  const end = text.length - (BEHIND.exec(text.slice(-4))?.[0].length ?? 0);
  if (end < 3) return undefined;
  return { text: text.slice(0, end), first: text[0] ?? '', last: text[end - 1] ?? '' };
}

/** `"a" and "b"`: the first quote inside ends the first text, so the outer two are no pair. */
function closesEarly(inside: string, quote: string): boolean {
  // "message","4227": a row of CSV
  if (inside.includes(`${quote},${quote}`)) return true;
  for (let at = inside.indexOf(quote); at >= 0; at = inside.indexOf(quote, at + 1)) {
    const before = inside[at - 1] ?? ' ';
    const behind = inside[at + 1] ?? ' ';
    const isApostrophe = quote === "'" && /\w/.test(before) && /\w/.test(behind);
    if (!isApostrophe) return !/[\s([{=:,/]/.test(before) || /\s/.test(behind);
  }
  return false;
}

function isPair(inside: string, open: string, close: string): boolean {
  if (open === close) return !closesEarly(inside, open);
  let depth = 0;
  for (const sign of inside) {
    if (sign === open) depth++;
    else if (sign === close && --depth < 0) return false;
  }
  return depth === 0;
}

function take(line: string, pairs: Readonly<Record<string, string>>): Opened | undefined {
  const ends = endsOf(line);
  if (!ends || !(pairs[ends.first] ?? '').includes(ends.last)) return undefined;
  const inside = ends.text.slice(1, -1);
  return isPair(inside, ends.first, ends.last) ? opened([inside]) : undefined;
}

/** A text of several lines in quotes: this one is the first, or the last. */
function takeOne(line: string): Opened | undefined {
  const text = line.trim();
  const behind = text.replace(BEHIND, '');
  const last = behind.at(-1) ?? '';
  const first = text[0] ?? '';
  const closers = PAIRS[first];
  if (closers !== undefined && /^.\S/u.test(text)) {
    const rest = text.slice(1);
    const closed =
      first === "'"
        ? /'\B/.test(rest)
        : closers.includes(first)
          ? rest.includes(first)
          : Array.from(closers).some((sign) => rest.includes(sign));
    return closed ? undefined : opened([rest]);
  }
  return /["”»]/.test(last) && !/["“”„«»]/.test(behind.slice(0, -1))
    ? opened([behind.slice(0, -1)])
    : undefined;
}

const envelopes: readonly Envelope[] = [
  {
    // "connect ECONNREFUSED 192.0.2.5:5432"      „connect ECONNREFUSED 192.0.2.5:5432“.
    id: 'quotes/pair',
    sample: ['"', '"'],
    source: 'documentation: The Unicode Standard 15.0, section 6.2, language-based usage of quotation marks',
    open: (text) => take(text, PAIRS),
  },
  {
    // “connect ECONNREFUSED 192.0.2.5:5432”
    id: 'quotes/typographic',
    sample: ['“', '”'],
    source: 'documentation: The Unicode Standard 15.0, section 6.2, language-based usage of quotation marks',
    mark: '“',
    open: (text) => take(text, PAIRS),
  },
  {
    // (connect ECONNREFUSED 192.0.2.5:5432)
    id: 'quotes/brackets',
    sample: ['(', ')'],
    source: 'documentation: The Unicode Standard 15.0, paired brackets',
    // [tasks], [::1]: no sentence
    open: (text) => (/\S\s\S/.test(text) ? take(text, BRACKETS) : undefined),
  },
  {
    // "connect ECONNREFUSED 192.0.2.5:5432      (the text goes on in the next line)
    id: 'quotes/one',
    sample: ['“', ''],
    source: 'documentation: The Unicode Standard 15.0, section 6.2, language-based usage of quotation marks',
    open: takeOne,
  },
];

export const quotes: EnvelopeFamily = { id: 'quotes', envelopes };
