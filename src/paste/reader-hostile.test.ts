import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parser } from '../model/parser.ts';
import { readEvidence } from './reader.ts';

/** Takes every other line, for a block or alone. */
const greedy: Parser = {
  id: 'greedy',
  claims: (command) => command.tool.includes('s'),
  opens: (line) => line.startsWith('State'),
  block: (head) => {
    const lines: number[] = head.commandLine === undefined ? [] : [head.commandLine];
    return {
      read: (line) => {
        const takes = line.text !== '' && line.text.length % 2 === 0;
        if (takes) lines.push(line.number);
        return takes;
      },
      end: () => [
        {
          record: {
            kind: 'listing',
            of: 'socket',
            tool: 'x',
            families: [],
            states: 'all',
            sees: 'all',
          },
          lines,
          whole: true,
        },
      ],
    };
  },
  line: ({ text, number }) =>
    text.length % 5 === 0
      ? [{ record: { kind: 'log', event: text.slice(0, 3), count: 1 }, lines: [number] }]
      : undefined,
};
const PARSERS = [greedy];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[
        'ops@db1:~$ ',
        '[root@db1 ~]# ',
        '$ ',
        '# ss -lnt',
        '> ',
        '>> ',
        '```',
        '^C',
        '...',
        'State',
        '\n',
        '\n\n',
      ],
      ...[
        '\r\n',
        '\r',
        '\b',
        '\0',
        '\uD800',
        '\uFEFF',
        '\u001B[1m',
        '\u001B]0;',
        '\u00A0',
        '    ',
        '\t',
        '\\\n',
      ],
      ...[
        "'",
        '"',
        '<<EOF',
        'EOF',
        'for i in 1; do',
        'done',
        'ss -lnt; ss -tan',
        'ssh db1 ss',
        '┌──(a㉿b)-[~]',
        '└─$',
      ],
      ...['== tcpwhy begin db1 2024-05-06T07:08:09Z\n', '== $ ss -lnt\n', '== tcpwhy end\n', 'x'.repeat(70)],
    ),
  },
);
const paste = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read without an error, the same way each time, and nothing outside it is cited', () => {
    fc.assert(
      fc.property(paste, fc.boolean(), (text, told) => {
        const evidence = told ? { text, ran: { recipe: 'x', command: 'ss -lnt' } } : { text };
        const reading = readEvidence(PARSERS, evidence, 3);
        const last = text.split('\n').length;
        const spans = [...reading.facts.flatMap((fact) => fact.at), ...reading.unread];
        for (const span of spans) {
          expect(span.evidence).toBe(3);
          expect(span.first).toBeGreaterThanOrEqual(1);
          expect(span.last).toBeGreaterThanOrEqual(span.first);
          expect(span.last).toBeLessThanOrEqual(last);
        }
        for (const [i, block] of reading.blocks.entries()) {
          expect(block.lines[0]).toBeLessThanOrEqual(block.lines[1]);
          expect(block.facts.every((fact) => fact.block === i)).toBe(true);
        }
        expect(readEvidence(PARSERS, evidence, 3)).toEqual(reading);
      }),
      { numRuns: 1500 },
    );
  });

  it('unread ranges are in order, apart from each other, and hold no blank line', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const raw = text.split('\n');
        let end = -1;
        for (const { first, last } of readEvidence([], { text }, 0).unread) {
          expect(first).toBeGreaterThan(end + 1);
          end = last;
          for (let line = first; line <= last; line++) expect(raw[line - 1]?.trim()).not.toBe('');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('a line feed at its end changes nothing', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const whole = `${text}\nlast`;
        expect(readEvidence(PARSERS, { text: `${whole}\n` }, 0)).toEqual(
          readEvidence(PARSERS, { text: whole }, 0),
        );
      }),
    );
  });
});

const repeat = (line: (i: number) => string) => (lines: number) =>
  Array.from({ length: lines }, (_, i) => line(i)).join('\n');

const SHAPES: Readonly<Record<string, (lines: number) => string>> = {
  noise: repeat(
    (i) => `2024-05-06 07:08:09 INFO worker ${i} has processed 17 items in 3 ms and nothing else`,
  ),
  prompts: repeat((i) => `root@db${i}:~# ss -lnt ${i}`),
  'near-miss prompts': repeat(() => `a@b:~${'/'.repeat(60)}`),
  'near-miss brackets': repeat(() => `[a@b ${'x '.repeat(40)}$`),
  'near-miss users': repeat(() => `${'a'.repeat(30)}@`.repeat(3)),
  brackets: repeat(() => '['.repeat(60)),
  'open quotes': repeat((i) => (i % 25 === 0 ? "$ echo 'open" : `text ${i}`)),
  'open documents': repeat((i) => (i % 25 === 0 ? '$ cat <<EOF' : `text ${i}`)),
  backslashes: repeat((i) => (i === 0 ? '$ echo \\' : 'more \\')),
  'continuation marks': repeat((i) => (i === 0 ? "$ echo '" : '> more " \'')),
  'ANSI garbage': repeat(() => '\u001B[1;31mx\u001B]0;\u001B['.repeat(3)),
  'taken back': repeat(() => '\b\bx'.repeat(20)),
  'alike facts': repeat(() => 'abcde'),
  'one line': (lines) => 'a@b:~/$ '.repeat(lines * 10),
  'one line of CR': (lines) => `${'\r'.repeat(lines * 10)}x`,
  'one line of space': (lines) => `${' '.repeat(lines * 10)}x`,
  'one line of escapes': (lines) => '\u001B[1m'.repeat(lines * 10),
  stamps: repeat((i) => (i % 2 === 0 ? '== tcpwhy begin db1 2024-05-06T07:08:09Z' : '== $ ss -lnt')),
};

function timeOf(text: string): number {
  const start = performance.now();
  readEvidence(PARSERS, { text, ran: { recipe: 'x', command: 'ss -lnt' } }, 0);
  return performance.now() - start;
}

/** The shortest of several runs: other programs only make it longer. */
function best(text: string): number {
  return Math.min(timeOf(text), timeOf(text), timeOf(text));
}

describe('takes time in proportion to the length', () => {
  it.each(Object.entries(SHAPES))('%s', { timeout: 60_000 }, (_, make) => {
    const short = best(make(10_000));
    const long = best(make(80_000));
    // Eight times the text: a square law would take 64 times as long.
    expect(long).toBeLessThan(32 * Math.max(short, 20));
  });
});
