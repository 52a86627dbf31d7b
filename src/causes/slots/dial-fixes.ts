import type { Fix } from '../../model/cause.ts';
import { run, type Command } from '../../model/command.ts';
import type { FactOf } from '../../model/fact.ts';
import { isLoopback } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { runsAs } from '../../services/index.ts';
import { isForwarder, takesSome } from './listener.ts';

/** Fixes on the client's side: dial where the service does listen. Their command is the probe that shows that it works. */

/** Where the client runs, when that is a container or a pod. */
export function insideClient({ clientPlatform, container, pod, namespace }: Scene['case'], of: Command) {
  if (clientPlatform === 'container') {
    return container === undefined
      ? undefined
      : ({ kind: 'inside', place: { kind: 'docker', container }, of } as const);
  }
  if (clientPlatform !== 'pod') return of;
  if (pod === undefined) return undefined;
  const where = { pod, ...(namespace === undefined ? {} : { namespace }) };
  return { kind: 'inside', place: { kind: 'kubectl', ...where }, of } as const;
}

function probe(scene: Scene, host: string, port: number): Command | undefined {
  // macOS: nc(1), -G is the connect timeout there.
  const patience = scene.case.clientPlatform === 'macos' ? '-G' : '-w';
  return insideClient(scene.case, run('nc', '-vz', patience, '3', host, String(port)));
}

function listens(scene: Scene): readonly FactOf<'socket'>[] {
  return scene.facts.filter(
    (fact): fact is FactOf<'socket'> & typeof fact =>
      fact.kind === 'socket' &&
      fact.transport === 'tcp' &&
      fact.state === 'listen' &&
      fact.place.vantage === 'server' &&
      !isForwarder(fact),
  );
}

export const dialAddress: Fix = {
  id: 'dial-address',
  title: 'Dial the address on which it listens',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos', 'container', 'pod'],
  needs: ['port'],
  build: (scene) => {
    const { port, target } = scene.case;
    const address = listens(scene)
      .filter(({ local }) => local.port === port && local.address !== '*')
      .map(({ local }) => local.address)
      .find((candidate) => scene.sameMachine || !isLoopback(candidate));
    const command = address === undefined || port === undefined ? undefined : probe(scene, address, port);
    if (command === undefined || address === undefined) return undefined;
    return {
      command,
      edits: [
        { file: 'the client’s settings', ...(target === undefined ? {} : { from: target }), to: address },
      ],
      notes: [
        'The command tries that address from the client and changes nothing. Where clients dial a name, change what the name resolves to.',
      ],
    };
  },
};

/** The port on which the wanted service is seen, for certain by its process' name, else by its default. */
function portSeen(scene: Scene): number | undefined {
  const { service } = scene;
  if (!service) return undefined;
  const elsewhere = listens(scene).filter(
    (socket) =>
      socket.local.port !== scene.case.port &&
      !service.otherPorts.includes(socket.local.port) &&
      takesSome(socket, scene),
  );
  const own = elsewhere.find(({ processes }) =>
    processes.some(({ name }) => runsAs(service, name) === 'yes'),
  );
  const usual = elsewhere.find(
    ({ local, processes }) => local.port === service.port && processes.length === 0,
  );
  return (own ?? usual)?.local.port;
}

export const dialPort: Fix = {
  id: 'dial-port',
  title: 'Dial the port on which it listens',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene) => {
    const { port, target } = scene.case;
    const seen = portSeen(scene);
    const command = target === undefined || seen === undefined ? undefined : probe(scene, target, seen);
    if (command === undefined || seen === undefined) return undefined;
    return {
      command,
      edits: [{ file: 'the client’s settings', from: `port ${port ?? ''}`, to: `port ${seen}` }],
      notes: [
        'The command tries that port from the client and changes nothing. Find out which of the two was changed before changing the server: other clients may have followed it.',
      ],
    };
  },
};
