import { run, stamped } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { asRoot, placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** All that is read-only and cheap on the server, in one paste: its addresses, listeners and connections. */
export const collectServer: Recipe = {
  id: 'collect-server',
  title: 'Collect everything cheap from the server',
  where: 'server',
  expect: 'Its addresses, listeners and connections, between two marks. Paste all of it.',
  flavours: perPlatform({
    id: 'linux',
    tool: 'ip, ss',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: true,
    build: (known) =>
      placed(known, 'server', stamped(ADDRESSES, asRoot(known, run('ss', '-lntp')), run('ss', '-tan'))),
  }),
};
