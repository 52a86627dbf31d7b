import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { ADDRESSES } from './parts/listings.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

/** Seconds between the samples: long enough for an attempt and its retransmissions. */
const WAIT = '15';

const FLAVOURS: readonly Flavour[] = [
  {
    id: 'nstat',
    tool: 'nstat',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    seconds: Number(WAIT),
    // -s: the history of whoever else runs nstat stays as it is.
    build: (known) =>
      placed(
        known,
        'server',
        stamped(ADDRESSES, run('nstat', '-asz'), run('sleep', WAIT), run('nstat', '-asz')),
      ),
  },
  {
    id: 'netstat',
    tool: 'netstat',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    seconds: Number(WAIT),
    build: (known) =>
      placed(
        known,
        'server',
        stamped(ADDRESSES, run('netstat', '-s'), run('sleep', WAIT), run('netstat', '-s')),
      ),
  },
  {
    id: 'proc',
    tool: 'cat',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    seconds: Number(WAIT),
    build: (known) => {
      const files = run('cat', '/proc/net/snmp', '/proc/net/netstat');
      return placed(known, 'server', stamped(files, run('sleep', WAIT), files));
    },
  },
];

/** The server's counters twice, with time for an attempt in between: only what grows in that time says something. */
export const counters: Recipe = {
  id: 'counters',
  title: 'Sample the server’s counters around an attempt',
  where: 'server',
  expect:
    'Two lists of counters, fifteen seconds apart. Start it, then make the client try at once. A counter that is high and does not grow says nothing.',
  followedBy: 'probe',
  flavours: FLAVOURS.flatMap(perPlatform),
};
