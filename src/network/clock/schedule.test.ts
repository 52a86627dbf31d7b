import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { synSchedule } from './schedule.ts';

describe('the SYN schedule', () => {
  test.each([
    [1, 4, [0, 1, 2], 3],
    [2, 4, [0, 1, 2, 3, 4, 5], 7],
    [3, 4, [0, 1, 2, 3, 4, 5, 7, 11], 19],
    [4, 4, [0, 1, 2, 3, 4, 5, 7, 11, 19], 35],
    [5, 4, [0, 1, 2, 3, 4, 5, 7, 11, 19, 35], 67],
    [6, 4, [0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67], 131],
    [7, 4, [0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67, 131], 251],
    [8, 4, [0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67, 131, 251], 371],
    [1, 0, [0, 1], 3],
    [2, 0, [0, 1, 3], 7],
    [3, 0, [0, 1, 3, 7], 15],
    [4, 0, [0, 1, 3, 7, 15], 31],
    [5, 0, [0, 1, 3, 7, 15, 31], 63],
    [6, 0, [0, 1, 3, 7, 15, 31, 63], 127],
    [7, 0, [0, 1, 3, 7, 15, 31, 63, 127], 247],
    [8, 0, [0, 1, 3, 7, 15, 31, 63, 127, 247], 367],
    [1, 1, [0, 1, 2], 4],
    [2, 1, [0, 1, 2, 4], 8],
  ])('of %i retries, %i linear', (retries, linear, syns, givesUp) => {
    expect(synSchedule({ retries, linear })).toEqual({ syns, givesUp });
  });

  test('of Linux before 3.1 starts at three seconds', () => {
    expect(synSchedule({ retries: 5, linear: 0, initial: 3 }).givesUp).toBe(189);
  });

  test('ends for any input, and waits longer the more it may', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), fc.double(), (retries, linear, initial, longest) => {
        const { syns, givesUp } = synSchedule({ retries, linear, initial, longest });
        expect(syns.length).toBeLessThan(256);
        expect(givesUp).toBeGreaterThan(syns.at(-1) ?? 0);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 126 }), fc.integer({ min: 0, max: 20 }), (retries, linear) => {
        const more = synSchedule({ retries: retries + 1, linear });
        expect(more.givesUp).toBeGreaterThan(synSchedule({ retries, linear }).givesUp);
      }),
    );
  });
});
