import { expect, test } from 'vitest';
import { diagnose } from '../../engine/index.ts';
import { readTypedLine } from '../../engine/typed-line.ts';
import { KINDS_OF_TEXT } from './kinds-of-text.ts';
import { looksLike } from './looks-like.ts';
import { nothingUnderstood, unreadPastes } from './unread-pastes.ts';

const unread = (...texts: readonly string[]) =>
  unreadPastes(diagnose({ evidence: texts.map((text) => ({ text })) }), texts.length);

const PROSE = 'Since the last release the shop is slow, and nobody knows why.';

test('a paste without any fact is not understood; one beside it may be', () => {
  expect(unread(PROSE)).toEqual([0]);
  expect(unread('nc: connect to db1 port 5432 (tcp) failed: Connection refused', PROSE)).toEqual([1]);
  expect(unread('ops@db1:~$ nc -vz db1 5432')).toEqual([0]);
});

test('a listing, a state and an attempt are understood', () => {
  expect(unread('connection refused')).toEqual([]);
  expect(unread('kernel: nf_conntrack: nf_conntrack: table full, dropping packet')).toEqual([]);
});

test('the heading names the pastes where there are several', () => {
  expect(nothingUnderstood([0], 1)).toBe('Nothing in this paste was understood');
  expect(nothingUnderstood([1], 2)).toBe('Nothing in paste 2 was understood');
  expect(nothingUnderstood([0, 1, 3], 4)).toBe('Nothing in pastes 1, 2 and 4 was understood');
});

test.each(KINDS_OF_TEXT)('what is shown for "$name" would be understood', ({ example }) => {
  expect(readTypedLine(example) !== undefined || unread(example).length === 0).toBe(true);
});

test.each([
  ['nc -vz db1 5432', 'command'],
  ['ops@db1:~$ foo --bar', 'command'],
  ['2026-11-21 03:00:07 INFO started\n2026-11-21 03:00:08 INFO ready', 'log'],
  ['app-1  | ready\napp-1  | waiting', 'log'],
  ['{"ts":1,"level":"info","msg":"ready"}', 'log'],
  ['import socket\ns = socket.create_connection(("db1", 5432))\nprint("x")', 'code'],
  ['try {\n  connect();\n} catch (e) {\n  log(e);\n}', 'code'],
  ['NAME     STATE    AGE\nweb-1    Running  3d\nweb-2    Running  3d', 'output'],
  ['Application failed to start', 'error'],
  [PROSE, undefined],
  [' \n', undefined],
])('%j looks like %s', (text, looks) => {
  expect(looksLike(text)).toBe(looks);
});
