import { onceAScene } from '../../model/tables.ts';
import type { FactSlot } from '../../model/cause.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { neverArrived, stuckFor } from '../../network/packets/both-ends.ts';
import { isToTarget, resetFromOutside, type Conversation } from './ended.ts';
import { isViewOf } from './talks.ts';

/** Connections that a pause killed, and those that one as long did not. */

/** A connection that a pause killed: how long it was, and how old the connection was when the pause began and ended. */
export interface IdleDeath {
  readonly idle: number;
  readonly worked: number;
  readonly died: number;
}

/** Seconds since the connection's SYN. */
function age(talk: Conversation, clock: number | undefined): number | undefined {
  return clock === undefined || talk.clock === undefined ? undefined : clock - talk.clock;
}

/**
 * It worked, nothing was on its way for longer than ever before, and what the client then sent was answered by nobody,
 * however often it was sent, or by a RST.
 */
export function idleDeath(talk: Conversation, scene: Scene): IdleDeath | undefined {
  const { pause, sent } = talk;
  if (!isToTarget(talk, scene) || !isViewOf('client', talk) || sent.server.bytes === 0) return undefined;
  if (pause?.endedBy !== 'client' || sent.client.unanswered === 0) return undefined;
  const end = stuckFor(talk, 'client') ?? resetFromOutside(talk);
  const died = age(talk, end?.clock);
  if (end?.idle === undefined || died === undefined || end.idle < pause.seconds) return undefined;
  return { idle: end.idle, worked: died - end.idle, died };
}

/** Seconds by which the clocks of two captures may run apart in the life of a connection. */
const SLACK = 0.5;

/**
 * The view from the server has nothing of what the client sent after the pause. `ran`: that capture shows by what it took
 * later that it still ran then.
 */
export function lacksWhatCame(client: Conversation, server: Conversation, ran: boolean): boolean {
  const { stuck } = client.sent.client;
  const [received, sent] = [server.sent.client, client.sent.client];
  const isMissing = stuck ? neverArrived(stuck, received) === true : received.bytes < sent.bytes;
  const last = stuck ? age(client, stuck.clock) : age(client, client.resets[0]?.clock);
  const until = (server.lasted ?? 0) + (server.quietFor ?? 0);
  return isMissing && server.closedBy === undefined && (!ran || (last !== undefined && until > last + SLACK));
}

/** Another connection died so; one of the two still worked at an age at which the other was dead: age is no reason. */
export const diesAgain: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene, filled) => {
    const first = ofKind(filled, 'conversation').find(({ place }) => place.vantage === 'client');
    const [one, other] = [first && idleDeath(first, scene), idleDeath(talk, scene)];
    if (!first || !one || !other || first.client.port === talk.client.port) return false;
    return one.worked > other.died || other.worked > one.died;
  },
  line: (talk) => talk.pause?.line,
  reason: ({ pause }) =>
    `Another connection, of another age, dies so as well, after ${pause?.seconds.toFixed(1) ?? ''} s in which nothing was sent`,
};

const shortestFatal = onceAScene((scene) =>
  ofKind(scene.facts, 'conversation')
    .filter((talk) => idleDeath(talk, scene) !== undefined)
    .reduce((least, { pause }) => Math.min(least, pause?.seconds ?? Infinity), Infinity),
);

/** As long a pause, and what the client then sent was taken: whatever was forgotten, it was not for idleness. */
export const outlivesPause: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => {
    return (
      isToTarget(talk, scene) &&
      talk.pause?.endedBy === 'client' &&
      talk.pause.seconds >= shortestFatal(scene) &&
      talk.sent.client.unanswered === 0 &&
      talk.resets.length === 0
    );
  },
  reason: ({ pause }) =>
    `Another connection was idle for ${pause?.seconds.toFixed(1) ?? ''} s, and was then answered`,
};
