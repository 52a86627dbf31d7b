import type { FactSlot } from '../../model/cause.ts';
import type { FactOf } from '../../model/fact.ts';
import { sameIp } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';

/** What a kernel says of bytes that it cannot get rid of: the timer of the connection (ss(8), -o). */

/** Times that bytes are sent again which are no chance. */
const TIMES = 3;

function isClients({ state, peer }: FactOf<'socket'>, scene: Scene): boolean {
  return (
    (state === 'established' || state === 'fin-wait-1') &&
    peer !== undefined &&
    peer.port === scene.case.port &&
    scene.dialled.some((address) => sameIp(address, peer.address))
  );
}

/** `on`: the retransmission timer. A peer that has the bytes would acknowledge them, whatever its program does. */
export const resends: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'client',
  is: (socket, scene) =>
    isClients(socket, scene) &&
    socket.timer?.name === 'on' &&
    socket.timer.retransmissions >= TIMES &&
    (socket.unackedBytes ?? 0) > 0,
  reason: ({ unackedBytes, timer }) =>
    `The client’s kernel has sent ${unackedBytes ?? ''} bytes again ${timer?.retransmissions ?? ''} times, and nobody acknowledges them`,
};

/** `persist`: the peer acknowledges, and says that it has no room (RFC 9293, 3.8.6.1). */
export const waitsForRoom: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'client',
  is: (socket, scene) => isClients(socket, scene) && socket.timer?.name === 'persist',
  reason: ({ unackedBytes }) =>
    `The client’s kernel keeps ${unackedBytes ?? 'some'} bytes back: the server’s window is closed, its process does not read`,
};
