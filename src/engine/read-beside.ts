import type { Case, Symptom } from '../model/case.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { lineOf, only, type Found, type Readings } from './found.ts';
import { readTables } from './read-tables.ts';
import { readWay } from './read-way.ts';

/** What is read of a case where no attempt is shown. */

/** Where only a name was looked up: it was not found, and nothing was dialled. */
export function readLookup(facts: readonly Fact[], told: Partial<Case>): Readings {
  const lookups = ofKind(facts, 'resolution').filter(
    ({ name }) => told.target === undefined || told.target.toLowerCase() === name.toLowerCase(),
  );
  const last = lookups.findLast(({ result }) => result !== 'found');
  if (!last || lookups.some(({ name, result }) => name === last.name && result === 'found')) return {};
  return {
    symptom: ['unresolved', last],
    ...(lookups.every(({ name }) => name === last.name) ? { target: [last.name, last] satisfies Found } : {}),
  };
}

function isUnreachable({ to, unreachable, exact }: FactOf<'conversation'>['icmp'][number]): boolean {
  return to === 'client' && exact && unreachable !== 'port' && unreachable !== 'fragmentation-needed';
}

type Talk = FactOf<'conversation'>;

/** What the client will have seen of a connection that a capture shows, wherever that was made. */
function symptomOfTalk(talk: Talk): Symptom | undefined {
  const { begins, handshake, icmp, resets, sent, syn, synAck } = talk;
  if (begins !== 'syn') return undefined;
  if (icmp.length > 0) return !handshake && icmp.some(isUnreachable) ? 'unreachable' : undefined;
  if (!handshake) {
    if (resets.some(({ by }) => by === 'server') && !synAck) return 'refused';
    return resets.length === 0 &&
      ((synAck ? 0 : (syn?.count ?? 0)) > 1 || (syn?.count ?? 0) > 2 || (synAck?.count ?? 0) > 1)
      ? 'timeout'
      : undefined;
  }
  const stuck = [sent.client, sent.server].some(({ unanswered, repeats }) => unanswered > 0 && repeats > 1);
  return stuck && resets.length === 0 ? 'hang' : undefined;
}

/** A connect() that the client's own machine denied. */
function isDenial(event: string, detail: string | undefined): boolean {
  return event === 'policy-denied' && detail !== undefined && /connect/.test(detail);
}

function serverOf({ server }: Talk): string {
  return server.name ?? server.address;
}

/** The same SYN with the addresses that the client dialled: of two that translation made of one, the first. */
function asDialled(talk: Talk, talks: readonly Talk[]): Talk {
  const twin = talks.find(
    ({ isn, translated, at }) =>
      translated && isn === talk.isn && isn !== undefined && lineOf({ at }) < lineOf(talk),
  );
  return talk.translated && twin ? twin : talk;
}

/** Of the servers of a capture the one, or the last to which a connection failed. */
function readTalks(talks: readonly Talk[]): Readings | undefined {
  const server = only(talks.map((talk): Found => [serverOf(talk), talk]));
  const port = only(talks.map((talk): Found => [talk.server.port, talk]));
  const failing = talks.filter((talk) => symptomOfTalk(talk) !== undefined);
  if (server && port && server[0] !== '*') {
    const symptom = only(failing.flatMap((talk): Found[] => [[symptomOfTalk(talk) ?? '', talk]]));
    return { target: server, port, ...(symptom ? { symptom } : {}) };
  }
  const last = failing.at(-1);
  if (!last) return undefined;
  const talk = asDialled(last, talks);
  const symptom = symptomOfTalk(last);
  return {
    ...(serverOf(talk) === '*' ? {} : { target: [serverOf(talk), talk] satisfies Found }),
    port: [talk.server.port, talk],
    ...(symptom ? { symptom: [symptom, last] satisfies Found } : {}),
  };
}

/** Where no attempt is shown: the server of a capture, whom the tables show to be waited for, the one port that states speak of. */
export function readBeside(facts: readonly Fact[]): Readings {
  const talks = readTalks(ofKind(facts, 'conversation'));
  if (talks) return talks;
  const tables = readTables(facts);
  if (tables.symptom) return tables;
  const way = readWay(facts);
  if (way.symptom) return way;
  const logs = ofKind(facts, 'log');
  const logged = only(logs.flatMap((log): Found[] => (log.port === undefined ? [] : [[log.port, log]])));
  const at = only(
    logs.flatMap((log): Found[] =>
      log.event === 'packet-logged' && log.address !== undefined ? [[log.address, log]] : [],
    ),
  );
  const path = only(logs.flatMap((log): Found[] => (log.path === undefined ? [] : [[log.path, log]])));
  const denied = logs.find(({ event, detail }) => event === 'no-local-port' || isDenial(event, detail));
  return {
    ...(at && logged ? { target: at } : {}),
    ...(path && !logged ? { target: path } : {}),
    ...(logged ? { port: logged } : {}),
    ...(denied ? { symptom: ['local-error', denied] satisfies Found } : {}),
  };
}
