import { isDialled } from '../../model/address-set.ts';
import type { ConversationRecord, Sent, Way } from '../../model/conversation.ts';
import { ofKind, type FactOf, type FactRecord, type ListingRecord } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { captureShows } from '../../network/packets/capture-filter.ts';
import { SYN } from '../../network/packets/glimpse.ts';

/** What questions about a capture share: the answers as packets, and the packets in the evidence as an answer. */

type Conversation = FactOf<'conversation'>;
type Vantage = 'client' | 'server';

const NOTHING = { bytes: 0, repeats: 0, unanswered: 0, zeroWindows: 0 } as const;

function sent(way: Way, count: number): Sent {
  return { count, gaps: Array.from({ length: count - 1 }, () => 1), way, line: 1, lastLine: 1 };
}

function talkOf(
  scene: Scene,
  seen: Pick<ConversationRecord, 'syn' | 'synAck' | 'handshake'> & Partial<ConversationRecord>,
): readonly FactRecord[] {
  const [address] = scene.dialled;
  const { port, client = '192.0.2.254' } = scene.case;
  if (address === undefined || port === undefined) return [];
  const talk: ConversationRecord = {
    kind: 'conversation',
    client: { address: client, port: 40000 },
    server: { address, port },
    begins: 'syn',
    isn: 1,
    resets: [],
    icmp: [],
    sent: { client: NOTHING, server: NOTHING },
    count: 1,
    ...seen,
  };
  return [talk];
}

/** The SYN as it passes that end, with the other side's SYN-ACK or without. */
export function attemptFacts(at: Vantage, answered: boolean, scene: Scene): readonly FactRecord[] {
  const [out, back]: readonly [Way, Way] = at === 'client' ? ['out', 'in'] : ['in', 'out'];
  const synAck = answered ? { synAck: sent(back, 3) } : {};
  return talkOf(scene, { syn: sent(out, 3), ...synAck, handshake: false });
}

/** A handshake in the client's capture whose SYN was answered after so many seconds. */
export function handshakeFacts(after: number, scene: Scene): readonly FactRecord[] {
  return talkOf(scene, {
    syn: { ...sent('out', 1), clock: 0 },
    synAck: { ...sent('in', 1), clock: after },
    handshake: true,
  });
}

/** What the server's capture shows of a connection after its handshake. */
export interface Seen {
  /** Payload of the client, and of the server. */
  readonly bytes: number;
  readonly answered?: number;
  /** Segments that the server sent again, unacknowledged. */
  readonly repeats?: number;
  /** The server sends a RST. */
  readonly reset?: true;
  readonly closedBy?: 'client';
}

export function exchangeFacts(seen: Seen, scene: Scene): readonly FactRecord[] {
  const { bytes, answered = 0, repeats = 0, reset, closedBy } = seen;
  return talkOf(scene, {
    syn: sent('in', 1),
    synAck: sent('out', 1),
    handshake: true,
    resets: reset ? [{ ...sent('out', 1), by: 'server', after: 'data' }] : [],
    sent: {
      client: { ...NOTHING, bytes },
      server: { ...NOTHING, bytes: answered, repeats, unanswered: repeats > 0 ? answered : 0 },
    },
    ...(closedBy && { closedBy }),
  });
}

/** Seconds from the first SYN to the first SYN-ACK, where times are printed. */
export function answerTime({ syn, synAck }: Conversation): number | undefined {
  if (syn?.clock === undefined || synAck?.clock === undefined) return undefined;
  return synAck.clock - syn.clock;
}

/** A whole capture on every interface that takes whatever has to do with the port. */
export function captureFacts({ case: { port } }: Scene): readonly FactRecord[] {
  if (port === undefined) return [];
  const listing: ListingRecord = {
    kind: 'listing',
    of: 'packet',
    tool: 'tcpdump',
    families: [4, 6],
    states: 'all',
    sees: 'all',
    capture: { interface: 'any', filter: `tcp port ${port} or icmp or icmp6`, captured: 0 },
  };
  return [listing];
}

function isCases({ begins, server, place }: Conversation, at: Vantage, scene: Scene): boolean {
  return (
    place.vantage === at &&
    place.shownBy !== 'hand' &&
    begins === 'syn' &&
    server.port === scene.case.port &&
    isDialled(server.address, scene)
  );
}

function isEmptyOfIt(listing: FactOf<'listing'>, at: Vantage, scene: Scene): boolean {
  const { capture, of, place, whole, block } = listing;
  const family = familyOf(scene.dialled[0] ?? '');
  const { port } = scene.case;
  if (of !== 'packet' || place.vantage !== at || place.shownBy === 'hand' || whole !== true) return false;
  if (capture?.interface !== 'any' || capture.direction !== undefined || capture.most === capture.captured)
    return false;
  if (family === undefined || port === undefined) return false;
  if (captureShows(capture, { family, protocol: 'tcp', flags: SYN, toPort: port }) !== true) return false;
  return !ofKind(scene.facts, 'conversation').some(
    (talk) =>
      talk.block === block &&
      talk.at[0]?.evidence === listing.at[0]?.evidence &&
      (talk.server.port === port || talk.client.port === port),
  );
}

/** The case's attempts in the captures of that end. */
export function talksAt(at: Vantage, scene: Scene): readonly Conversation[] {
  return ofKind(scene.facts, 'conversation').filter((talk) => isCases(talk, at, scene));
}

/** What the captures of that end show of the case's attempts: none, one that was answered, or one that was not. */
export function captured(
  at: Vantage,
  scene: Scene,
):
  | { readonly seen: 'none' | 'answered' | 'unanswered'; readonly by: FactOf<'conversation' | 'listing'> }
  | undefined {
  const talks = talksAt(at, scene);
  const silent = talks.find(
    ({ synAck, resets, icmp }) => !synAck && resets.length === 0 && icmp.length === 0,
  );
  if (silent) return { seen: 'unanswered', by: silent };
  if (talks[0]) return { seen: 'answered', by: talks[0] };
  const empty = ofKind(scene.facts, 'listing').find((listing) => isEmptyOfIt(listing, at, scene));
  return empty && { seen: 'none', by: empty };
}
