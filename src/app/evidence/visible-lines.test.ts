import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleLines, WHOLE_UP_TO } from './visible-lines.ts';

test('a short paste is drawn whole', () => {
  expect(visibleLines(7, [3])).toEqual([{ kind: 'shown', first: 1, last: 7 }]);
});

test('a long one around its lit lines', () => {
  expect(visibleLines(1_000_000, [500])).toEqual([
    { kind: 'shown', first: 1, last: 10 },
    { kind: 'left-out', first: 11, last: 497 },
    { kind: 'shown', first: 498, last: 502 },
    { kind: 'left-out', first: 503, last: 1_000_000 },
  ]);
});

test('no line is lost or drawn twice, and few are drawn', () => {
  const lines = fc.integer({ min: WHOLE_UP_TO + 1, max: 100_000 });
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 100_000 })), (total, lit) => {
      let next = 1;
      let drawn = 0;
      for (const { kind, first, last } of visibleLines(total, lit)) {
        expect(first).toBe(next);
        expect(last).toBeGreaterThanOrEqual(first);
        if (kind === 'shown') drawn += last - first + 1;
        next = last + 1;
      }
      expect(next).toBe(total + 1);
      expect(drawn).toBeLessThanOrEqual(700);
    }),
  );
});
