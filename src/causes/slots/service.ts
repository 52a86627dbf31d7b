import type { FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { runsAs } from '../../services/index.ts';

/** Which listeners belong to the service that the client wants. */

/** A process of the intended service, by a name that is its own. */
export function isIntendedService(socket: FactOf<'socket'>, { service }: Scene): boolean {
  return service !== undefined && socket.processes.some(({ name }) => runsAs(service, name) === 'yes');
}

/** Every process may be the service, under its own name or a runtime's, and none is known to be another. */
export function mayBeService(socket: FactOf<'socket'>, { service }: Scene): boolean {
  return (
    service !== undefined &&
    socket.processes.length > 0 &&
    socket.processes.every(({ name }) => runsAs(service, name) !== 'no')
  );
}

/** Ports on which some other well-known program may be taken for granted: ssh, smtp, dns, rpcbind, ntp, cups ... */
const FAMILIAR = new Set([22, 25, 53, 111, 123, 323, 587, 631, 5353, 5355, 10050, 9100]);

/** A listener that cannot be the intended service on another port: it is named otherwise, or its port says so. */
export function isSomethingElse(socket: FactOf<'socket'>, scene: Scene): boolean {
  if (isIntendedService(socket, scene)) return scene.service?.otherPorts.includes(socket.local.port) ?? false;
  const { service } = scene;
  // Under a runtime's name (java, node) it may be this service or any other.
  if (socket.processes.length > 0) {
    return service !== undefined && socket.processes.every(({ name }) => runsAs(service, name) === 'no');
  }
  return FAMILIAR.has(socket.local.port);
}

/** The unit of the case, or one of those that the service goes by. */
export function isUnitOf(process: FactOf<'process'>, scene: Scene): boolean {
  const name = process.unit?.replace(/\.service$/, '');
  const told = scene.told.unit?.replace(/\.service$/, '');
  if (name === undefined) return false;
  return told === undefined ? (scene.service?.units ?? []).includes(name) : name === told;
}
