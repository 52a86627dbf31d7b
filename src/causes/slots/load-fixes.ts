import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { isListenerOnPort } from './listener.ts';
import { named, unitsOf } from './start-fixes.ts';

/** Fixes for a process that is there and takes no connections: it is stopped, or out of descriptors, or busy. */

function owner(scene: Scene): number | undefined {
  const pids = ofKind(scene.facts, 'socket')
    .filter((socket) => isListenerOnPort(socket, scene))
    .flatMap(({ processes }) => processes.flatMap(({ pid }) => pid ?? []));
  const [pid, ...others] = [...new Set(pids)];
  return others.length === 0 ? pid : undefined;
}

/** kill(1), signal(7): SIGCONT continues a stopped process, SIGSTOP stops it. */
export const continueProcess: Fix = {
  id: 'continue-process',
  title: 'Continue the stopped process',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const pid = owner(scene);
    return pid === undefined
      ? undefined
      : {
          command: allOf(
            sudo(run('kill', '-CONT', String(pid))),
            run('ps', '-o', 'pid,stat,comm', '-p', String(pid)),
          ),
          changes: `Process ${pid} runs on from where it was stopped, and serves those who still wait`,
          undo: sudo(run('kill', '-STOP', String(pid))),
          notes: [
            'Somebody or something stopped it: Ctrl-Z in a terminal, a debugger, a snapshot tool, a frozen cgroup. Unless that is known it may happen again.',
          ],
        };
  },
};

/** What a process does instead of accepting: without strace, from /proc alone (proc(5)). */
export function lookInto(pid: number): FixCommands {
  const count: Command = { kind: 'pipe', of: [sudo(run('ls', `/proc/${pid}/fd`)), run('wc', '-l')] };
  return {
    command: allOf(
      run('ps', '-L', '-o', 'pid,tid,stat,wchan:24,pcpu,comm', '-p', String(pid)),
      sudo(run('grep', '-i', 'open files', `/proc/${pid}/limits`)),
      count,
    ),
    notes: [
      'All threads in a lock or on one descriptor: take a thread dump (jstack, py-spy, gdb) for whoever owns the program. As many files open as the limit: it cannot accept. One thread at 100 %: it is busy.',
      'A restart empties the queue, and the cause stays.',
    ],
  };
}

export const lookAtProcess: Fix = {
  id: 'look-at-process',
  title: 'See what the process does, before a restart destroys it',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const pid = owner(scene);
    return pid === undefined ? undefined : lookInto(pid);
  },
};

const FILES = 65_536;
const RAISE = 'Let the service open more files';

/** systemd.exec(5): LimitNOFILE=; a drop-in of our own, so that taking it away is the undo. */
export const raiseDescriptors: Fix = {
  id: 'raise-descriptors',
  title: RAISE,
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) =>
    unitsOf(scene).map((each): FixCommands => {
      const unit = each.unit.includes('.') ? each.unit : `${each.unit}.service`;
      const folder = `/etc/systemd/system/${unit}.d`;
      const file = `${folder}/90-open-files.conf`;
      const restart = allOf(sudo(run('systemctl', 'daemon-reload')), sudo(run('systemctl', 'restart', unit)));
      return {
        ...named(RAISE, each),
        command: allOf(
          sudo(run('mkdir', '-p', folder)),
          { kind: 'write', path: file, lines: ['[Service]', `LimitNOFILE=${FILES}`], sudo: true },
          restart,
        ),
        changes: `Adds ${file} and restarts ${unit}, which cuts its connections`,
        undo: allOf(sudo(run('rm', file)), restart),
        notes: [
          'More of them only help where they are needed: descriptors that are never closed run out at any limit. nginx also has worker_rlimit_nofile, MariaDB open_files_limit.',
        ],
        source: 'systemd manual page systemd.exec(5), LimitNOFILE=',
      };
    }),
};

/** ip-sysctl: tcp_abort_on_overflow. Its default is 0, and it counts at once. */
export const waitOnOverflow: Fix = {
  id: 'wait-on-overflow',
  title: 'Let clients wait for room in place of a reset',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) =>
    ofKind(scene.facts, 'setting').some(
      ({ key, value }) => key === 'net.ipv4.tcp_abort_on_overflow' && value === '1',
    )
      ? {
          command: sudo(run('sysctl', '-w', 'net.ipv4.tcp_abort_on_overflow=0')),
          changes:
            'A handshake that finds no room waits for some, until the next boot or the next sysctl --system',
          undo: sudo(run('sysctl', '-w', 'net.ipv4.tcp_abort_on_overflow=1')),
          notes: ['The queue stays full: this changes how clients see it, not why nobody empties it.'],
        }
      : undefined,
};
