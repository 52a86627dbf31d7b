import type { Exclusions, FactSlot } from '../../model/cause.ts';
import type { Sent } from '../../model/conversation.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { sameIp } from '../../model/ip.ts';
import { succeeded } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import { attemptIn } from './way.ts';
import { HEALTHY } from './healthy.ts';

/** What the two causes that live by the clock have in common: an answer that came when nobody waited any more. */

type Conversation = FactOf<'conversation'>;

/** Seconds by which round trips differ; a SYN-ACK that the server repeats by itself is at least this far away. */
const JITTER = 0.3;

function timesOf({ clock, gaps }: Sent): readonly number[] {
  if (clock === undefined) return [];
  const times = [clock];
  for (const gap of gaps) times.push((times.at(-1) ?? clock) + gap);
  return times;
}

/** Seconds from the client's first SYN to the first SYN-ACK, which its kernel then reset: no socket waited. */
function answeredAfter(talk: Conversation): number | undefined {
  const [from, to] = [talk.syn?.clock, talk.synAck?.clock];
  const reset = talk.resets.some(({ by, after }) => by === 'client' && after === 'syn-ack');
  if (talk.begins !== 'syn' || talk.handshake || !reset) return undefined;
  return from === undefined || to === undefined || to < from ? undefined : to - from;
}

/** Each SYN was answered after so many seconds: none was lost or dropped, the way and the server are that slow. */
function answersEach(talk: Conversation, after: number): boolean {
  if (!talk.syn || !talk.synAck) return false;
  const [syns, answers] = [timesOf(talk.syn), timesOf(talk.synAck)];
  return syns.every((at) => answers.some((answer) => Math.abs(answer - at - after) <= JITTER));
}

function everySynAnswered(talk: Conversation): boolean {
  const after = answeredAfter(talk);
  return after !== undefined && answersEach(talk, after);
}

/** Seconds that a handshake waited for its SYN-ACK, where no loss explains them. */
function slowBy(talk: Conversation): number | undefined {
  const [from, to] = [talk.syn?.clock, talk.synAck?.clock];
  if (talk.begins !== 'syn' || !talk.handshake || from === undefined || to === undefined) return undefined;
  return to >= from && answersEach(talk, to - from) ? to - from : undefined;
}

/** The client's capture of a more patient attempt: the dialled address takes longer than this client waits. */
export function slowAnswer(
  limit: (filled: readonly Fact[], scene: Scene) => number | undefined,
): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: 'client',
    is: (talk, scene, filled) => {
      const [after, least] = [slowBy(talk), limit(filled, scene)];
      return after !== undefined && least !== undefined && after > least && isOfAttempt(talk, filled, scene);
    },
    line: (talk) => talk.synAck?.line,
    reason: (talk) =>
      `To an attempt with more patience the SYN-ACK came after ${slowBy(talk)?.toFixed(1) ?? ''} s, and to each of its SYNs after the same time`,
  };
}

/** True where each attempt that connected was allowed more than the failed one, or is seen to have taken more. */
export function onlyThePatient(filled: readonly Fact[], scene: Scene): boolean {
  const least = waited(attemptIn(filled));
  return (
    least !== undefined &&
    scene.successes.every(({ took = 0, deadline = 0, tool }) =>
      // A capture's own attempts are its conversations.
      tool === 'tcpdump' ? true : took > least || deadline > least,
    )
  );
}

function isOfAttempt(talk: Conversation, filled: readonly Fact[], scene: Scene): boolean {
  const dialled = attemptIn(filled);
  const { server } = talk;
  return (
    dialled?.address !== undefined &&
    sameIp(server.address, dialled.address) &&
    server.port === (dialled.port ?? scene.case.port)
  );
}

/** Seconds that the client's attempt lasted: what it allowed itself, or what it took, whichever is longer. */
export function waited(attempt: FactOf<'attempt'> | undefined): number | undefined {
  const known = [attempt?.deadline ?? 0, attempt?.took ?? 0].filter((seconds) => seconds > 0);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** The client's capture shows the dialled address answering after more than that many seconds. */
export function lateAnswer(
  limit: (filled: readonly Fact[], scene: Scene) => number | undefined,
  every: boolean,
): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: 'client',
    is: (talk, scene, filled) => {
      const [after, least] = [answeredAfter(talk), limit(filled, scene)];
      if (after === undefined || least === undefined || after <= least) return false;
      return isOfAttempt(talk, filled, scene) && (!every || everySynAnswered(talk));
    },
    line: (talk) => talk.synAck?.line,
    reason: (talk) =>
      `Its SYN-ACK came ${answeredAfter(talk)?.toFixed(1) ?? ''} s after the SYN, and the client's kernel reset it: no socket waited any more`,
  };
}

function isAtSameAddress(attempt: FactOf<'attempt'>, filled: readonly Fact[], scene: Scene): boolean {
  const address = attemptIn(filled)?.address;
  return (
    attempt.port === scene.case.port &&
    address !== undefined &&
    attempt.address !== undefined &&
    sameIp(attempt.address, address)
  );
}

function failuresOf(scene: Scene): number {
  return (scene.failure?.attempts ?? []).reduce((sum, { count }) => sum + count, 0);
}

/**
 * Another attempt there connected, and it was allowed more time than each of those that failed, or was seen to take more
 * than `limit`. A service that fails only sometimes looks the same, the less so the more attempts there are.
 */
export function morePatient(
  limit: (filled: readonly Fact[], scene: Scene) => number | undefined,
  failures: number,
): FactSlot<'attempt'> {
  return {
    slot: 'fact',
    kind: 'attempt',
    from: 'client',
    is: (attempt, scene, filled) => {
      const least = limit(filled, scene);
      if (!succeeded(attempt.outcome) || least === undefined || !isAtSameAddress(attempt, filled, scene))
        return false;
      const { took = 0, deadline = 0 } = attempt;
      const most = Math.max(...(scene.failure?.attempts ?? []).map((one) => waited(one) ?? Infinity));
      return took > least || (deadline > least && deadline > most && failuresOf(scene) >= failures);
    },
    reason: ({ took, deadline }) =>
      took === undefined
        ? `The client connects when it may wait ${deadline ?? ''} s`
        : `With more patience the client connected, after ${took.toFixed(1)} s`,
  };
}

/** Seconds that a client waits at the least where nobody lowered tcp_syn_retries: 5 retransmissions end after 63 s. */
const PATIENT = 31;

/** A client that waited so long without an answer would not have been helped by more patience. */
export const waitedInVain: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'client',
  is: (attempt, scene) =>
    scene.failure?.attempts.includes(attempt) === true &&
    attempt.outcome === 'kernel-timeout' &&
    (attempt.took ?? 0) >= PATIENT,
  reason: (attempt) =>
    `Nobody answered in ${attempt.took?.toFixed(0) ?? ''} s and all the SYNs of that time: patience does not help`,
};

/** The last value of a kernel setting on the client. */
export function clientSetting(scene: Scene, key: string): number | undefined {
  const found = ofKind(scene.facts, 'setting').filter(
    (fact) => fact.key === key && fact.place.vantage === 'client' && /^\d{1,3}$/.test(fact.value),
  );
  const last = found.at(-1);
  return last === undefined ? undefined : Number(last.value);
}

/** What a SYN-ACK that reached the client excludes. */
export const ANSWERED: Exclusions = {
  leaves: HEALTHY,
  whyNot: {
    here: 'The client had a local port and leave to send: its SYN went out.',
    before: 'The client had an address to dial: its SYN went out.',
    behind:
      'The dialled address answered, and its SYN-ACK reached the client: the SYN got there, found a listener with room in its queue, and the answer got back.',
    elsewhere:
      'The machine that was dialled took the connection. That the client had left by then needs no other machine.',
  },
};
