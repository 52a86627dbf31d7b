import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';
import { closingQuote, unescape, withoutLastWord } from './parts/unescape.ts';

// Each backslash of an escaped text begins an escape; a path of Windows and a pattern have others: C:\Users, \d+
const NO_ESCAPE = /\\(?:[^\\"'/nrtbfeux0$`&<>]|u(?![0-9A-Fa-f]{4})|x(?![0-9A-Fa-f]{2})|0(?!\d\d))/;
const DRIVE = /\b[A-Za-z]:\\(?!\\)/;
// A quote or a sign written as a number; a line's end; a backslash that was escaped itself
const ESCAPE = /\\(?:["'\\nt]|u00[0-9A-Fa-f]{2}|x[0-9A-Fa-f]{2}|0[0-7]{2}|r\\n)/;
// A quote that no backslash stands before: the text is no string's inside.
const OPEN_QUOTE = /(?<!\\)"/;

/** Backslashes go in pairs before a sign: an even number is no escape of it. */
function isEscaped(text: string): boolean {
  const pairs = text.replaceAll('\\\\', '');
  return ESCAPE.test(text) && !NO_ESCAPE.test(pairs) && !DRIVE.test(text) && !/\\$/.test(pairs);
}

const BEHIND = /^['"]?[\s,;:)\]}]{0,8}$/;

/** The string that opens at `at` and ends where the line ends, a comma or a bracket behind it apart. */
function wholeString(text: string, at: number): Opened | undefined {
  const first = closingQuote(text, at);
  // Who put the quotes around it by hand did not escape those inside.
  const end = first > text.length - 10 ? first : text.lastIndexOf(text[at] ?? '');
  if (end <= at || text.length > end + 10 || !BEHIND.test(text.slice(end))) return undefined;
  const inside = text.slice(at + 1, end);
  const value = unescape(inside);
  return opened([end >= text.length ? withoutLastWord(value) : value]);
}

const envelopes: readonly Envelope[] = [
  {
    // b'psql: error: connection to server at "db1" (192.0.2.5), port 5432 failed: Connection refused\n'
    id: 'escaped/python-bytes',
    sample: ['b"', '\\n"'],
    escape: 'json',
    source: 'CPython 3.11.2 printed it: print(subprocess.run(...).stderr)',
    open(text) {
      const at = /^\s{0,16}[bB][rR]?(?=["'])/.exec(text)?.[0].length;
      return at === undefined ? undefined : wholeString(text, at);
    },
  },
  {
    // $'curl: (7) Failed to connect to db1 port 5432: Connection refused\n'
    id: 'escaped/shell',
    sample: ["$'", "\\n'"],
    escape: 'json',
    source: 'bash 5.2.15 printed it: printf %q',
    mark: "$'",
    open: (text) => (/^\s{0,16}\$'/.test(text) ? wholeString(text, text.indexOf("$'") + 1) : undefined),
  },
  {
    // "psql: error: connection to server at \"db1\" (192.0.2.5), port 5432 failed: Connection refused\n"
    id: 'escaped/string',
    sample: ['"', '\\n"'],
    escape: 'json',
    source: 'JSON.stringify of Node 20.20.2 printed it',
    mark: '\\',
    open(text) {
      const at = text.search(/\S/);
      if (text[at] !== '"' && text[at] !== "'") return undefined;
      const closes = closingQuote(text, at) > text.length - 10;
      return closes && isEscaped(text) ? wholeString(text, at) : undefined;
    },
  },
  {
    // psql: error: connection to server at \"db1\" (192.0.2.5), port 5432 failed: Connection refused\n
    id: 'escaped/inside',
    sample: ['', '\\n'],
    escape: 'json',
    source: 'JSON.stringify of Node 20.20.2 printed it, without its quotes',
    mark: '\\',
    open(text) {
      // What stands in front of a shell's string is taken off first.
      if (text.includes("$'") || !isEscaped(text)) return undefined;
      const doubled = text.replaceAll('\\\\', '');
      // {"msg":"a\nb"}, err="a\nb": the string's own envelope is taken off first
      if (OPEN_QUOTE.test(doubled)) return undefined;
      return opened([unescape(text)]);
    },
  },
];

export const escaped: EnvelopeFamily = { id: 'escaped', envelopes };
