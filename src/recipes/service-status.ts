import { run, stamped } from '../model/command.ts';
import type { Recipe } from '../model/recipe.ts';
import { asRoot } from './parts/inside.ts';

/** Whether the service's unit runs, and what its log last said. */
export const serviceStatus: Recipe = {
  id: 'service-status',
  title: 'See how the service’s unit is doing',
  where: 'server',
  expect:
    'Its state, how often it was restarted, and the last lines of its log. “Address already in use” is worth reading.',
  flavours: [
    {
      id: 'systemd',
      tool: 'systemctl',
      platforms: ['linux'],
      shell: 'posix',
      needs: ['unit'],
      root: true,
      source: 'systemd manual pages systemctl(1), journalctl(1)',
      build: (known) => {
        if (known.unit === undefined) return undefined;
        return stamped(
          asRoot(known, run('systemctl', 'status', '--no-pager', '--full', known.unit)),
          asRoot(known, run('journalctl', '--no-pager', '-n', '50', '-o', 'short-iso', '-u', known.unit)),
        );
      },
    },
  ],
};
