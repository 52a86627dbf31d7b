import { run, stamped } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** How full conntrack's table is, and what it gave up. */
export const tracked: Recipe = {
  id: 'tracked',
  title: 'See how full the table of tracked connections is',
  where: 'server',
  expect:
    'The number of entries beside the most that there may be, and counters a CPU. The most is the host’s, also in a container.',
  flavours: [
    {
      id: 'conntrack',
      tool: 'conntrack',
      platforms: ['linux'],
      shell: 'posix',
      needs: [],
      root: true,
      build: (known) =>
        stamped(
          ADDRESSES,
          run('sysctl', 'net.netfilter.nf_conntrack_count', 'net.netfilter.nf_conntrack_max'),
          asRoot(known, run('conntrack', '-S')),
        ),
    },
    {
      id: 'sysctl',
      tool: 'sysctl',
      platforms: ['linux', 'container', 'pod'],
      shell: 'posix',
      needs: [],
      root: false,
      build: () =>
        stamped(
          ADDRESSES,
          run('sysctl', 'net.netfilter.nf_conntrack_count', 'net.netfilter.nf_conntrack_max'),
        ),
    },
  ],
};
