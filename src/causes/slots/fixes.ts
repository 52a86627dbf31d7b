import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, type Command } from '../../model/command.ts';
import type { FactOf } from '../../model/fact.ts';
import { isLoopback } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import type { BindTarget, BindWay, Service } from '../../model/service.ts';
import { runsAs, servicesRunBy } from '../../services/index.ts';
import { isForwarder, isListenerOnPort } from './listener.ts';

/** The fix that several causes share: let the service listen where clients dial, in the service's own way. */

function listeners(scene: Scene): readonly FactOf<'socket'>[] {
  return scene.facts.filter(
    (fact): fact is FactOf<'socket'> & typeof fact =>
      isListenerOnPort(fact, scene) && fact.place.vantage === 'server' && !isForwarder(fact),
  );
}

function namesOf(sockets: readonly FactOf<'socket'>[]): readonly string[] {
  return [...new Set(sockets.flatMap(({ processes }) => processes.map(({ name }) => name)))];
}

/** A wildcard listener that takes one family only is bound to that family's wildcard. */
function boundTo({ local, accepts }: FactOf<'socket'>): string {
  if (local.address !== '*') return local.address;
  return accepts.includes(6) ? '::' : '0.0.0.0';
}

/** The service whose settings they are: the case's own, unless the process that listens is another's. */
function serviceOf(scene: Scene, names: readonly string[]): Service | undefined {
  const { service } = scene;
  const fits = service && (names.length === 0 || names.some((name) => runsAs(service, name) !== 'no'));
  if (service && fits && service.binds.length > 0) return service;
  const [named, ...more] = [...new Set(names.flatMap(servicesRunBy))].filter(({ binds }) => binds.length > 0);
  // Under a runtime's name it could be any of several.
  return named && (more.length === 0 || names.some((name) => runsAs(named, name) === 'yes'))
    ? named
    : undefined;
}

function isFor(way: BindWay, names: readonly string[], service: Service): boolean {
  const own = names.filter((name) => runsAs(service, name) === 'yes');
  return way.processes === undefined || own.length === 0 || way.processes.some((name) => own.includes(name));
}

/** A service that is told to bind an address that its machine does not have may not start at all. */
function ownsAddresses(addresses: readonly string[]): readonly Command[] {
  return addresses.map((address) => ({
    kind: 'pipe',
    of: [run('ip', '-o', 'addr', 'show', 'to', address), run('grep', '.')],
  }));
}

function commandsOf(
  service: Service,
  way: BindWay,
  target: Omit<BindTarget, 'unit'>,
  scene: Scene,
): FixCommands | undefined {
  const usual = way.unit ?? (way.distribution && service.unitIn?.[way.distribution]) ?? service.units[0];
  const built = way.build({ ...target, unit: scene.case.unit ?? usual });
  if (!built) return undefined;
  const { command, changes, undo, edits } = built;
  const onHost = way.platforms.includes('linux') && undo !== undefined;
  return {
    way: way.id,
    title: `${bindFix.title}: ${way.title}`,
    root: way.root,
    command: onHost ? allOf(...ownsAddresses(target.added), command) : command,
    ...(undo === undefined ? {} : { undo }),
    ...(changes === undefined
      ? {}
      : {
          changes: onHost ? `${changes}. Does nothing where ${target.added.join(', ')} is not here` : changes,
        }),
    ...(edits === undefined ? {} : { edits }),
    ...(way.notes === undefined ? {} : { notes: way.notes }),
    source: way.source,
  };
}

export const bindFix: Fix = {
  id: 'bind-address',
  title: 'Let it listen on the address that clients dial',
  where: 'server',
  root: true,
  platforms: ['linux', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene) => {
    const sockets = listeners(scene);
    const names = namesOf(sockets);
    const service = serviceOf(scene, names);
    const { port, container, pod, namespace, serverPlatform = 'linux' } = scene.case;
    const bound = [...new Set(sockets.map(boundTo))];
    const added = scene.dialled.filter(
      (address) =>
        !bound.includes(address) && !address.includes('%') && (scene.sameMachine || !isLoopback(address)),
    );
    if (!service || port === undefined || added.length === 0) return undefined;
    const pid = sockets.flatMap(({ processes }) => processes.flatMap((process) => process.pid ?? []))[0];
    const target = { addresses: [...bound, ...added], added, bound, port, pid, container, pod, namespace };
    return service.binds
      .filter((way) => way.platforms.includes(serverPlatform) && isFor(way, names, service))
      .flatMap((way) => commandsOf(service, way, target, scene) ?? []);
  },
};
