import type { Case } from '../model/case.ts';
import { run, stamped } from '../model/command.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** `ip route get` takes an address, never a name, and no `--`. */
function addressOf(known: Partial<Case>): string | undefined {
  return canonicalIp(known.target ?? '') ?? known.server;
}

/** The way that the client's kernel would take, and whether the next hop answers. */
export const route: Recipe = {
  id: 'route',
  title: 'Ask the client’s kernel for its way to the server',
  where: 'client',
  expect: 'The route that connect() would take, and the state of the neighbour it leads to.',
  flavours: [
    {
      id: 'ip',
      tool: 'ip',
      platforms: ['linux', 'container', 'pod'],
      shell: 'posix',
      needs: ['target'],
      root: false,
      build: (known) => {
        const address = addressOf(known);
        if (address === undefined) return undefined;
        return placed(
          known,
          'client',
          stamped(ADDRESSES, run('ip', 'route', 'get', address), run('ip', 'neigh', 'show')),
        );
      },
    },
  ],
};
