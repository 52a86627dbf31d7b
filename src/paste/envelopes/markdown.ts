import type { Envelope, EnvelopeFamily, Opened } from '../envelope.ts';
import { opened } from './parts/opened.ts';
import { opens } from './parts/prefix.ts';

// ``connect ECONNREFUSED 192.0.2.5:5432``      `...`.
const CODE = /^\s{0,8}(`{1,3}) ?([^`].{0,4000}?) ?\1[.,;:!?]{0,2}\s{0,8}$/;
// **Error:** ...      *Error*: ...      __Error__: ...
const LABELLED = /^\s{0,8}(?:\*\*|__|\*|_)[^*_]{1,60}(?::(?:\*\*|__|\*|_)|(?:\*\*|__|\*|_):) {1,4}(?=\S)/;
// **connect ECONNREFUSED 192.0.2.5:5432**      _..._      *** connect to ::1 port 8080 failed: ...**      (curl -v)
const BOLD = /^\s{0,8}(\*{1,3}|_{1,3})((?:\* )?[^\s*_].{0,4000}?)\1[.,;:!?]{0,2}\s{0,8}$/;

// What stands in front of a label is taken off first.
const LABEL_INSIDE = /\S\s*\*\*[^*]{1,60}:\*\* /;
const TICKS = /(?<!`)`{1,2}([^`]{1,400})`{1,2}(?!`)/g;
const STRONG = /\*\*(?=\S)([^*]{1,400})\*\*/g;
const BACKSLASH = /\\([_*#[\]<>~`|.!-])/g;

/** Shorter ones are names and numbers. */
const MESSAGE = 24;

/**
 * Marks inside a sentence: the sentence stays whole, for it says whether what it quotes has happened. A message among
 * them keeps quotes: where it ends, the sentence goes on.
 */
function withoutMarks(text: string): string {
  return text
    .replace(TICKS, (_, code: string) => (code.length >= MESSAGE && code.includes(' ') ? `“${code}”` : code))
    .replace(STRONG, '$1')
    .replace(BACKSLASH, '$1');
}

function sentence(text: string, mark: RegExp): Opened | undefined {
  // | `Connection refused` | the other end sent a reset |: a table that explains
  return text.startsWith('|') || LABEL_INSIDE.test(text) || text.search(mark) < 0
    ? undefined
    : opened([withoutMarks(text)]);
}

function framed(pattern: RegExp): (text: string) => Opened | undefined {
  return (text) => {
    const inside = pattern.exec(text)?.[2];
    return inside === undefined ? undefined : opened([inside]);
  };
}

/** Short cells stand for numbers, names, dates and levels. */
const SHORT = /^\S{0,64}(?: \S{1,20})?$/;

/** The message of a row: of its cells the only one that is a sentence. A row of two explains one by the other. */
function messageOf(row: string): Opened | undefined {
  const inside = /^\s{0,8}\|(.{1,4000})\|\s{0,8}$/.exec(row)?.[1];
  if (inside === undefined || /^[\s|:+-]*$/.test(inside)) return undefined;
  const cells = inside.split(/(?<!\\)\|/, 40).map((cell) => cell.trim());
  const long = cells.filter((cell) => !SHORT.test(cell));
  if (cells.length < 2 || long.length !== 1) return undefined;
  const [message = ''] = long;
  return message.startsWith('`') ? undefined : opened([withoutMarks(message)]);
}

const envelopes: readonly Envelope[] = [
  {
    // **Error message:** connect ECONNREFUSED 192.0.2.5:5432
    id: 'markdown/label',
    sample: ['**Error message:** ', ''],
    source: 'documentation: CommonMark 0.31.2 section 6.2',
    open: opens(LABELLED),
  },
  {
    // - [ ] connect ECONNREFUSED 192.0.2.5:5432
    id: 'markdown/check-box',
    sample: ['- [ ] ', ''],
    source: 'documentation: GitHub Flavored Markdown 0.29 section 5.3',
    mark: '] ',
    open: opens(/^\s{0,12}[-*+] \[[ xX]\] (?=\S)/),
  },
  {
    // - connect ECONNREFUSED 192.0.2.5:5432      * connect ...      • connect ...      ( * ...: a comment in C or JS)
    // - java.net.ConnectException      (settings list what is to be retried)
    id: 'markdown/list',
    sample: ['- ', ''],
    source: 'documentation: CommonMark 0.31.2 section 5.2',
    open: opens(
      /^(?! \* )\s{0,12}[-*•·] {1,4}(?=\S)(?!(?:[\w$]{1,60}\.){1,9}[\w$]{1,80}(?:Exception|Error)\s{0,4}$)/,
    ),
  },
  {
    // 1. connect ECONNREFUSED 192.0.2.5:5432
    id: 'markdown/numbered-list',
    sample: ['1. ', ''],
    source: 'documentation: CommonMark 0.31.2 section 5.2',
    open: opens(/^\s{0,12}\d{1,3}[.)] {1,4}(?=\S)(?!\d\d\. \d{4})/),
  },
  {
    // ## connect ECONNREFUSED 192.0.2.5:5432
    id: 'markdown/heading',
    sample: ['## ', ''],
    source: 'documentation: CommonMark 0.31.2 section 4.2; one # is a shell’s prompt as well',
    mark: '##',
    open: opens(/^\s{0,3}#{2,6} {1,4}(?<message>\S.{0,4000}?)(?: #{1,6})?\s{0,4}$/),
  },
  {
    // | 3 | db1 | connect ECONNREFUSED 192.0.2.5:5432 |
    id: 'markdown/table',
    sample: ['| 3 | db1 | ', ' |'],
    source: 'documentation: GitHub Flavored Markdown 0.29 section 4.10',
    mark: '|',
    open: messageOf,
  },
  {
    // `connect ECONNREFUSED 192.0.2.5:5432`      The client says `connect ECONNREFUSED 192.0.2.5:5432` at once.
    id: 'markdown/code',
    sample: ['`', '`'],
    source: 'documentation: CommonMark 0.31.2 section 6.1',
    mark: '`',
    open: (text) => framed(CODE)(text) ?? sentence(text, TICKS),
  },
  {
    // **connect ECONNREFUSED 192.0.2.5:5432**
    id: 'markdown/bold',
    sample: ['**', '**'],
    source: 'documentation: CommonMark 0.31.2 section 6.2',
    open: (text) => framed(BOLD)(text) ?? sentence(text, STRONG),
  },
  {
    // connect ECONNREFUSED 192.0.2.5:5432\      (a hard line break)      \[Errno 111\] Connection refused
    id: 'markdown/backslashes',
    sample: ['', '\\'],
    source: 'documentation: CommonMark 0.31.2 sections 2.4 and 6.7',
    mark: '\\',
    open(text) {
      const whole = text.replace(/(?<!\\)\\\s{0,4}$/, '');
      // C:\_logs is a path.
      const plain = /\b[A-Za-z]:\\/.test(whole) ? whole : withoutMarks(whole);
      return plain === text ? undefined : opened([plain]);
    },
  },
];

export const markdown: EnvelopeFamily = { id: 'markdown', envelopes };
