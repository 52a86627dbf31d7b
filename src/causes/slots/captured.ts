import { besides } from '../../model/tables.ts';
import { captureOf } from './talks.ts';
import { isDialled } from '../../model/address-set.ts';
import type { AbsenceSlot, FactSlot } from '../../model/cause.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { captureShows } from '../../network/packets/capture-filter.ts';
import { SYN } from '../../network/packets/glimpse.ts';
import { findIn } from '../../network/packets/match.ts';

/** What captures on the SYN's way show of the client's own attempts. */

type Conversation = FactOf<'conversation'>;
type Listing = FactOf<'listing'>;

/** It is for the dialled address and port, and begins with a SYN. */
function isCases({ begins, server }: Conversation, scene: Scene): boolean {
  return begins === 'syn' && server.port === scene.case.port && isDialled(server.address, scene);
}

/** Its SYN was sent again, and nothing at all came back. */
function isUnanswered({ syn, synAck, resets, icmp, handshake }: Conversation): boolean {
  return (syn?.count ?? 0) >= 2 && !synAck && !handshake && resets.length === 0 && icmp.length === 0;
}

const line = (talk: Conversation): number | undefined => talk.syn?.line;

function times({ syn }: Conversation): string {
  return `${syn?.count ?? 1} times`;
}

/** The SYN goes out of the client, again and again. A capture sees it only once the client's own filter let it out. */
export const leavesUnanswered: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) =>
    isCases(talk, scene) && isUnanswered(talk) && (talk.syn?.way === undefined || talk.syn.way === 'out'),
  line,
  reason: (talk) => `The client’s capture shows the SYN leave ${times(talk)}, and nothing come back`,
};

/** The SYN comes in at the server and gets no answer: its filter, its queue, rp_filter or its route may be why. */
export const arrivesUnanswered: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) =>
    isCases(talk, scene) && isUnanswered(talk) && (talk.syn?.way === undefined || talk.syn.way === 'in'),
  line,
  reason: (talk) => `The server’s capture shows the SYN come in ${times(talk)}, and no answer`,
};

/** The router takes the SYN in and does not pass it on. */
export const stopsAtRouter: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'middle',
  is: (talk, scene) =>
    isCases(talk, scene) && isUnanswered(talk) && talk.syn?.way === 'in' && talk.translated === undefined,
  line,
  reason: 'The router’s capture shows the SYN come in, and not go out again',
};

/** The SYN was seen behind the client's own filter. */
export const leftTheClient: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  is: (talk, scene) => {
    const { vantage, shownBy } = talk.place;
    if (!isCases(talk, scene) || shownBy === 'hand' || talk.syn?.way === 'inside') return false;
    return vantage === 'client' ? talk.syn?.way !== 'in' : vantage === 'server' || vantage === 'middle';
  },
  line,
  reason: 'A capture shows the client’s SYN outside the client’s own filter',
};

/** The SYN was seen on the machine that the client dials. */
export const reachedTheServer: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) => isCases(talk, scene) && talk.syn?.way !== 'out' && talk.syn?.way !== 'inside',
  line,
  reason: 'The server’s capture shows the client’s SYN come in',
};

/** The server's own kernel answered the SYN, so its filter had let it in. */
export const answeredByServer: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) => isCases(talk, scene) && talk.syn?.way !== 'out' && talk.synAck?.way === 'out',
  line: (talk) => talk.synAck?.line,
  reason: 'The server’s capture shows a SYN-ACK go out: the SYN had passed its filter',
};

const talks = besides('conversation');

function talksOf(capture: Fact, scene: Scene): readonly Conversation[] {
  return talks(capture, scene.facts);
}

/** Does the capture lack the attempt, and is it known to have run when its SYNs were sent? */
function lacks(sought: Conversation, capture: Listing, scene: Scene): { readonly ran: boolean } | undefined {
  const theirs = talksOf(capture, scene);
  const found = findIn(sought, talksOf(sought, scene), capture, theirs, captureOf(sought, scene));
  if (found.is !== 'absent') return undefined;
  // By the clocks alone it must be certain that this is the machine, and that nothing translates on the way to it.
  return {
    ran: found.running === 'seen' || (found.running === 'by-clock' && capture.place.shownBy === 'text'),
  };
}

/** The server's whole capture never shows an attempt that the client's capture shows. */
export function neverArrives(ran: boolean): FactSlot<'listing'> {
  return {
    slot: 'fact',
    kind: 'listing',
    from: 'server',
    is: (capture, scene, filled) => {
      const sought = ofKind(filled, 'conversation')[0];
      if (capture.of !== 'packet' || !sought) return false;
      const found = lacks(sought, capture, scene);
      return found !== undefined && (found.ran || !ran);
    },
    reason: ran
      ? 'The server’s capture, which ran meanwhile, takes every such SYN and never shows this one'
      : 'The server’s capture takes every such SYN and never shows this one',
  };
}

/** A whole capture of the client's that takes every SYN to that port, and has none. */
export const noSynLeaves: AbsenceSlot = {
  slot: 'absence',
  from: 'client',
  covers: ({ of, capture }, { dialled, case: { port } }) => {
    const family = familyOf(dialled[0] ?? '');
    if (of !== 'packet' || !capture || family === undefined || port === undefined) return false;
    if (capture.interface !== 'any' || capture.direction !== undefined) return false;
    if (capture.most !== undefined && capture.captured === capture.most) return false;
    return captureShows(capture, { family, protocol: 'tcp', flags: SYN, toPort: port }) === true;
  },
  unless: (member, { case: { port } }) =>
    (member.kind === 'conversation' && (member.server.port === port || member.client.port === port)) ||
    (member.kind === 'packet' && (member.to.port === port || member.from.port === port)),
  reason: 'The client’s whole capture, on every interface, has no SYN to that port',
};

/** The client's kernel waits for an answer to its SYN. */
export const waitsForAnswer: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'client',
  is: ({ state, peer }, scene) =>
    state === 'syn-sent' &&
    peer !== undefined &&
    peer.port === scene.case.port &&
    isDialled(peer.address, scene),
  reason: 'The client’s kernel has a socket in SYN-SENT: it did make its SYN',
};

/** Another port of the same address gives this client an answer. */
export const otherPortAnswers: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  is: ({ place, address, port, outcome, transport }, scene) =>
    transport === 'tcp' &&
    place.vantage !== 'server' &&
    place.vantage !== 'middle' &&
    address !== undefined &&
    port !== undefined &&
    port !== scene.case.port &&
    isDialled(address, scene) &&
    ANSWERS.has(outcome),
  reason: ({ port }) => `Port ${port ?? ''} of the same address answers this client`,
};

const ANSWERS: ReadonlySet<string> = new Set(['refused', 'connected', 'replied', 'closed', 'reset-later']);
