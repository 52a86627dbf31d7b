import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { ADDRESSES, LISTENER_TOOLS } from './parts/listings.ts';

const linux: readonly Flavour[] = LISTENER_TOOLS.map((tool) => ({
  id: tool.id,
  tool: tool.tool,
  platforms: ['linux', 'container', 'pod'],
  shell: 'posix',
  needs: [],
  root: tool.root,
  build: (known) => placed(known, 'server', stamped(ADDRESSES, tool.build(known))),
}));

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
  flavours: [...linux, macos, windows],
};
