import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sequence, sudo, type Command } from '../../model/command.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { runsAs, servicesRunBy } from '../../services/index.ts';
import { isForwarder, isListenerOnPort } from './listener.ts';
import { unitsOf } from './start-fixes.ts';

/** Fixes for a port that another program holds: see how that came about, then give the port to the right one. */

type Listener = FactOf<'socket'>;

export function holderOf(scene: Scene): Listener | undefined {
  return ofKind(scene.facts, 'socket').find(
    (socket) => isListenerOnPort(socket, scene) && socket.place.vantage === 'server' && !isForwarder(socket),
  );
}

export function pidOf(holder: Listener | undefined): number | undefined {
  return holder?.processes.find(({ pid }) => pid !== undefined)?.pid;
}

export const seeHolder: Fix = {
  id: 'see-holder',
  title: 'See who holds the port, and why the service meant does not',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: ['port'],
  build: (scene) => {
    const { port } = scene.case;
    const pid = pidOf(holderOf(scene));
    const [unit] = unitsOf(scene);
    const look: readonly Command[] = [
      sudo(run('ss', '-lntp', `sport = :${port ?? ''}`)),
      ...(pid === undefined ? [] : [sudo(run('systemctl', '--no-pager', '-n', '0', 'status', String(pid)))]),
      ...(unit === undefined
        ? []
        : [sudo(run('journalctl', '--no-pager', '-n', '30', '-u', scene.service?.instances ?? unit.unit))]),
    ];
    return {
      command: sequence(...look),
      notes: [
        'The commands only look. “Address already in use” in the log: both are set to this port, and the one that started first has it. Nothing of that kind: it listens on another port, or elsewhere, and the clients’ address is what is wrong.',
      ],
    };
  },
};

/** Of a service's own first program: others of it have units of other names. An SSH server may be the only way in. */
function unitOf(process: string): string | undefined {
  const own = servicesRunBy(process).filter(({ id, processes }) => id !== 'ssh' && processes[0] === process);
  const [unit, ...more] = [...new Set(own.flatMap(({ units }) => units[0] ?? []))];
  return more.length > 0 ? undefined : unit;
}

/** The unit of the program that holds the port, where it serves nothing else that was seen. */
function soleUnit(scene: Scene): string | undefined {
  const holder = holderOf(scene);
  const pid = pidOf(holder);
  const [name] = holder?.processes ?? [];
  if (holder === undefined || pid === undefined || name === undefined) return undefined;
  const others = ofKind(scene.facts, 'socket').some(
    (socket) =>
      socket.state === 'listen' &&
      socket.local.port !== holder.local.port &&
      socket.processes.some((process) => process.pid === pid),
  );
  const isMeant = scene.service !== undefined && runsAs(scene.service, name.name) !== 'no';
  return others || isMeant ? undefined : unitOf(name.name);
}

export const handOverPort: Fix = {
  id: 'hand-over-port',
  title: 'Stop the program that holds the port, and start the service meant',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: ['port'],
  build: (scene): FixCommands | undefined => {
    const holder = soleUnit(scene);
    const [meant] = unitsOf(scene);
    if (holder === undefined || meant === undefined || holder === meant.unit) return undefined;
    const swap = (stop: string, start: string): Command => ({
      kind: 'and',
      of: [sudo(run('systemctl', 'stop', stop)), sudo(run('systemctl', 'start', start))],
    });
    return {
      command: swap(holder, meant.unit),
      changes: `Stops ${holder} and cuts all that it serves, then starts ${meant.unit}, until the next boot`,
      undo: swap(meant.unit, holder),
      notes: [
        `First find out who uses ${holder} on this port: the smaller change may be another port for it, or dialling another one. Whichever keeps the port, set the other to its own, or the next boot decides again.`,
        'If a unit is not found it is called otherwise: systemctl status with the number of its process names it.',
      ],
    };
  },
};
