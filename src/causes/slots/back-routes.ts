import type { AbsenceSlot, Exclusions, FactSlot, Rule } from '../../model/cause.ts';
import type { Fact, RouteRecord } from '../../model/fact.ts';
import { familyOf, sameIp } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { clientAddress } from './reply-filter.ts';
import { isDialledTalk, neverAnswered, staysUnanswered, talkIn } from './talks.ts';
import { isOnTheWay } from './way.ts';

/** The way back to the client, as the server and a router would take it. */

export const NO_WAY_BACK: Exclusions = {
  leaves: [],
  whyNot:
    'No SYN-ACK can get from this server to this client: whatever else may be wrong, without it the client sees exactly this silence, and nothing else is needed for it.',
};

const NO_ROUTE: readonly RouteRecord['type'][] = ['none', 'unreachable', 'prohibit', 'blackhole', 'throw'];

export function isClient(address: string, scene: Scene): boolean {
  const client = clientAddress(scene);
  return client !== undefined && sameIp(client, address);
}

/** The SYN as the server has it: from which address it comes there, NAT or not. */
const synAtServer: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    staysUnanswered(talk, scene) &&
    talk.syn?.way !== 'out' &&
    talk.syn?.way !== 'through',
  line: (talk) => talk.syn?.line,
  reason: ({ client }) => `The SYN reaches the server, from ${client.address}, and nothing answers it`,
};

/** The route to where the captured SYN came from, asked on the machine that captured it. */
function noneTo(from: 'server' | 'middle', reason: (to: string) => string): FactSlot<'route'> {
  return {
    slot: 'fact',
    kind: 'route',
    from,
    is: (route, _scene, filled) => {
      const source = talkIn(filled, from)?.client.address;
      return (
        route.chosen && NO_ROUTE.includes(route.type) && source !== undefined && sameIp(route.to, source)
      );
    },
    reason: ({ to }) => reason(to),
  };
}

const noRouteBack: Rule = {
  bearing: 'decisive',
  slots: [
    neverAnswered,
    synAtServer,
    noneTo('server', (to) => `The server has no route to ${to}: it can send this client nothing`),
  ],
  ...NO_WAY_BACK,
};

/** The SYN-ACK as a router has it that cannot send it on. */
const endsAtRouter: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'middle',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    !talk.handshake &&
    talk.resets.length === 0 &&
    talk.translated === undefined &&
    (talk.synAck?.count ?? 0) > 1 &&
    talk.synAck?.way === 'in',
  line: (talk) => talk.synAck?.line,
  reason: 'SYN-ACKs come to the router, and none of them leaves it',
};

const routerHasNoRoute: Rule = {
  bearing: 'decisive',
  slots: [
    neverAnswered,
    endsAtRouter,
    noneTo('middle', (to) => `The router has no route to ${to}: it throws away what is for this client`),
  ],
  leaves: [],
  whyNot:
    'The server’s answers to this client come to the router and end there, since it has no route to the client: SYN, filter, listener and queues have all done their part.',
};

/** By itself it is not enough: behind a NAT the server sees another address, and a router may not be on the way back. */
const noRouteToClient = (['server', 'middle'] as const).map((from): Rule => ({
  bearing: 'strong',
  slots: [
    neverAnswered,
    {
      slot: 'fact',
      kind: 'route',
      from,
      is: (route, scene) => route.chosen && NO_ROUTE.includes(route.type) && isClient(route.to, scene),
      reason: ({ to }) => `The ${from === 'server' ? 'server' : 'router'} has no route to ${to}`,
    },
  ],
}));

function mayLeadBack(member: Fact, scene: Scene): boolean {
  const client = clientAddress(scene);
  if (member.kind !== 'route' || member.chosen || client === undefined) return false;
  return isOnTheWay(member, client);
}

const nothingInTable: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: (listing, scene) => {
    const family = familyOf(clientAddress(scene) ?? '');
    return listing.of === 'route' && family !== undefined && listing.families.includes(family);
  },
  unless: mayLeadBack,
  reason: (_listing, scene) =>
    `The server’s routing table has nothing for ${clientAddress(scene) ?? 'the client'}`,
};

/** A server or a router that has no route back to the client. */
export const noRouteRules: readonly Rule[] = [
  noRouteBack,
  routerHasNoRoute,
  ...noRouteToClient,
  { bearing: 'strong', slots: [neverAnswered, nothingInTable] },
];
