import { PLATFORMS, type Case } from '../model/case.ts';
import { run, stamped, type Command } from '../model/command.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** The way on from the router, where the address is known. */
function wayOn({ target = '', server }: Partial<Case>): readonly Command[] {
  const address = canonicalIp(target) ?? server;
  return address === undefined ? [] : [run('ip', 'route', 'get', address)];
}

function flavour(id: string, tool: string, lists: readonly Command[]): Flavour {
  return {
    id,
    tool,
    // Both ends may be anything: what stands between them is taken for a Linux machine.
    platforms: PLATFORMS,
    shell: 'posix',
    needs: [],
    root: true,
    source: 'manual pages nft(8), iptables-save(8), ip-route(8)',
    build: (known) => stamped(ADDRESSES, ...wayOn(known), ...lists.map((command) => asRoot(known, command))),
  };
}

/** What stands between the two: its own addresses, its way on, and its packet filter, whole. */
export const router: Recipe = {
  id: 'router',
  title: 'List the router’s way to the server and its packet filter',
  where: 'middle',
  expect:
    'Its addresses, the route that it would take to the server, and every rule in order: what it forwards passes its forward hook. A cloud’s security group is not in here; look it up in its console.',
  flavours: [
    flavour('nft', 'nft', [run('nft', 'list', 'ruleset')]),
    flavour('iptables', 'iptables-save', [run('iptables-save', '-c'), run('ip6tables-save', '-c')]),
  ],
};
