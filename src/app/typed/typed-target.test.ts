import { expect, test } from 'vitest';
import { typedTarget } from './typed-target.ts';

test.each([
  ['db1:3306', { target: 'db1', port: 3306 }],
  ['db1.internal 5432', { target: 'db1.internal', port: 5432 }],
  ['fd00::1 80', { target: 'fd00::1', port: 80 }],
  [' 10.0.0.5 ', { target: '10.0.0.5' }],
  ['[fd00::1]:80', { target: 'fd00::1', port: 80 }],
])('%s is a target', (text, known) => {
  expect(typedTarget(text)).toEqual({ kind: 'target', case: known });
});

test.each(['ECONNREFUSED', 'nc: connect to db1 failed', 'a\nb'])('%s is a paste', (text) => {
  expect(typedTarget(text)).toEqual({ kind: 'paste', case: {} });
});

test('one word that cannot be dialled is refused with a sentence', () => {
  const typed = typedTarget('db1:99999');
  expect(typed.kind === 'refused' && typed.why).toMatch(/port/);
});

test('an empty box is nothing', () => {
  expect(typedTarget(' \n')).toEqual({ kind: 'nothing' });
});
