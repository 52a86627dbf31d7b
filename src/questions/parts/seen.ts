import { ofKind, type FactOf } from '../../model/fact.ts';
import { isLoopback } from '../../model/ip.ts';
import { takes } from '../../model/listener.ts';
import type { Scene } from '../../model/scene.ts';

/** What the server's listings show of the case's port. */

export function serverListeners(scene: Scene): readonly FactOf<'socket'>[] {
  return ofKind(scene.facts, 'socket').filter(
    (socket) =>
      socket.state === 'listen' &&
      socket.place.shownBy !== 'hand' &&
      (socket.place.vantage === 'server' || scene.sameMachine),
  );
}

export function onPort(scene: Scene): readonly FactOf<'socket'>[] {
  return serverListeners(scene).filter((socket) => socket.local.port === scene.case.port);
}

/** The whole listing that shows every listener of the server on the port. */
export function wholeListing(scene: Scene): FactOf<'listing'> | undefined {
  const { port } = scene.case;
  return ofKind(scene.facts, 'listing').find(
    (listing) =>
      listing.of === 'socket' &&
      listing.whole === true &&
      listing.states !== 'connected' &&
      listing.place.shownBy !== 'hand' &&
      (listing.place.vantage === 'server' || scene.sameMachine) &&
      port !== undefined &&
      (listing.ports === undefined || listing.ports.includes(port)),
  );
}

/** `dialled`, `loopback` or `elsewhere`: what a listener on the port is for this client. */
export function reach(socket: FactOf<'socket'>, scene: Scene): 'dialled' | 'loopback' | 'elsewhere' {
  if (socket.local.address === '*' || scene.dialled.some((address) => takes(socket, address) === 'yes'))
    return 'dialled';
  return isLoopback(socket.local.address) ? 'loopback' : 'elsewhere';
}
