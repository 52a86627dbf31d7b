import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ranges, touches } from './ranges.ts';

function of(...ranges: readonly (readonly [number, number])[]): Ranges {
  const all = new Ranges();
  for (const [from, to] of ranges) all.add(from, to);
  return all;
}

test('what touches is one stretch, in whatever order it came', () => {
  expect(of([1, 5], [5, 9], [20, 30], [15, 20], [3, 4]).all).toEqual([
    [1, 9],
    [15, 30],
  ]);
});

test('bytes from a number on', () => {
  expect(of([1, 5], [11, 21]).from(3)).toBe(12);
});

test('too many holes are not told', () => {
  const many = of(...Array.from({ length: 40 }, (_none, i) => [i * 10, i * 10 + 5] as const));
  expect(many.all).toBeUndefined();
});

test('has a byte exactly where one was added', () => {
  const range = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 15 }), fc.nat(240), (ranges, byte) => {
      const added = ranges.map(([from, length]) => [from, from + length] as const);
      const isIn = added.some(([from, to]) => byte >= from && byte < to);
      expect(touches(of(...added).all ?? [], byte, byte + 1)).toBe(isIn);
    }),
  );
});
