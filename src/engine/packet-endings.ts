import { clientSees } from '../network/filter/client-sees.ts';
import type { Side } from '../model/conversation.ts';
import type { Errno } from '../model/errno.ts';
import type { FactOf, IcmpUnreachable } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import type { Outcome } from '../model/outcome.ts';
import type { RejectAnswer } from '../model/ruleset.ts';
import { neverArrived, stuckFor } from '../network/packets/both-ends.ts';

/** How an attempt ended, as far as its packets show it. */

type Conversation = FactOf<'conversation'>;

export interface Ending {
  readonly outcome: Outcome;
  readonly errno?: Errno;
}

const ANSWERS: Readonly<Partial<Record<IcmpUnreachable, RejectAnswer>>> = {
  net: 'net-unreachable',
  host: 'host-unreachable',
  address: 'host-unreachable',
  protocol: 'protocol-unreachable',
  port: 'port-unreachable',
  'net-prohibited': 'net-prohibited',
  'host-prohibited': 'host-prohibited',
  'admin-prohibited': 'admin-prohibited',
  'no-route': 'no-route',
  policy: 'policy-fail',
  'reject-route': 'reject-route',
};

/** Seconds of unanswered SYNs that no healthy way needs; as many SYNs need less (linear timeouts, Linux 6.5: A2). */
const SILENCE = 3;
const SYNS = 3;
const SYNS_SECONDS = 2;

const RESET: Ending = { outcome: 'reset-later', errno: 'ECONNRESET' };

/** An ICMP error ends connect() unless the kernel had to throw it away, and then another SYN follows. */
function byIcmp({ icmp, syn, server }: Conversation): Ending | undefined {
  const [answer] = icmp;
  const family = familyOf(server.address);
  if (!answer || !syn || family === undefined || icmp.length > 1) return undefined;
  if (!answer.exact || answer.to !== 'client' || answer.lastLine < syn.lastLine) return undefined;
  // Measured for IPv4 on Linux 6.18: connect() to a way of too many hops.
  if (answer.unreachable === 'time-exceeded' && family === 4) {
    return { outcome: 'host-unreachable', errno: 'EHOSTUNREACH' };
  }
  const reject = ANSWERS[answer.unreachable];
  return reject && clientSees(reject, family);
}

/**
 * A client that sends its SYN again has had no answer that it took. When it gave up does not show: the last SYN is not
 * the end, so no time is told.
 */
function bySilence({ syn, synAck }: Conversation): Ending | undefined {
  const waited = (syn?.gaps ?? []).reduce((sum, gap) => sum + gap, 0);
  const isSilent = waited >= SILENCE || (waited >= SYNS_SECONDS && (syn?.count ?? 0) >= SYNS);
  // A SYN-ACK that came and did not help was thrown away by the client itself: another story.
  return isSilent && !synAck ? { outcome: 'some-timeout' } : undefined;
}

/**
 * One side's bytes are sent again and again, and the other never has them: the client's own in its own capture, the
 * server's in a capture nearer to it, where the client's view of the same connection lacks them.
 */
function isStuck(talk: Conversation, elsewhere: readonly Conversation[]): boolean {
  if (stuckFor(talk, 'client')) return true;
  const unheard = elsewhere.flatMap((one) => stuckFor(one, 'server') ?? []);
  return unheard.some((stuck) => neverArrived(stuck, talk.sent.server) === true);
}

/** The client's last words were not answered by any of the server's. */
function hasAsked({ sent }: Conversation): boolean {
  return (sent.client.lastLine ?? 0) > (sent.server.lastLine ?? 0);
}

/** How what followed the handshake ended; what the client ended itself, or what goes on, is no failure. */
function afterHandshake(talk: Conversation, elsewhere: readonly Conversation[]): Ending | undefined {
  const { resets, sent, closedBy, lasted } = talk;
  const [reset] = resets;
  const wasAnswered = sent.server.bytes > 0;
  const by: Side | undefined = reset?.by;
  if (by === 'server') return closedBy !== 'client' && (!wasAnswered || hasAsked(talk)) ? RESET : undefined;
  if (isStuck(talk, elsewhere)) return { outcome: 'silent' };
  if (wasAnswered) return { outcome: 'replied' };
  if (reset) return undefined;
  if (closedBy === 'server') return { outcome: 'closed' };
  if (sent.client.bytes === 0) return { outcome: 'connected' };
  return (lasted ?? 0) >= SILENCE ? { outcome: 'silent' } : undefined;
}

/** `elsewhere`: the same attempt in other captures. */
export function endingOf(talk: Conversation, elsewhere: readonly Conversation[]): Ending | undefined {
  if (talk.begins !== 'syn') return undefined;
  if (talk.handshake) return afterHandshake(talk, elsewhere);
  const [reset] = talk.resets;
  if (reset?.by === 'server' && reset.after === 'syn') return { outcome: 'refused', errno: 'ECONNREFUSED' };
  return reset ? undefined : (byIcmp(talk) ?? (talk.icmp.length > 0 ? undefined : bySilence(talk)));
}
