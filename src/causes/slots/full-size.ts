import type { FactSlot } from '../../model/cause.ts';
import type { Side } from '../../model/conversation.ts';
import { ofKind } from '../../model/fact.ts';
import { neverArrived, passedSince, stuckFor } from '../../network/packets/both-ends.ts';
import { sameAttempt } from '../../network/packets/match.ts';
import { captureOf, isDialledTalk, isViewOf, showsAllOf, type Talk } from './talks.ts';

/** Packets of full size that vanish while small ones pass. */

/** Payload of a packet that a path for 1280 bytes (the least of IPv6) would not take. */
const LARGE = 1221;
/** Times that a segment is sent and lost which are no chance. */
const TIMES = 4;
/** Seconds for which what is missing was waited for. */
const WAITED = 3;

const OTHER = { client: 'server', server: 'client' } as const;

/** What is missing at the other end: neither acknowledged nor said to be there. */
function missing({ sent }: Talk, side: Side): number {
  return sent[side].unanswered - (sent[side].stuck?.behind ?? 0);
}

/**
 * At the sender: bytes of at least so many full segments are never acknowledged, and each packet that carried the first
 * of them was a large one.
 */
export function sendsFullSize(side: Side, segments: number): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: side,
    is: (talk, scene) => {
      const stuck = stuckFor(talk, side);
      return (
        isDialledTalk(talk, scene) &&
        isViewOf(side, talk) &&
        captureOf(talk, scene)?.whole === true &&
        stuck !== undefined &&
        stuck.least >= LARGE &&
        stuck.times >= TIMES &&
        missing(talk, side) >= segments * LARGE
      );
    },
    line: (talk) => talk.sent[side].stuck?.lastLine,
    reason: (talk) =>
      `The ${side} sends a full-size packet again and again (${talk.sent[side].stuck?.times ?? ''} times), and ${missing(talk, side)} bytes stay unacknowledged`,
  };
}

/**
 * At the receiver: the same connection, none of those bytes, and no packet as large as theirs. `later`: something small that the
 * sender sent after them came through, so that the way and this capture were still there.
 */
export function getsNoneOf(side: Side, later: boolean): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: OTHER[side],
    is: (talk, scene, filled) => {
      const sent = ofKind(filled, 'conversation').find(({ place }) => place.vantage === side);
      const stuck = sent?.sent[side].stuck;
      if (!sent || !stuck || !talk.handshake || !talk.synAck || sameAttempt(talk, sent) !== 'same')
        return false;
      if (!isViewOf(OTHER[side], talk) || !showsAllOf(talk, scene)) return false;
      const received = talk.sent[side];
      return (
        (received.largest ?? 0) < stuck.least &&
        neverArrived(stuck, received) === true &&
        (!later || passedSince(stuck, received))
      );
    },
    line: (talk) => talk.sent[side].lastLine ?? talk.synAck?.line,
    reason: (talk) =>
      `The same connection at the ${OTHER[side]}: the handshake and packets of up to ${talk.sent[side].largest ?? 0} bytes arrive, none of the large ones`,
  };
}

/** At whichever end sends: the other says to have the small bytes behind a large packet that it lacks (SACK). */
export const smallOnesPass: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    (['client', 'server'] as const).some((side) => {
      const stuck = stuckFor(talk, side);
      return stuck !== undefined && stuck.least >= LARGE && stuck.behind > 0 && stuck.behind < stuck.least;
    }),
  line: (talk) => talk.sent.server.stuck?.lastLine ?? talk.sent.client.stuck?.lastLine,
  reason: () =>
    'A full-size packet is sent again and again without an acknowledgement, and the small one behind it is acknowledged (SACK)',
};

/** Bytes that are missing before what came: the hole's size, where nothing as large came at all. */
function hole({ sent }: Talk): number {
  const { seen = [], largest = 0 } = sent.server;
  const gaps = seen.map(([from], i) => from - (seen[i - 1]?.[1] ?? 1));
  const widest = Math.max(0, ...gaps);
  return widest > largest ? widest : 0;
}

/** At the client: what the server sent last came, and a stretch before it never does. */
export const lacksLarge: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    talk.handshake &&
    hole(talk) >= LARGE &&
    (talk.lasted ?? 0) + (talk.quietFor ?? 0) >= WAITED &&
    showsAllOf(talk, scene),
  line: (talk) => talk.sent.server.line,
  reason: (talk) =>
    `Small packets of the server come, and ${hole(talk)} bytes before the last of them never do`,
};
