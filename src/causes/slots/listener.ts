import type { AbsenceSlot, FactSlot, FailureSlot } from '../../model/cause.ts';
import { isDialled } from '../../model/address-set.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import { familyOf, isLoopback } from '../../model/ip.ts';
import { takes } from '../../model/listener.ts';
import { readings } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAKind, onceAList } from '../../model/tables.ts';

/** What the rules about listeners have in common: the refusal, a listener on the port, and the listing without one. */

/** The client was refused (or its tool hides that it was) at a known address that is not its own loopback. */
export const refusedAtAddress: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    readings(attempt).includes('refused') && attempt.address !== undefined && !isLoopback(attempt.address),
  reason: (attempt) =>
    attempt.outcome === 'refused'
      ? `The client is refused at ${attempt.address ?? 'the target'}`
      : `The client fails at ${attempt.address ?? 'the target'}; this message is printed for a refusal too`,
};

export function isListenerOnPort(fact: Fact, scene: Scene): fact is FactOf<'socket'> {
  return (
    fact.kind === 'socket' &&
    fact.transport === 'tcp' &&
    fact.state === 'listen' &&
    scene.case.port !== undefined &&
    fact.local.port === scene.case.port
  );
}

/** One of each family stands for all in a wildcard's eyes. */
export const oneOfEachFamily = onceAList((addresses: readonly string[]) => [
  ...new Map(addresses.map((address) => [familyOf(address), address])).values(),
]);

/** It may take a SYN to one of the dialled addresses, whatever its port. */
export function takesSome(socket: FactOf<'socket'>, scene: Scene): boolean {
  const { address: own } = socket.local;
  if (own !== '*') return socket.state === 'listen' && isDialled(own, scene);
  return oneOfEachFamily(scene.dialled).some((address) => takes(socket, address) !== 'no');
}

/** A listener that may take a SYN to one of the dialled addresses. */
export function mayTakeDialled(fact: Fact, scene: Scene): boolean {
  return isListenerOnPort(fact, scene) && takesSome(fact, scene);
}

/** A listener that takes a SYN to every dialled address for sure. */
function takesDialled(fact: Fact, scene: Scene): boolean {
  return (
    isListenerOnPort(fact, scene) &&
    scene.dialled.length > 0 &&
    (fact.local.address === '*' ? oneOfEachFamily(scene.dialled) : scene.dialled).every(
      (address) => takes(fact, address) === 'yes',
    )
  );
}

function coversPort(listing: FactOf<'listing'>, scene: Scene): boolean {
  const { port } = scene.case;
  return (
    listing.of === 'socket' &&
    listing.states !== 'connected' &&
    listing.sees === 'all' &&
    port !== undefined &&
    (listing.ports === undefined || listing.ports.includes(port))
  );
}

/** Every listener on the port would be in it, whatever its family: IPv6 sockets can take IPv4. */
export function coversAllListeners(listing: FactOf<'listing'>, scene: Scene): boolean {
  return coversPort(listing, scene) && listing.families.includes(4) && listing.families.includes(6);
}

/**
 * Would show every listener that could take the dialled address beside `bound`. A wildcard of either family cannot be
 * bound beside a listening IPv4 address on the same port (EADDRINUSE), so a list of IPv4 sockets is enough there.
 */
function coversBeside(listing: FactOf<'listing'>, scene: Scene, bound: FactOf<'socket'>): boolean {
  const families = new Set(oneOfEachFamily(scene.dialled).map(familyOf));
  const v4Only = families.size === 1 && families.has(4) && familyOf(bound.local.address) === 4;
  return v4Only
    ? coversPort(listing, scene) && listing.families.includes(4)
    : coversAllListeners(listing, scene);
}

function sameListing(a: Fact, b: Fact): boolean {
  return a.block === b.block && a.at[0]?.evidence === b.at[0]?.evidence;
}

/** The server's listing shows no listener that takes the dialled address, next to the one already found. */
export const noOtherTaker: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: (listing, scene, filled) => {
    const bound = filled.find((fact): fact is FactOf<'socket'> & Fact => isListenerOnPort(fact, scene));
    return bound !== undefined && sameListing(bound, listing) && coversBeside(listing, scene, bound);
  },
  unless: mayTakeDialled,
  reason: (_listing, scene) =>
    `The whole listing has no listener for ${scene.dialled.join(', ')} on port ${scene.case.port ?? ''}`,
};

/** The server's listing shows no listener on the port at all. */
export const noneOnPort: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: coversAllListeners,
  unless: isListenerOnPort,
  reason: (_listing, scene) => `The whole listing has no listener on port ${scene.case.port ?? ''}`,
};

/** A listener on the server takes the dialled address: whatever fails, it is not for want of one. */
export const listensThere: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: takesDialled,
  reason: (socket, scene) =>
    `A listener on port ${socket.local.port} takes ${scene.dialled.join(', ')}${
      socket.local.address === '*' ? ' (it is bound to every address)' : ''
    }`,
};

/** Something listens on the port at the server, on whatever address. */
export const listensOnPort: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: isListenerOnPort,
  reason: (socket) => `Something listens on port ${socket.local.port}: ${describe(socket)}`,
};

/** `127.0.0.1:3306 (mariadbd)` */
export function describe(socket: FactOf<'socket'>): string {
  const { address, port } = socket.local;
  const where = address === '*' ? 'every address' : address;
  const name = socket.processes[0]?.name;
  return `${where}, port ${port}${name === undefined ? '' : ` (${name})`}`;
}

/** Programs that listen on behalf of something behind them. */
const FORWARDERS = new Set([
  'docker-proxy',
  'rootlesskit',
  'rootlessport',
  'slirp4netns',
  'pasta',
  'com.docker.backend',
  'vpnkit',
  'containerd-shim',
  'kube-proxy',
]);

export function isForwarder(socket: FactOf<'socket'>): boolean {
  return socket.processes.some((process) => FORWARDERS.has(process.name));
}

/** The machine publishes ports of containers, so a port may lead elsewhere without a listener of its own. */
export function hostsContainers({ facts }: Scene): boolean {
  return runsContainers(facts) || bridgesContainers(facts);
}

const runsContainers = onceAKind('socket', (sockets) =>
  sockets.some(
    (socket) =>
      isForwarder(socket) ||
      socket.processes.some(({ name }) => /^(?:dockerd|containerd|kubelet|k3s)/.test(name)),
  ),
);

const bridgesContainers = onceAKind('address', (addresses) =>
  addresses.some((one) => /^(?:docker|cni|br-[0-9a-f]{12}|flannel|cali|podman)/.test(one.interface ?? '')),
);
