import type { ConversationRecord, Flow, Side, Stuck } from '../../model/conversation.ts';
import { touches } from './ranges.ts';

/** What the views of one connection from its two ends show together. */

/** Times that a segment is sent, and seconds over which, that no loss by chance explains to a waiting client. */
const TIMES = 3;
const SECONDS = 1;

/** What a side of a connection sent again and again until the capture's end, without an acknowledgement. */
export function stuckFor({ handshake, sent }: ConversationRecord, side: Side): Stuck | undefined {
  const { stuck } = sent[side];
  return handshake && stuck && stuck.times >= TIMES && (stuck.seconds ?? 0) >= SECONDS ? stuck : undefined;
}

/**
 * The receiver's view of that direction has none of the bytes that the sender's view shows to be stuck. Nothing where
 * it cannot be told. Whether the receiver's capture still ran is another question.
 */
export function neverArrived({ from, least }: Stuck, received: Flow): boolean | undefined {
  const seen = received.seen ?? (received.bytes === 0 ? [] : undefined);
  return seen && !touches(seen, from, from + least);
}

/**
 * The receiver's view shows something that the sender sent after it had sent the stuck bytes a second time: an
 * acknowledgement of more than it had then heard. No clocks are compared.
 */
export function passedSince(stuck: Stuck, received: Flow): boolean {
  return stuck.heard !== undefined && (received.heard ?? 0) > stuck.heard;
}
