import { expect, test } from 'vitest';
import { onScreen } from './screen.ts';

test('ends lines as a paste does', () => {
  expect(onScreen('one\r\ntwo\r\n')).toBe('one\ntwo\n');
});

test('leaves out colours, bells and what no terminal shows', () => {
  expect(onScreen('\u0007\u001b[(B\u001b[0;7mERROR\u001b[m\0 2002')).toContain('ERROR 2002');
});

test('writes over what stood on the line', () => {
  expect(onScreen('  5% done\r100% done\n')).toBe('100% done\n');
});
