import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptQueue, synQueue } from './room.ts';

test.each([
  [1, 4096, 1, 2],
  [2, 4096, 2, 3],
  [5, 4096, 5, 6],
  [8, 4096, 8, 9],
  [511, 128, 128, 129],
  [-1, 4096, 4096, 4097],
])('an accept queue of backlog %i under somaxconn %i', (backlog, somaxconn, limit, holds) => {
  expect(acceptQueue({ backlog, somaxconn })).toMatchObject({ limit, holds });
});

test.each([
  [0, 511, 64, 1024, 49],
  [0, 511, 128, 1024, 97],
  [0, 511, 256, 1024, 193],
  [0, 511, 1024, 1024, 512],
  [0, 10, 1024, 1024, 11],
  [1, 511, 64, 1024, 512],
  [1, 511, 1024, 300, 301],
  [1, 10, 1024, 1024, 11],
  [2, 511, 1024, 1024, 0],
] as const)(
  'a SYN queue with cookies %i, backlog %i, tcp_max_syn_backlog %i, somaxconn %i holds %i',
  (syncookies, backlog, maxSynBacklog, somaxconn, holds) => {
    const queue = synQueue({ backlog, somaxconn, maxSynBacklog, syncookies });
    expect(queue.holds).toBe(holds);
    expect(queue.overflow).toBe(syncookies === 0 ? 'dropped' : 'cookie');
  },
);

test('tcp_max_syn_backlog bounds nothing while cookies are on', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (backlog, somaxconn, maxSynBacklog) => {
      const settings = { backlog, somaxconn, maxSynBacklog };
      expect(synQueue({ ...settings, syncookies: 1 }).holds).toBe(acceptQueue(settings).holds);
      expect(synQueue({ ...settings, syncookies: 0 }).holds).toBeLessThanOrEqual(acceptQueue(settings).holds);
    }),
  );
});
