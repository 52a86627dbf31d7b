import { onceAScene } from '../../model/tables.ts';
import type { FactSlot } from '../../model/cause.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { isToTarget, resetFromOutside, type Conversation } from './ended.ts';

/** Connections that a pause killed, and those that one as long did not. */

/** It worked, nothing was on its way for a while, and what the client then sent was answered by nobody, or by a RST. */
export function diedIdle(talk: Conversation, scene: Scene): boolean {
  const { pause, sent } = talk;
  if (!isToTarget(talk, scene) || pause?.endedBy !== 'client' || sent.server.bytes === 0) return false;
  return sent.client.unanswered > 0 && (sent.client.repeats > 1 || resetFromOutside(talk) !== undefined);
}

const shortestFatal = onceAScene((scene) =>
  ofKind(scene.facts, 'conversation')
    .filter((talk) => diedIdle(talk, scene))
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
