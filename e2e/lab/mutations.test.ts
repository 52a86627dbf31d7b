import { expect, test } from 'vitest';
import { tryMutations } from './mutations.ts';

/** A part of `npm run mutate`, with a seed of its own each day: it stands in the test's name. */
const COUNT = 2000;
const seed = Math.floor(Date.now() / 86_400_000);

test(`changed evidence confirms nothing wrong and loses no truth: ${COUNT} changes, seed ${seed}`, () => {
  const { tried, wrong } = tryMutations(COUNT, seed);
  expect(wrong).toEqual([]);
  expect(tried).toBe(COUNT);
}, 600_000);
