import { PLATFORMS } from '../model/case.ts';
import { run, stamped } from '../model/command.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Recipe } from '../model/recipe.ts';
import { ADDRESSES } from './parts/listings.ts';

/** The way on from the last router before the server, and whether anybody there answers. */
export const routerWay: Recipe = {
  id: 'router-way',
  title: 'Ask the router for its way to the server',
  where: 'middle',
  expect:
    'The route that the router takes for the address, and the state of its neighbours. Several routers in a row: begin with the one next to the client, and go on as their routes say.',
  flavours: [
    {
      id: 'ip',
      tool: 'ip',
      // Both ends may be anything: what stands between them is taken for a Linux machine.
      platforms: PLATFORMS,
      shell: 'posix',
      needs: ['target'],
      root: false,
      build: ({ target = '', server }) => {
        // `ip route get` takes an address, never a name, and no `--`.
        const address = canonicalIp(target) ?? server;
        return address === undefined
          ? undefined
          : stamped(ADDRESSES, run('ip', 'route', 'get', address), run('ip', 'neigh', 'show'));
      },
    },
  ],
};
