import { run, stamped } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';
import { ADDRESSES } from './parts/listings.ts';

/** All that is read-only and cheap on the client, in one paste: its addresses and one attempt. */
export const collectClient: Recipe = {
  id: 'collect-client',
  title: 'Collect everything cheap from the client',
  where: 'client',
  expect: 'Its addresses and how one attempt ended, between two marks. Paste all of it.',
  flavours: perPlatform({
    id: 'linux',
    tool: 'ip, nc',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: ['target', 'port'],
    root: false,
    seconds: 3,
    build: (known) =>
      known.target === undefined || known.port === undefined
        ? undefined
        : placed(
            known,
            'client',
            stamped(ADDRESSES, run('nc', '-vz', '-w', '3', known.target, String(known.port))),
          ),
  }),
};
