import { expect, test } from 'vitest';
import { diagnose } from '../../engine/index.ts';
import { endpointsOf } from './endpoints.ts';

const read = (...lines: readonly string[]) =>
  endpointsOf(diagnose({ evidence: [{ text: lines.join('\n') }] }));

test('one attempt leaves nothing to choose', () => {
  expect(read('nc: connect to db1 port 5432 (tcp) failed: Connection refused')).toEqual([]);
});

test('each other attempt is offered once, with its port and its line', () => {
  const others = read(
    'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
    'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
    'nc: connect to cache1 port 6379 (tcp) failed: Connection timed out',
    'nc: connect to db2 port 3306 (tcp) failed: Connection refused',
  );
  expect(others.map(({ target, port, line }) => [target, port, line])).toEqual([
    ['db1', 5432, 1],
    ['cache1', 6379, 3],
  ]);
});

test('another port of the same host is another choice', () => {
  const others = read(
    'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
    'nc: connect to db1 port 5433 (tcp) failed: Connection refused',
  );
  expect(others.map(({ target, port }) => [target, port])).toEqual([['db1', 5432]]);
});
