import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQueues } from '../queues/queues-link.ts';
import { readTimeouts } from './timeouts-link.ts';

const timeouts = (text: string) => readTimeouts(new URLSearchParams(text));
const queues = (text: string) => readQueues(new URLSearchParams(text));

test('documented links give every value', () => {
  expect(timeouts('retries=6&linear=4&tool=curl&timeout=10')).toMatchObject({
    settings: { retries: 6, linear: 4, initial: 1, longest: 120 },
    tool: { id: 'curl' },
    timeout: 10,
    refused: [],
  });
  expect(queues('backlog=511&somaxconn=4096&maxSynBacklog=1024&syncookies=1')).toEqual({
    settings: { backlog: 511, somaxconn: 4096, maxSynBacklog: 1024, syncookies: 1 },
    refused: [],
  });
});

test('an empty link is a machine of today', () => {
  expect(timeouts('').settings).toEqual({ retries: 6, linear: 4, initial: 1, longest: 120 });
  expect(queues('').settings).toMatchObject({ somaxconn: 4096, syncookies: 1 });
});

test('any link is read without throwing, within bounds, and says what it did not use', () => {
  const names = ['retries', 'linear', 'rtoMax', 'tool', 'timeout', 'took', 'ended', 'backlog', 'syncookies'];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...names), fc.oneof(fc.string(), fc.double().map(String)))),
      (pairs) => {
        const parameters = new URLSearchParams(pairs);
        const { settings, refused } = readTimeouts(parameters);
        expect(settings.retries).toBeGreaterThanOrEqual(1);
        expect(settings.retries).toBeLessThanOrEqual(127);
        expect(Number.isInteger(readQueues(parameters).settings.backlog)).toBe(true);
        for (const { why } of refused) expect(why).not.toBe('');
      },
    ),
  );
});
