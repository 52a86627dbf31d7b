import type { Case, Symptom } from '../model/case.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { only, type Found, type Readings } from './found.ts';

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

/** What the client will have seen of a connection that a capture shows, wherever that was made. */
function symptomOfTalk(talk: FactOf<'conversation'>): Symptom | undefined {
  const { begins, handshake, icmp, resets, sent, syn, synAck } = talk;
  if (begins !== 'syn' || icmp.length > 0) return undefined;
  if (!handshake) {
    if (resets.some(({ by }) => by === 'server') && !synAck) return 'refused';
    return resets.length === 0 && ((syn?.count ?? 0) > 2 || (synAck?.count ?? 0) > 1) ? 'timeout' : undefined;
  }
  const stuck = [sent.client, sent.server].some(({ unanswered, repeats }) => unanswered > 0 && repeats > 1);
  return stuck && resets.length === 0 ? 'hang' : undefined;
}

/** A connect() that the client's own machine denied. */
function isDenial(event: string, detail: string | undefined): boolean {
  return event === 'policy-denied' && detail !== undefined && /connect/.test(detail);
}

/** Where no attempt is shown: the one server of a capture, the one port that states speak of. */
export function readBeside(facts: readonly Fact[]): Readings {
  const talks = ofKind(facts, 'conversation');
  const server = only(talks.map((talk): Found => [talk.server.name ?? talk.server.address, talk]));
  const port = only(talks.map((talk): Found => [talk.server.port, talk]));
  if (server && port && server[0] !== '*') {
    const shown = talks.flatMap((talk): Found[] => {
      const symptom = symptomOfTalk(talk);
      return symptom === undefined ? [] : [[symptom, talk]];
    });
    const symptom = only(shown);
    return { target: server, port, ...(symptom ? { symptom } : {}) };
  }
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
