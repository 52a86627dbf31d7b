import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { committed, registries } from './registries.mjs';

const root = resolve(import.meta.dirname, '..');
const written = await registries(root);

describe('a committed list is what `npm run registries` writes', () => {
  test.each(written)('$path', ({ path, content }) => {
    expect(committed(root, path)).toBe(content);
  });
});

const tree = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'tcpwhy-registries-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'src/parsers'), { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, 'src/parsers', name), content);
  return folder;
};

test('a list names the things in the order of their ids, and neither tests nor lists', async () => {
  const folder = tree({
    'ip-route.ts': 'export const ipRoute: Parser = 1;',
    'ip-route-get.ts': 'export const ipRouteGet: Parser = 1;',
    'index.ts': '',
    'registry.ts': '',
    'ip-route.test.ts': '',
    'notes.md': '',
  });
  const [list] = await registries(folder);
  expect(list?.content.match(/\b(?:ipRoute|ipRouteGet)(?=[,\]])/g)).toEqual(['ipRoute', 'ipRouteGet']);
});

test('a folder that is empty has an empty list', async () => {
  const [list] = await registries(tree({}));
  expect(list?.content).toContain('= [];');
});

test('a file whose thing bears another name is refused', async () => {
  const folder = tree({ 'ip-route.ts': 'export const ipRoutes: Parser = 1;' });
  await expect(registries(folder)).rejects.toThrow('ip-route.ts exports no ipRoute');
});
