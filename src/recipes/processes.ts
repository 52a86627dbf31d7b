import { run, stamped } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

const FLAVOURS: readonly Flavour[] = [
  {
    id: 'ps',
    tool: 'ps',
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: [],
    root: false,
    build: (known) => placed(known, 'server', stamped(run('ps', '-eo', 'pid,stat,wchan:20,comm'))),
  },
];

/** Which processes are there, and whether one is stopped or hangs in the kernel. */
export const processes: Recipe = {
  id: 'processes',
  title: 'List the server’s processes with their state',
  where: 'server',
  expect:
    'The letter of the service’s process: T is stopped, D waits in the kernel, S and R run, which is not yet to say that they answer.',
  flavours: FLAVOURS.flatMap(perPlatform),
};
