import type { Case } from '../model/case.ts';
import { run, stamped, type Command } from '../model/command.ts';
import type { Flavour, Recipe } from '../model/recipe.ts';
import { asRoot, placed } from './parts/inside.ts';
import { perPlatform } from './parts/outside.ts';

/** Runs as the client's user, so that `id` lists the client's groups. */
const WHO: Command = run('id');

/** A name in the abstract namespace is no file. */
function inFileSystem(path: string, look: (path: string) => Command): readonly Command[] {
  return path.startsWith('@') ? [] : [look(path)];
}

function flavour(
  id: string,
  tool: string,
  root: boolean,
  look: (path: string) => Command,
  list: (known: Partial<Case>) => Command,
): Flavour {
  return {
    id,
    tool,
    platforms: ['linux', 'container', 'pod'],
    shell: 'posix',
    needs: ['target'],
    unix: true,
    root,
    build: (known) =>
      known.target === undefined
        ? undefined
        : placed(known, 'client', stamped(WHO, ...inFileSystem(known.target, look), list(known))),
  };
}

/** What is at a Unix socket's path, who may use it, and who listens. */
export const unixSockets: Recipe = {
  id: 'unix-sockets',
  title: 'Look at the Unix socket, on the client’s own machine',
  where: 'client',
  expect:
    'The user’s groups, every part of the path with its permissions, and who listens on Unix sockets. Run it as the user, and in the container, of the program that fails: a path means something else elsewhere.',
  flavours: [
    flavour(
      'ss',
      'namei, ss',
      true,
      (path) => run('namei', '-l', path),
      (known) => asRoot(known, run('ss', '-xlp')),
    ),
    flavour(
      'netstat',
      'ls, netstat',
      true,
      (path) => run('ls', '-l', path),
      (known) => asRoot(known, run('netstat', '-lxp')),
    ),
    flavour(
      'proc',
      'ls, cat',
      false,
      (path) => run('ls', '-l', path),
      () => run('cat', '/proc/net/unix'),
    ),
  ].flatMap(perPlatform),
};
