import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText } from './marked-text.ts';

test('a mark that reorders text is named instead', () => {
  expect(markedText('a\u202Eb')).toEqual([
    { text: 'a', hidden: false },
    { text: 'U+202E', hidden: true },
    { text: 'b', hidden: false },
  ]);
});

test('an escape is drawn as a picture of itself', () => {
  expect(markedText('\u001B[31m')[0]).toEqual({ text: '\u241B', hidden: true });
});

test('tabs and line feeds stay', () => {
  expect(markedText('a\tb\nc')).toEqual([{ text: 'a\tb\nc', hidden: false }]);
});

test('the visible text is kept, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = markedText(text).filter(({ hidden }) => !hidden);
      expect(text.replace(/[^\u0020-\u007E]/gu, '')).toBe(
        shown
          .map((part) => part.text)
          .join('')
          .replace(/[^\u0020-\u007E]/gu, ''),
      );
    }),
  );
});
