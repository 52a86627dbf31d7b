import type { AbsenceSlot, FactSlot } from '../../model/cause.ts';
import type { FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { coversAllListeners, hostsContainers, listensThere, mayTakeDialled } from './listener.ts';
import { mayBeService } from './service.ts';

/** The port is held by the service that is meant, as far as its process' name tells. */
export const heldByService: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene) =>
    listensThere.is(socket, scene, []) && mayBeService(socket, scene) && !hostsContainers(scene),
  reason: (socket: FactOf<'socket'>) =>
    `${socket.processes[0]?.name ?? 'The service'} itself holds port ${socket.local.port}`,
};

export const noOtherProgram: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: coversAllListeners,
  unless: (fact, scene) =>
    mayTakeDialled(fact, scene) && fact.kind === 'socket' && !mayBeService(fact, scene),
  reason: 'The whole listing has no other program there',
};
