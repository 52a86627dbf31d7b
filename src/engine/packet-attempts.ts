import { clientSees } from '../network/filter/client-sees.ts';
import type { Errno } from '../model/errno.ts';
import { ofKind, type AttemptRecord, type Fact, type FactOf, type IcmpUnreachable } from '../model/fact.ts';
import { familyOf } from '../model/ip.ts';
import { succeeded, type Outcome } from '../model/outcome.ts';
import type { RejectAnswer } from '../model/ruleset.ts';
import { endKey } from '../network/packets/ends.ts';
import { sentFromHere } from './packet-places.ts';

/**
 * A client's own capture shows how its attempts ended: each of its conversations whose ending is certain becomes an
 * attempt, with the same outcome that connect() had. Those of another machine's capture do not: what it shows may
 * never have reached the client.
 */

type Conversation = FactOf<'conversation'>;

interface Ending {
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

/** Seconds of unanswered SYNs that no healthy way needs. */
const SILENCE = 3;

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
  // A SYN-ACK that came and did not help was thrown away by the client itself: another story.
  return waited >= SILENCE && !synAck ? { outcome: 'some-timeout' } : undefined;
}

/** How what followed the handshake ended; what the client ended itself, or what goes on, is no failure. */
function afterHandshake({ resets, sent, closedBy, lasted }: Conversation): Ending | undefined {
  const [reset] = resets;
  if (sent.server.bytes > 0) return reset?.by === 'server' ? undefined : { outcome: 'replied' };
  if (reset)
    return reset.by === 'server' && closedBy !== 'client'
      ? { outcome: 'reset-later', errno: 'ECONNRESET' }
      : undefined;
  if (closedBy === 'server') return { outcome: 'closed' };
  if (sent.client.bytes === 0) return { outcome: 'connected' };
  return (lasted ?? 0) >= SILENCE ? { outcome: 'silent' } : undefined;
}

function endingOf(talk: Conversation): Ending | undefined {
  if (talk.begins !== 'syn') return undefined;
  if (talk.handshake) return afterHandshake(talk);
  const [reset] = talk.resets;
  if (reset?.by === 'server' && reset.after === 'syn') return { outcome: 'refused', errno: 'ECONNREFUSED' };
  return reset ? undefined : (byIcmp(talk) ?? (talk.icmp.length > 0 ? undefined : bySilence(talk)));
}

/** It was made by the machine that was captured, and that machine is the client as far as anybody knows. */
function isClients(talk: Conversation, captures: readonly FactOf<'listing'>[]): boolean {
  const way = talk.syn?.way;
  if (way === 'in' || way === 'through' || talk.translated) return false;
  if (talk.place.vantage === 'client') return true;
  return talk.place.vantage === 'unknown' && sentFromHere(talk, captures);
}

function attemptOf(talk: Conversation, ending: Ending): FactOf<'attempt'> {
  const { server, client, at, place, block, count } = talk;
  const record: AttemptRecord = {
    kind: 'attempt',
    tool: 'tcpdump',
    transport: 'tcp',
    ...(server.name === undefined ? { address: server.address } : { name: server.name }),
    port: server.port,
    ...ending,
    count,
    ...(client.name === undefined ? { source: client.address } : {}),
  };
  return { ...record, at, place, block };
}

interface Ended {
  readonly talk: Conversation;
  readonly ending: Ending | undefined;
}

/**
 * Of attempts at one port, successes count only where they stand between failures, or where all attempts succeeded: a
 * service that went away while the capture ran is no service that fails now and then.
 */
function keepHonest(ended: readonly Ended[]): readonly Ended[] {
  const failed = ended.flatMap(({ ending }, i) => (ending && !succeeded(ending.outcome) ? [i] : []));
  const [first = -1, last = -1] = [failed[0], failed.at(-1)];
  const allSucceed = ended.every(({ ending }) => ending && succeeded(ending.outcome));
  return ended.filter(({ ending }, i) => {
    if (!ending || !succeeded(ending.outcome)) return ending !== undefined;
    return allSucceed || (i > first && i < last);
  });
}

/** Attempts of one capture that are kept: more of them say the same thing. */
const MOST = 60;

/** The attempts that the captures show. */
export function attemptsFromPackets(facts: readonly Fact[]): readonly Fact[] {
  const talks = ofKind(facts, 'conversation');
  if (talks.length === 0) return [];
  const captures = ofKind(facts, 'listing').filter(({ of }) => of === 'packet');
  const groups = new Map<string, Ended[]>();
  for (const talk of talks) {
    if (!isClients(talk, captures)) continue;
    const key = `${talk.at[0]?.evidence ?? ''} ${talk.block} ${endKey(talk.server)}`;
    const group = groups.get(key) ?? [];
    group.push({ talk, ending: endingOf(talk) });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((ended) =>
    keepHonest(ended)
      .slice(-MOST)
      .flatMap(({ talk, ending }) => (ending ? [attemptOf(talk, ending)] : [])),
  );
}
