import type { ConversationRecord } from '../../model/conversation.ts';
import type { FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { captureShows } from './capture-filter.ts';
import { flowKey, sameHost } from './ends.ts';
import { SYN } from './glimpse.ts';

/** The same attempt in captures of different machines, whose clocks differ and whose addresses may. */

type Conversation = FactOf<'conversation'>;
type Capture = FactOf<'listing'>;

function sameEnds(a: ConversationRecord, b: ConversationRecord): boolean {
  if (a.client.port !== b.client.port || a.server.port !== b.server.port) return false;
  return sameHost(a.client, b.client) !== false && sameHost(a.server, b.server) !== false;
}

/** A SYN proxy hands the client's number on and answers with one of its own (iptables-extensions(8), SYNPROXY). */
function answeredAlike(a: ConversationRecord, b: ConversationRecord): boolean {
  return a.serverIsn === undefined || b.serverIsn === undefined || a.serverIsn === b.serverIsn;
}

/**
 * `translated`: the same SYN under other addresses, or answered with another number. A NAT leaves the initial sequence number and the timestamp as they
 * are; one that changes them (a SYN proxy, some firewalls) makes two attempts that cannot be told to be one.
 */
export function sameAttempt(a: ConversationRecord, b: ConversationRecord): 'same' | 'translated' | undefined {
  if (a.isn === undefined || b.isn === undefined) {
    const isOne = flowKey(a.client, a.server) === flowKey(b.client, b.server);
    const differs = a.serverIsn !== undefined && b.serverIsn !== undefined && a.serverIsn !== b.serverIsn;
    return isOne && !differs ? 'same' : undefined;
  }
  if (a.isn !== b.isn) return undefined;
  if (sameEnds(a, b)) return answeredAlike(a, b) ? 'same' : 'translated';
  return a.stamp === undefined || b.stamp === undefined || a.stamp === b.stamp ? 'translated' : undefined;
}

/**
 * Did the other capture run when the SYN was sent? `seen`: it shows attempts of the same client before and after it.
 * `by-clock`: by the times that both print of their start, as far as both machines' clocks are right.
 */
export type Running = 'seen' | 'by-clock' | 'unknown';

export type Whereabouts =
  /** The other capture has it. */
  | { readonly is: 'there'; readonly as: Conversation; readonly likeness: 'same' | 'translated' }
  /** The other capture is whole, would have shown it and does not. */
  | { readonly is: 'absent'; readonly running: Running }
  | {
      readonly is: 'unknown';
      readonly why: 'not-whole' | 'ended-early' | 'filter' | 'interface' | 'renumbered';
    };

/** Both captures' clocks differ by this much, told by an attempt that both show. */
function offsets(mine: readonly Conversation[], theirs: readonly Conversation[]): readonly number[] {
  const byIsn = new Map(theirs.flatMap((one) => (one.isn === undefined ? [] : [[one.isn, one] as const])));
  return mine.flatMap((one) => {
    const other = one.isn === undefined ? undefined : byIsn.get(one.isn);
    const [a, b] = [one.syn?.clock, other?.syn?.clock];
    return a === undefined || b === undefined ? [] : [b - a];
  });
}

/** Seconds by which an offset may be wrong: the way takes time, and clocks drift. */
const SLACK = 0.5;

function wasRunning(
  sought: Conversation,
  offset: number,
  { first, last }: NonNullable<Capture['capture']>,
): boolean {
  const { syn } = sought;
  if (syn?.clock === undefined || first === undefined || last === undefined) return false;
  const sent = [syn.clock, syn.clock + syn.gaps.reduce((sum, gap) => sum + gap, 0)];
  // One of its SYNs falls between packets that the other capture shows.
  return sent.some((clock) => clock + offset > first + SLACK && clock + offset < last - SLACK);
}

/** Clocks that are kept by NTP agree better than this; and a capture begins a moment after its command. */
const CLOCKS = 2;
/** tcpdump prints the time of day of a time zone: these are whole quarters of an hour from UTC. */
const QUARTER = 900;

/** Both captures print when they began, and the other one for how long it was to run. */
function ranByClock({ syn }: Conversation, mine: Capture | undefined, theirs: Capture): boolean {
  const seconds = theirs.capture?.seconds;
  if (syn?.clock === undefined || mine?.time === undefined || theirs.time === undefined) return false;
  if (seconds === undefined) return false;
  const sinceStart = (((syn.clock - mine.time) % QUARTER) + QUARTER) % QUARTER;
  const first = mine.time + sinceStart;
  const last = first + syn.gaps.reduce((sum, gap) => sum + gap, 0);
  return first > theirs.time + CLOCKS && last < theirs.time + seconds - CLOCKS;
}

/** The SYN as it may arrive behind a NAT: its port is that of the service, its addresses are anybody's. */
function wouldShow(sought: Conversation, capture: NonNullable<Capture['capture']>): boolean | undefined {
  const family = familyOf(sought.server.address);
  if (family === undefined || capture.direction === 'out') return undefined;
  return captureShows(capture, { family, protocol: 'tcp', flags: SYN, toPort: sought.server.port });
}

/**
 * Where a client's attempt is in the capture of another machine. `mine` and `theirs` are all conversations of the two
 * captures, `capture` the other's own fact and `own` that of the client's.
 */
export function findIn(
  sought: Conversation,
  mine: readonly Conversation[],
  capture: Capture,
  theirs: readonly Conversation[],
  own?: Capture,
): Whereabouts {
  for (const as of theirs) {
    const likeness = sameAttempt(sought, as);
    if (likeness) return { is: 'there', as, likeness };
  }
  // The same ends under another number: a firewall between them gives connections numbers of its own.
  const isKnown = (isn: number | undefined): boolean => mine.some((one) => one.isn === isn);
  if (theirs.some((one) => one.begins === 'syn' && sameEnds(sought, one) && !isKnown(one.isn)))
    return { is: 'unknown', why: 'renumbered' };
  const details = capture.capture;
  if (capture.whole !== true || !details || sought.isn === undefined)
    return { is: 'unknown', why: 'not-whole' };
  if (details.most !== undefined && details.captured === details.most)
    return { is: 'unknown', why: 'ended-early' };
  if (wouldShow(sought, details) !== true) return { is: 'unknown', why: 'filter' };
  const known = offsets(mine, theirs);
  // On another interface than the SYN's way in, it would not show; an attempt that does show proves the interface.
  if (details.interface !== 'any' && known.length === 0) return { is: 'unknown', why: 'interface' };
  const isSeen = known.some((offset) => wasRunning(sought, offset, details));
  return {
    is: 'absent',
    running: isSeen ? 'seen' : ranByClock(sought, own, capture) ? 'by-clock' : 'unknown',
  };
}
