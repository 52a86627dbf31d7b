import { isDialled } from '../../model/address-set.ts';
import type { AbsenceSlot, FactSlot, FailureSlot } from '../../model/cause.ts';
import { ofKind, type Fact, type FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { readings, type Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import { captureShows } from '../../network/packets/capture-filter.ts';
import { RST } from '../../network/packets/glimpse.ts';
import { sameAttempt } from '../../network/packets/match.ts';
import { isViewOf, showsAllOf } from './talks.ts';

/** Connections that were made and then ended: who ended them, as captures show. */

export type Conversation = FactOf<'conversation'>;

export const CUT_OFF: readonly Outcome[] = ['reset-connecting', 'reset-later', 'closed'];

/** The client was reset or closed on, and no other attempt got an answer. */
export const cutOff: FailureSlot = {
  slot: 'failure',
  is: (attempt, { successes }) =>
    attempt.address !== undefined &&
    readings(attempt).some((outcome) => CUT_OFF.includes(outcome)) &&
    !successes.some(({ outcome }) => outcome === 'replied'),
  reason: (attempt) => `The connection of the client to ${attempt.address ?? 'the target'} is cut off`,
};

/** One connection to the dialled address and port, from its SYN on. */
export function isToTarget(talk: Conversation, scene: Scene): boolean {
  return (
    talk.begins === 'syn' &&
    talk.translated === undefined &&
    talk.server.port === scene.case.port &&
    isDialled(talk.server.address, scene)
  );
}

/** The server's RST, that came from outside: a filter of the client's own machine sends it within. */
export function resetFromOutside(talk: Conversation): Conversation['resets'][number] | undefined {
  const [reset] = talk.resets;
  return reset?.by === 'server' && reset.way !== 'inside' && reset.way !== 'out' ? reset : undefined;
}

function isSameTalk(a: Conversation, b: Conversation): boolean {
  return a !== b && sameAttempt(a, b) === 'same';
}

function talkOf(filled: readonly Fact[], place: 'client' | 'server'): Conversation | undefined {
  return ofKind(filled, 'conversation').find(({ place: { vantage } }) => vantage === place);
}

/** The server's view of the client's conversation that fills an earlier slot, in a capture that shows all of it. */
export function atServer(
  is: (talk: Conversation, client: Conversation) => boolean,
  reason: string,
): FactSlot<'conversation'> {
  return {
    slot: 'fact',
    kind: 'conversation',
    from: 'server',
    is: (talk, scene, filled) => {
      const client = talkOf(filled, 'client');
      return (
        client !== undefined &&
        isToTarget(talk, scene) &&
        isSameTalk(client, talk) &&
        isViewOf('server', talk) &&
        showsAllOf(talk, scene) &&
        is(talk, client)
      );
    },
    reason,
  };
}

/** The capture that holds the server's view is whole, missed nothing, and has no RST by the server. */
export const noResetSent: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: (listing, _scene, filled) => {
    const talk = talkOf(filled, 'server');
    const { capture } = listing;
    return (
      listing.of === 'packet' &&
      talk !== undefined &&
      talk.block === listing.block &&
      talk.at[0]?.evidence === listing.at[0]?.evidence &&
      capture !== undefined &&
      (capture.dropped ?? 0) === 0 &&
      capture.direction === undefined &&
      (capture.most === undefined || capture.most !== capture.captured) &&
      captureShows(capture, {
        family: familyOf(talk.server.address) ?? 4,
        protocol: 'tcp',
        flags: RST,
        from: talk.server.address,
        to: talk.client.address,
        fromPort: talk.server.port,
        toPort: talk.client.port,
      }) === true
    );
  },
  unless: (member) => member.kind === 'conversation' && member.resets.some(({ by }) => by === 'server'),
  reason: 'The server’s whole capture has no RST that the server sent',
};
