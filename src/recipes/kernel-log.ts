import { run, stamped } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';

/** The kernel's log: full tables, SYN floods, martians, logged packets, processes that were killed. */
export const kernelLog: Recipe = {
  id: 'kernel-log',
  title: 'Read the kernel’s log',
  where: 'server',
  expect:
    'Lines about SYN flooding, a full conntrack table, martian sources, logged packets or denied calls. In a container, run it on the host.',
  flavours: [
    {
      id: 'dmesg',
      tool: 'dmesg',
      platforms: ['linux', 'container', 'pod'],
      shell: 'posix',
      needs: [],
      root: true,
      // Not recorded: the kernel has one log, that of the whole machine.
      source: 'manual page dmesg(1) of util-linux',
      build: (known) => stamped(asRoot(known, run('dmesg', '-T'))),
    },
    {
      id: 'journal',
      tool: 'journalctl',
      platforms: ['linux'],
      shell: 'posix',
      needs: [],
      root: true,
      source: 'systemd manual page journalctl(1)',
      build: (known) =>
        stamped(asRoot(known, run('journalctl', '-k', '--no-pager', '-n', '500', '-o', 'short-iso'))),
    },
  ],
};
