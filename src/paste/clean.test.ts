import { describe, expect, it } from 'vitest';
import { cleanLine, isOverlong, LONGEST_LINE, NO_MARGIN, quoteDepth } from './clean.ts';

const clean = (raw: string) => cleanLine(raw, NO_MARGIN);

describe('cleanLine', () => {
  it.each([
    ['CRLF', 'LISTEN 0 128\r', 'LISTEN 0 128'],
    ['CRCRLF', 'LISTEN 0 128\r\r', 'LISTEN 0 128'],
    ['a progress meter', ' 10%\r 50%\r100% done', '100% done'],
    ['colours', '\u001B[01;32mops@db1\u001B[00m:\u001B[01;34m~\u001B[00m$ ss', 'ops@db1:~$ ss'],
    ['a window title', '\u001B]0;ops@db1: ~\u0007ops@db1:~$ ss', 'ops@db1:~$ ss'],
    ['bracketed paste', '\u001B[?2004hroot@db1:~# ss\u001B[?2004l', 'root@db1:~# ss'],
    ['character sets', '\u001B(Bplain\u001B[m', 'plain'],
    ['colours that a pager made visible', '^[[0;32mok^[[0m ESC[1mbold ESC[0m', 'ok bold'],
    ['what was typed and taken back', '$ ss -lnz\b \bt', '$ ss -lnt'],
    ['no-break spaces', 'a\u00A0\u2009\u3000b', 'a   b'],
    ['zero-width characters', '\uFEFFa\u200Bb', 'ab'],
    ['NUL and other controls', 'a\u0000b\u0007c', 'abc'],
    ['space at the end', 'a  \t ', 'a'],
    ['a tab within', 'a\tb', 'a\tb'],
    ['^C before the summary', '^C5 packets captured', '5 packets captured'],
  ])('%s', (_, raw, text) => {
    expect(clean(raw)).toBe(text);
  });

  it('keeps ^C where it is the whole line', () => {
    expect(clean('^C')).toBe('^C');
  });

  it('cuts an over-long line and says so', () => {
    const raw = 'x'.repeat(LONGEST_LINE + 1);
    expect(clean(raw)).toHaveLength(LONGEST_LINE);
    expect(isOverlong(raw)).toBe(true);
    expect(isOverlong(`${raw}\rshort`)).toBe(false);
    expect(clean(`${raw}\rshort`)).toBe('short');
  });

  it('takes off as many quotation marks as the paste has, and the common indent', () => {
    expect(cleanLine('> > a > b', { quotes: 2, indent: '' })).toBe('a > b');
    expect(cleanLine('> > a', { quotes: 1, indent: '' })).toBe('> a');
    expect(cleanLine('      a', { quotes: 0, indent: '    ' })).toBe('  a');
    expect(cleanLine('> \ta', { quotes: 1, indent: '\t' })).toBe('a');
  });
});

it.each([
  ['text', 0],
  ['> text', 1],
  ['>> text', 2],
  ['> > text', 2],
  ['>', 1],
])('quoteDepth(%j) is %i', (raw, depth) => {
  expect(quoteDepth(raw)).toBe(depth);
});
