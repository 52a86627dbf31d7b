import type { AbsenceSlot, FactSlot } from '../../model/cause.ts';
import { isDialled } from '../../model/address-set.ts';
import { blockKey } from '../../model/fact-index.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { canonicalIp, sameIp } from '../../model/ip.ts';
import { grouped } from '../../model/grouped.ts';
import type { Scene } from '../../model/scene.ts';
import { onceAScene } from '../../model/tables.ts';
import { attemptIn } from './way.ts';

/** Connections whose last ACK has not come, on the port that is dialled. */

type Socket = FactOf<'socket'>;
type Where = Pick<Fact, 'block' | 'at'>;

function isOnPort({ transport, local }: Socket, scene: Scene): boolean {
  return transport === 'tcp' && local.port === scene.case.port && isDialled(local.address, scene);
}

// Every row of a pile would count it again.
const pilesOf = onceAScene((scene) =>
  grouped(
    ofKind(scene.facts, 'socket').filter((socket) => socket.state === 'syn-recv' && isOnPort(socket, scene)),
    blockKey,
  ),
);

/** Those of the listing that this one stands in. */
function pile(of: Where, scene: Scene): readonly Socket[] {
  return pilesOf(scene).get(blockKey(of)) ?? [];
}

/** The first of its listing stands for all of them. */
export function isPile(socket: Socket, scene: Scene): boolean {
  return pile(socket, scene)[0] === socket;
}

export function halfOpen(of: Where, scene: Scene): number {
  return pile(of, scene).reduce((sum, { count }) => sum + count, 0);
}

/** The client's own addresses, as its attempts show them or as they were told. */
function ofClient(filled: readonly Fact[], scene: Scene): readonly string[] {
  return [attemptIn(filled)?.source, canonicalIp(scene.case.client ?? '')].flatMap((one) => one ?? []);
}

/** None of them is this client's: its SYN would have been let in, and a lost answer would be what it waits for. */
export const noneOfClient: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: (listing, scene, filled) =>
    listing.of === 'socket' &&
    listing.states !== 'listening' &&
    ofClient(filled, scene).length > 0 &&
    filled.some((fact) => blockKey(fact) === blockKey(listing)) &&
    !pile(listing, scene).some(({ peer }) =>
      ofClient(filled, scene).some((address) => peer !== undefined && sameIp(peer.address, address)),
    ),
  unless: () => false,
  reason: 'None of them is this client’s',
};

/** Others are connected there: what the server sends gets out. */
export const othersConnected: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene) =>
    socket.state === 'established' &&
    isOnPort(socket, scene) &&
    socket.peer !== undefined &&
    !isDialled(socket.peer.address, scene),
  reason: ({ peer }) =>
    `${peer?.address ?? 'Another client'} is connected there: what this server answers gets out`,
};
