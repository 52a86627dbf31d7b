import type { FactSlot } from '../../model/cause.ts';
import { ofKind } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { isToTarget, type Conversation } from './ended.ts';

/** A service that itself ends connections which carry nothing for a while. */

/** Seconds by which the pauses before two such ends may differ: services look at their clients about once a second. */
const ALIKE = 1;

/** It had answered, nobody said anything for a while, and the first packet after that is the server's FIN or RST. */
export function endsIdle(talk: Conversation, scene: Scene): boolean {
  const { pause, sent, resets } = talk;
  if (!isToTarget(talk, scene) || !talk.handshake || pause?.endedBy !== 'server') return false;
  const [reset] = resets;
  const ends = [talk.closedBy === 'server' ? sent.server.fin : undefined, reset?.line];
  // An answer that is still awaited is no idleness: the last word before the pause was the server's.
  const lastAnswer = sent.server.lastLine ?? 0;
  const asked = sent.client.lastLine ?? 0;
  return (
    ends.includes(pause.line) &&
    (reset === undefined || reset.by === 'server') &&
    lastAnswer > 0 &&
    lastAnswer < pause.line &&
    (asked < lastAnswer || asked > pause.line)
  );
}

const seconds = (talk: Conversation): string => talk.pause?.seconds.toFixed(1) ?? '';

export function closesIdle(from: 'server' | 'client'): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from,
    is: (talk, scene) => endsIdle(talk, scene) && (from === 'client' || talk.synAck?.way !== 'through'),
    line: (talk) => talk.pause?.line,
    reason: (talk) =>
      `The server ends a connection that it had served, after ${seconds(talk)} s in which nobody said anything`,
  };
}

/** One such end may be a restart; two after the same time are a clock. */
export const closesIdleAgain: FactSlot<'conversation'> = {
  ...closesIdle('server'),
  is: (talk, scene, filled) => {
    const first = ofKind(filled, 'conversation').find(({ place }) => place.vantage === 'server');
    return (
      first?.pause !== undefined &&
      first.client.port !== talk.client.port &&
      endsIdle(talk, scene) &&
      talk.synAck?.way !== 'through' &&
      Math.abs((talk.pause?.seconds ?? 0) - first.pause.seconds) <= ALIKE
    );
  },
  reason: (talk) => `It does so again with another connection, after ${seconds(talk)} s`,
};
