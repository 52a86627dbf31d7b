import type { Fix } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { ofKind, type SocketProcess } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { lookInto } from './load-fixes.ts';
import { isDialled } from './unix-socket.ts';

/** Fixes for a Unix socket whose connections nobody accepts. */

function listeners(scene: Scene): readonly SocketProcess[] {
  return ofKind(scene.facts, 'socket')
    .filter(
      ({ transport, state, path }) => transport === 'unix' && state === 'listen' && isDialled(path, scene),
    )
    .flatMap(({ processes }) => processes);
}

/** A master and its workers share a listener: the first named is as good as any. */
export const lookAtListener: Fix = {
  id: 'look-at-listener',
  title: 'See what the process does in place of accepting',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const pid = listeners(scene).find((process) => process.pid !== undefined)?.pid;
    return pid === undefined ? undefined : lookInto(pid);
  },
};

/** `php-fpm8.2` of Debian, `php-fpm` elsewhere. */
const PHP = /^php-fpm(\d\.\d)?$/;

export const morePhpWorkers: Fix = {
  id: 'more-php-workers',
  title: 'Give PHP-FPM more workers',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const found = listeners(scene).flatMap(({ name }) => PHP.exec(name) ?? []);
    if (found.length === 0) return undefined;
    const version = listeners(scene).flatMap(({ name }) => PHP.exec(name)?.[1] ?? [])[0];
    const file =
      version === undefined ? '/etc/php-fpm.d/www.conf' : `/etc/php/${version}/fpm/pool.d/www.conf`;
    const program = `php-fpm${version ?? ''}`;
    const unit = version === undefined ? 'php-fpm' : `php${version}-fpm`;
    const reload: Command = allOf(sudo(run(program, '-t')), sudo(run('systemctl', 'reload', unit)));
    return {
      command: reload,
      edits: [
        { file, from: 'pm.max_children = …', to: 'pm.max_children = … (more; memory has to hold them)' },
      ],
      undo: reload,
      changes: `Checks the settings and lets ${unit} read them anew. What waits in the queue is served; requests that are being worked on are reset, unless process_control_timeout gives them time (measured, PHP 8.2)`,
      notes: [
        'It works when Recv-Q of the socket in ss -xl falls to 0. Undo: put the old number back, then the same command.',
        'Its log says “server reached pm.max_children setting” when the workers do not suffice. Where each of them waits for a database, more of them only wait there: mend that first. listen.backlog only lets more clients wait.',
      ],
      source: 'PHP manual: FPM configuration, pm.max_children, listen.backlog',
    };
  },
};
