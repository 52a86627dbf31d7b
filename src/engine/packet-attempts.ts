import { grouped } from '../model/grouped.ts';
import { ofKind, type AttemptRecord, type Fact, type FactOf } from '../model/fact.ts';
import { succeeded } from '../model/outcome.ts';
import { endKey } from '../network/packets/ends.ts';
import { sameAttempt } from '../network/packets/match.ts';
import { endingOf, type Ending } from './packet-endings.ts';
import { sentFromHere } from './packet-places.ts';

/**
 * A client's own capture shows how its attempts ended: each of its conversations whose ending is certain becomes an
 * attempt, with the same outcome that connect() had. Those of another machine's capture do not: what it shows may
 * never have reached the client.
 */

type Conversation = FactOf<'conversation'>;

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

function viewsByIsn(talks: readonly Conversation[]): ReadonlyMap<number, readonly Conversation[]> {
  return grouped(
    talks.filter(({ isn }) => isn !== undefined),
    ({ isn = -1 }) => isn,
  );
}

/** The same attempt in another capture. */
function isAnotherView(one: Conversation, talk: Conversation): boolean {
  const isOtherCapture = one.block !== talk.block || one.at[0]?.evidence !== talk.at[0]?.evidence;
  return isOtherCapture && sameAttempt(talk, one) === 'same';
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
  const views = viewsByIsn(talks);
  for (const talk of talks) {
    if (!isClients(talk, captures)) continue;
    const key = `${talk.at[0]?.evidence ?? ''} ${talk.block} ${endKey(talk.server)}`;
    const group = groups.get(key) ?? [];
    const others = (views.get(talk.isn ?? -1) ?? []).filter((one) => isAnotherView(one, talk));
    group.push({ talk, ending: endingOf(talk, others) });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((ended) =>
    keepHonest(ended)
      .slice(-MOST)
      .flatMap(({ talk, ending }) => (ending ? [attemptOf(talk, ending)] : [])),
  );
}
