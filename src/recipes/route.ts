import type { Case } from '../model/case.ts';
import { run, stamped, type Command } from '../model/command.ts';
import { canonicalIp } from '../model/ip.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { fromOutside, perPlatform } from './parts/outside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** `ip route get` takes an address, never a name, and no `--`. */
function addressOf(known: Partial<Case>): string | undefined {
  return canonicalIp(known.target ?? '') ?? known.server;
}

function wayTo(address: string): readonly Command[] {
  return [ADDRESSES, run('ip', 'route', 'get', address), run('ip', 'neigh', 'show')];
}

/** The commands, where the address is known; `isPlaced` puts them into the client's container or pod. */
function way(commands: (address: string) => readonly Command[], isPlaced: boolean): Flavour['build'] {
  return (known) => {
    const address = addressOf(known);
    if (address === undefined) return undefined;
    const command = stamped(...commands(address));
    return isPlaced ? placed(known, 'client', command) : command;
  };
}

const ip: Flavour = {
  id: 'ip',
  tool: 'ip',
  platforms: ['linux', 'container', 'pod'],
  shell: 'posix',
  needs: ['target'],
  root: false,
  build: way(wayTo, true),
};

const macos: Flavour = {
  ...ip,
  ...{ id: 'route-macos', tool: 'route', platforms: ['macos'] },
  source: 'macOS manual pages route(8), arp(8)',
  build: way(
    (address) => [run('ifconfig', '-a'), run('route', '-n', 'get', address), run('arp', '-an')],
    false,
  ),
};

const windows: Flavour = {
  ...ip,
  ...{ id: 'find-netroute', tool: 'Find-NetRoute', platforms: ['windows'], shell: 'powershell' },
  source: 'Microsoft documentation, NetTCPIP module: Find-NetRoute; Windows commands: arp',
  build: way(
    (address) => [run('ipconfig'), run('Find-NetRoute', '-RemoteIPAddress', address), run('arp', '-a')],
    false,
  ),
};

/** The way that the client's kernel would take, and whether the next hop answers. */
export const route: Recipe = {
  id: 'route',
  title: 'Ask the client’s kernel for its way to the server',
  where: 'client',
  expect: 'The route that connect() would take, and the state of the neighbour it leads to.',
  flavours: [
    ...perPlatform(ip),
    ...fromOutside({
      id: 'ip',
      tool: 'ip',
      needs: ['target'],
      commands: (known) => {
        const address = addressOf(known);
        return address === undefined ? undefined : wayTo(address);
      },
    }),
    macos,
    windows,
  ],
};
