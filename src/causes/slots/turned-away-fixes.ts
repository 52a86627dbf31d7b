import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sudo } from '../../model/command.ts';
import { holderOf, pidOf } from './port-fixes.ts';
import { named, unitsOf } from './start-fixes.ts';
import { MYSQL_LIMITS, postgresqlList, redisLimits } from './turned-away-databases.ts';
import { sshLimits } from './turned-away-ssh.ts';

/** Fixes for a service that takes the connection and ends it: what it says of that, then the limit or list it has. */

const LOOK = 'See in its log why the service turns the client away';

export const seeWhyItCloses: Fix = {
  id: 'see-why',
  title: LOOK,
  where: 'server',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: [],
  build: (scene) => {
    const { serverPlatform = 'linux', container, pod, namespace } = scene.case;
    const notes = [
      'Make one attempt first, then read that second: an exception, a limit that is reached, a list that leaves the client out. The fix is where the log points: the limit, the list, or the program.',
    ];
    if (serverPlatform === 'container') {
      return container === undefined
        ? undefined
        : { root: false, command: run('docker', 'logs', '--tail', '50', '-t', container), notes };
    }
    if (serverPlatform === 'pod') {
      const place = namespace === undefined ? [] : ['-n', namespace];
      return pod === undefined
        ? undefined
        : {
            root: false,
            command: run('kubectl', 'logs', '--tail=50', '--timestamps', '--all-containers', pod, ...place),
            notes,
          };
    }
    // systemctl(1): status of a process is that of the unit that it belongs to, with the end of its log.
    const pid = pidOf(holderOf(scene));
    if (pid !== undefined) {
      return {
        command: sudo(run('systemctl', '--no-pager', '-n', '50', 'status', String(pid))),
        notes: [
          ...notes,
          'It names the unit of the process that listens and ends with the last lines of its log; a program that logs into a file of its own has more there.',
        ],
      };
    }
    return unitsOf(scene).map((each): FixCommands => ({
      ...named(LOOK, each),
      command: sudo(run('journalctl', '--no-pager', '-n', '50', '-u', scene.service?.instances ?? each.unit)),
      notes,
    }));
  },
};

export const letClientIn: Fix = {
  id: 'let-client-in',
  title: 'Change the limit or the list that turns it away',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    switch (scene.service?.id) {
      case 'redis':
        return redisLimits(scene);
      case 'mysql':
        return MYSQL_LIMITS;
      case 'postgresql':
        return postgresqlList(scene);
      case 'ssh':
        return sshLimits(scene);
      default:
        return undefined;
    }
  },
};
