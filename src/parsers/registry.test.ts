import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PARSERS } from './registry.ts';

const ids = PARSERS.map((parser) => parser.id);

it('lists every parser file, under its own name', () => {
  const stems = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'registry.ts')
    .map((name) => name.replace(/\.ts$/, ''));
  expect([...ids].sort()).toEqual(stems.sort());
});

it('is sorted by id', () => {
  expect(ids).toEqual([...ids].sort());
});
