import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { fromOutside, perPlatform } from './parts/outside.ts';
import { ADDRESSES, LISTENER_TOOLS } from './parts/listings.ts';

const linux: readonly Flavour[] = LISTENER_TOOLS.map((tool): Flavour => ({
  id: tool.id,
  tool: tool.tool,
  platforms: ['linux', 'container', 'pod'],
  shell: 'posix',
  needs: [],
  root: tool.root,
  build: (known) => placed(known, 'server', stamped(ADDRESSES, tool.build(known))),
})).flatMap(perPlatform);

/** Small images have BusyBox, whose ip knows no -br and whose netstat need not know -p. */
const busybox: readonly Flavour[] = perPlatform({
  id: 'busybox',
  tool: 'busybox netstat',
  platforms: ['container', 'pod'],
  shell: 'posix',
  needs: [],
  root: false,
  build: (known) => placed(known, 'server', stamped(run('ip', 'addr'), run('netstat', '-lnt'))),
});

const outside: readonly Flavour[] = fromOutside({
  id: 'ss',
  tool: 'ss',
  needs: [],
  commands: () => [ADDRESSES, run('ss', '-lntp')],
});

const macos: Flavour = {
  id: 'lsof-macos',
  tool: 'lsof',
  platforms: ['macos'],
  shell: 'posix',
  needs: [],
  root: true,
  source: 'macOS manual page lsof(8)',
  build: () =>
    stamped(run('ifconfig', '-a'), { kind: 'sudo', of: run('lsof', '-nP', '-iTCP', '-sTCP:LISTEN') }),
};

const windows: Flavour = {
  id: 'netstat-windows',
  tool: 'netstat',
  platforms: ['windows'],
  shell: 'powershell',
  needs: [],
  root: false,
  source: 'Microsoft documentation, Windows commands: netstat',
  build: () => stamped(run('ipconfig'), run('netstat', '-ano', '-p', 'TCP')),
};

/** What listens on the server, with the server's own addresses. */
export const listeners: Recipe = {
  id: 'listeners',
  title: 'List what listens on the server, and its addresses',
  where: 'server',
  expect:
    'The machine’s addresses, then its listeners. Paste all of it, marks included: that a port is missing counts only if the list is whole and from the right machine.',
  flavours: [...linux, ...busybox, ...outside, macos, windows],
};
