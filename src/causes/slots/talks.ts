import { besides } from '../../model/tables.ts';
import { isDialled } from '../../model/address-set.ts';
import type { FailureSlot } from '../../model/cause.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import { ofKind } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { captureShows } from '../../network/packets/capture-filter.ts';
import { ACK, PUSH, RST, SYN } from '../../network/packets/glimpse.ts';
import { failedAt } from './place.ts';

/** Conversations of the case in captures of several machines. */

export type Talk = FactOf<'conversation'>;

/** It goes to a dialled address and port, and was seen from its SYN on. */
export function isDialledTalk(talk: Talk, scene: Scene): boolean {
  return (
    talk.begins === 'syn' && talk.server.port === scene.case.port && isDialled(talk.server.address, scene)
  );
}

/** Its SYN reached this machine, and no answer was seen. */
export function isUnanswered(talk: Talk): boolean {
  return (
    talk.begins === 'syn' &&
    talk.synAck === undefined &&
    talk.icmp.length === 0 &&
    talk.resets.every(({ by }) => by === 'client')
  );
}

export function secondsOfSyns({ syn }: Talk): number {
  return (syn?.gaps ?? []).reduce((sum, gap) => sum + gap, 0);
}

/** The capture that the conversation was read from. */
export function captureOf(talk: Talk, scene: Scene): FactOf<'listing'> | undefined {
  return captures(talk, scene.facts)[0];
}

const captures = besides('listing', ({ of }) => of === 'packet');

/** Its SYN reached this machine, and the whole capture has no answer to it. */
export function staysUnanswered(talk: Talk, scene: Scene): boolean {
  return isUnanswered(talk) && captureOf(talk, scene)?.whole === true;
}

/**
 * The capture would show a SYN-ACK to this SYN, by whichever interface it came: it is whole, on every interface, lost
 * nothing, did not end by itself, and its filter takes such packets.
 */
export function wouldShowAnswer(talk: Talk, scene: Scene): boolean {
  const listing = captureOf(talk, scene);
  const capture = listing?.capture;
  const family = familyOf(talk.server.address);
  if (listing?.whole !== true || !capture || family === undefined) return false;
  if (capture.interface !== 'any' || capture.direction !== undefined) return false;
  if ((capture.dropped ?? 0) > 0 || (capture.most !== undefined && capture.captured === capture.most))
    return false;
  const answer = { family, protocol: 'tcp' as const, flags: SYN + ACK, fromPort: talk.server.port };
  const ends = { from: talk.server.address, to: talk.client.address, toPort: talk.client.port };
  return captureShows(capture, { ...answer, ...ends }) === true;
}

/**
 * What the capture does not show of this connection did not pass there: it is whole, lost nothing, did not end by
 * itself, looks both ways, and its filter takes every kind of segment, in both directions.
 */
export function showsAllOf(talk: Talk, scene: Scene): boolean {
  const listing = captureOf(talk, scene);
  const capture = listing?.capture;
  const family = familyOf(talk.server.address);
  if (listing?.whole !== true || !capture || family === undefined || capture.direction !== undefined)
    return false;
  if ((capture.dropped ?? 0) > 0 || (capture.most !== undefined && capture.captured === capture.most))
    return false;
  const ways = [
    [talk.client, talk.server],
    [talk.server, talk.client],
  ] as const;
  return ways.every(([from, to]) =>
    [ACK, ACK + PUSH, RST, RST + ACK].every(
      (flags) =>
        captureShows(capture, {
          ...{ family, protocol: 'tcp', flags, from: from.address, to: to.address },
          ...{ fromPort: from.port, toPort: to.port },
        }) === true,
    ),
  );
}

/** The columns of its capture do not show it to pass another machine than that end's. */
export function isViewOf(end: 'client' | 'server', { syn }: Talk): boolean {
  const way = syn?.way;
  return way === undefined || way === 'inside' || way === (end === 'client' ? 'out' : 'in');
}

/** The talk among the facts that fill the slots so far, seen from there. */
export function talkIn(filled: readonly Fact[], vantage: Talk['place']['vantage']): Talk | undefined {
  return ofKind(filled, 'conversation').find(({ place }) => place.vantage === vantage);
}

const SILENT = failedAt(['kernel-timeout', 'own-deadline'], 'no answer');

/** The client is never answered: no attempt of its own at this address and port connected. */
export const neverAnswered: FailureSlot = {
  ...SILENT,
  is: (attempt, scene) => SILENT.is(attempt, scene) && scene.successes.length === 0,
};
