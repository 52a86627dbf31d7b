import { run, stamped, type Command } from '../model/command.ts';
import type { Platform } from '../model/case.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { fromOutside, perPlatform } from './parts/outside.ts';
import { ADDRESSES, ALL_INTERFACES } from './parts/listings.ts';

function flavour(id: string, tool: string, platforms: readonly Platform[], command: Command): Flavour {
  return {
    id,
    tool,
    platforms,
    shell: 'posix',
    needs: [],
    root: false,
    build: (known) => placed(known, 'server', stamped(command)),
  };
}

/** The server's own addresses: is it the machine that the client dials? */
export const addresses: Recipe = {
  id: 'addresses',
  title: 'List the server’s own addresses',
  where: 'server',
  expect:
    'Its interfaces with their addresses. The dialled address among them proves that it is the right machine.',
  flavours: [
    ...perPlatform(flavour('ip', 'ip', ['linux', 'container', 'pod'], ADDRESSES)),
    ...perPlatform(flavour('ifconfig', 'ifconfig', ['linux', 'container', 'pod', 'macos'], ALL_INTERFACES)),
    ...perPlatform(flavour('busybox', 'busybox ip', ['container', 'pod'], run('ip', 'addr'))),
    ...fromOutside({ id: 'ip', tool: 'ip', needs: [], commands: () => [ADDRESSES] }),
    {
      id: 'ipconfig',
      tool: 'ipconfig',
      platforms: ['windows'],
      shell: 'powershell',
      needs: [],
      root: false,
      source: 'Microsoft documentation, Windows commands: ipconfig',
      build: () => stamped(run('ipconfig')),
    },
  ],
};
