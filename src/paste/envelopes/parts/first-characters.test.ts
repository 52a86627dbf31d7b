import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayBegin } from './first-characters.ts';

const beginnings = (pattern: RegExp) =>
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
    .filter(mayBegin(pattern))
    .join('');

it.each([
  [/^abc/, 'a'],
  [/^(?:ab|cd) x/, 'ac'],
  [/^(?<level>[EW])\d/, 'EW'],
  [/^x?y/, 'xy'],
  [/^x{0,3}(?:y|z)?[0-2]+/, '012xyz'],
  [/^\[(?!a)[ab]/, '['],
  [/^(?=.b)\[/, '['],
  [/^(?:\[(?:q|r)\] )?\(x/, '(['],
  [/^<\d{1,3}>(?:a|b)/, '<'],
  [/^é|a/, 'a'],
  [/^ {2}a/, ' '],
])('%s', (pattern, expected) => {
  expect(beginnings(pattern)).toBe(expected);
});

it('turns nothing away where all may begin, or where no anchor stands', () => {
  expect(beginnings(/^a?/)).toHaveLength(128);
  expect(beginnings(/a/)).toHaveLength(128);
  expect(mayBegin(/^a/)('é')).toBe(true);
  expect(mayBegin(/^(?!x)/)('')).toBe(true);
});

it('never turns away what a pattern matches', () => {
  const patterns = [
    /^(?:<\d{1,3}>)?(?:Jan|Feb)[ \d]\d (?<host>[\w.:-]{0,4}[\w.-])/,
    /^\[?(?<time>(?:\d{4}-)?\d\d)(?:Z|UTC)?\]?:?[ \t]/,
    /^[^\s\]:[]{1,3}: /,
    /^ {0,5}(?<pid>\d{1,3}):\p{Lu}/u,
    /^(?:\d{1,2} {1,4})?\[[^\]]{1,3}\]/,
  ];
  for (const pattern of patterns) {
    const admits = mayBegin(pattern);
    fc.assert(
      fc.property(fc.stringMatching(pattern), (text) => {
        fc.pre(pattern.test(text));
        expect(admits(text)).toBe(true);
      }),
    );
  }
});
