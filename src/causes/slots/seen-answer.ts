import { isDialled } from '../../model/address-set.ts';
import type { FactSlot } from '../../model/cause.ts';
import type { IcmpUnreachable } from '../../model/packet.ts';
import type { FactOf } from '../../model/fact.ts';
import { sameIp } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';

/** What a capture shows of answers to the client's SYN. */

type Conversation = FactOf<'conversation'>;

function isOfCase({ server, begins }: Conversation, scene: Scene): boolean {
  return begins === 'syn' && server.port === scene.case.port && isDialled(server.address, scene);
}

/** An ICMP error about this very SYN that the dialled address sent itself. */
function ownIcmp({ icmp, server }: Conversation): Conversation['icmp'][number] | undefined {
  return icmp.find(({ exact, from }) => exact && sameIp(from.address, server.address));
}

/** The client's capture has an answer of any kind from the dialled address. */
export const targetAnswers: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) =>
    isOfCase(talk, scene) &&
    (talk.synAck !== undefined ||
      talk.resets.some(({ by }) => by === 'server') ||
      ownIcmp(talk) !== undefined),
  reason: ({ server }) => `The client’s capture shows an answer from ${server.address} itself`,
};

/** The server's capture has the client's SYN, as it comes in. */
export const synArrives: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) => isOfCase(talk, scene) && talk.syn !== undefined,
  reason: ({ server }) => `The server’s capture shows a SYN to ${server.address} arriving`,
};

/**
 * A kernel answers a SYN to itself with a SYN-ACK, a RST or nothing (tcp_v4_rcv, Linux 6.1): these ICMP errors from the
 * dialled address are a packet filter's. Others may be a forward's whose target is gone.
 */
const BY_FILTER: readonly IcmpUnreachable[] = [
  ...(['port', 'protocol'] as const),
  ...(['host-prohibited', 'net-prohibited', 'admin-prohibited', 'policy', 'reject-route'] as const),
];

export const filterAnswers: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => isOfCase(talk, scene) && BY_FILTER.includes(ownIcmp(talk)?.unreachable ?? 'address'),
  reason: (talk) =>
    `The dialled address itself answers the SYN with an ICMP error (${ownIcmp(talk)?.unreachable ?? ''}), which only a packet filter does`,
  line: (talk) => ownIcmp(talk)?.line,
};
