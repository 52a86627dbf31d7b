import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sequence, sudo } from '../../model/command.ts';
import { named, unitsOf } from './start-fixes.ts';
import { isListenerOnPort } from './listener.ts';

/** Fixes for a listener that comes and goes: why it ends, and that it comes back soon. */

const ONE_SHOT = new Set(['nc', 'ncat', 'netcat', 'nc.openbsd', 'nc.traditional', 'busybox']);

/** `nc -l` ends after its first connection (measured: OpenBSD, traditional, ncat, BusyBox). */
export const keepListening: Fix = {
  id: 'keep-listening',
  title: 'Let the listener stay after its first connection',
  where: 'server',
  root: false,
  platforms: ['linux', 'container', 'pod'],
  needs: ['port'],
  build: (scene) => {
    const isNetcat = [...scene.facts, ...scene.earlier].some(
      (fact) => isListenerOnPort(fact, scene) && fact.processes.some(({ name }) => ONE_SHOT.has(name)),
    );
    return isNetcat
      ? {
          command: run('ps', '-eo', 'pid,ppid,etimes,args'),
          edits: [
            {
              file: 'the command that listens',
              from: 'nc -l',
              to: 'nc -lk (OpenBSD), ncat -lk, busybox nc -ll with -e PROGRAM; the traditional one cannot: run it in a loop, or use socat TCP-LISTEN:PORT,fork',
            },
          ],
          notes: ['The command only looks: which nc it is, and since when it runs.'],
        }
      : undefined;
  },
};

/** systemctl(1): --state takes sub-states too, and auto-restart is one. */
export const lookAtRestarts: Fix = {
  id: 'look-at-restarts',
  title: 'See what ends again and again, and what it says before',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const units = unitsOf(scene).map(({ unit }) => scene.case.unit ?? scene.service?.instances ?? unit);
    const [unit] = units;
    return {
      command: sequence(
        run('systemctl', '--no-pager', 'list-units', '--state=failed,activating,auto-restart'),
        ...(unit === undefined
          ? []
          : [run('systemctl', 'show', '-p', 'NRestarts,Result,ExecMainStatus', unit)]),
        sudo(run('journalctl', '--no-pager', '-n', '50', ...(unit === undefined ? [] : ['-u', unit]))),
      ),
      notes: [
        'The command only looks. The last lines before each “Started” are why it ended: a setting, a missing file, memory (oom-kill), a watchdog, a health check that restarts it.',
      ],
      source: 'systemd manual pages systemctl(1), journalctl(1)',
    };
  },
};

const BACK = 'Let systemd bring it back at once, until the reason is mended';

/** systemd.service(5), systemd.unit(5); a drop-in of our own, so that taking it away is the undo. */
export const bringBack: Fix = {
  id: 'bring-back',
  title: BACK,
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) =>
    unitsOf(scene).map((each): FixCommands => {
      const unit = each.unit.includes('.') ? each.unit : `${each.unit}.service`;
      const folder = `/etc/systemd/system/${unit}.d`;
      const file = `${folder}/90-restart.conf`;
      const lines = ['[Unit]', 'StartLimitIntervalSec=0', '[Service]', 'Restart=always', 'RestartSec=1'];
      const restart = allOf(sudo(run('systemctl', 'daemon-reload')), sudo(run('systemctl', 'restart', unit)));
      return {
        ...named(BACK, each),
        command: allOf(
          sudo(run('mkdir', '-p', folder)),
          { kind: 'write', path: file, lines, sudo: true },
          restart,
        ),
        changes: `Adds ${file} and restarts ${unit}: from now on it is started again a second after it ends, without limit`,
        undo: allOf(sudo(run('rm', file)), restart),
        notes: ['It shortens the gaps and keeps the fault: read the log as well.'],
        source: 'systemd manual pages systemd.service(5), Restart=; systemd.unit(5), StartLimitIntervalSec=',
      };
    }),
};

export const lookAtContainer: Fix = {
  id: 'look-at-container',
  title: 'See why the container’s program ends',
  where: 'server',
  root: false,
  platforms: ['container'],
  needs: ['container'],
  build: ({ case: { container } }) =>
    container === undefined
      ? undefined
      : {
          command: sequence(
            run(
              'docker',
              'inspect',
              '-f',
              '{{.RestartCount}} {{json .State}} {{json .HostConfig.RestartPolicy}}',
              container,
            ),
            run('docker', 'logs', '--timestamps', '--tail', '50', container),
          ),
          notes: [
            'The command only looks. OOMKilled means that it had no memory left; an exit code of 137 or 143 that somebody stopped it.',
          ],
          source: 'Docker documentation: docker inspect, docker logs; start containers automatically',
        },
};
