import { run, stamped } from '../model/command.ts';
import { PORT_RANGE } from '../model/port-range.ts';
import type { Recipe } from '../model/recipe.ts';
import { ADDRESSES } from './parts/listings.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

const IPV6_OFF = 'net.ipv6.conf.all.disable_ipv6';

/** What the client's own kernel needs for connect(): an address to come from, and a port. */
export const clientLimits: Recipe = {
  id: 'client-limits',
  title: 'See whether the client has an address and a port to come from',
  where: 'client',
  expect:
    'Its addresses, the ports that it may use, and its connections. Run it where the program that fails runs: a container has its own.',
  flavours: perPlatform({
    id: 'ss',
    tool: 'ss',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    build: (known) =>
      placed(known, 'client', stamped(ADDRESSES, run('sysctl', PORT_RANGE, IPV6_OFF), run('ss', '-tan'))),
  }),
};
