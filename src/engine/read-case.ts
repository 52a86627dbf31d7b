import { acceptCase } from '../model/accept-case.ts';
import type { Case, Symptom } from '../model/case.ts';
import type { CaseReading } from '../model/diagnosis.ts';
import type { Vantage } from '../model/evidence.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { canonicalIp, isLoopback } from '../model/ip.ts';
import { succeeded, symptomOf } from '../model/outcome.ts';
import { serviceAtPath, serviceOnPort } from '../services/index.ts';
import { concernsCase, dialledAddresses } from './dialled.ts';

type Attempt = FactOf<'attempt'>;
type Found = readonly [value: string | number, by: Fact];

/** The one value that all of them agree on; where they differ there is no reading. */
function only(found: readonly Found[]): Found | undefined {
  const [first] = found;
  return first && found.every(([value]) => value === first[0]) ? first : undefined;
}

function isFrom(attempt: Attempt, ...vantages: readonly Vantage[]): boolean {
  return vantages.includes(attempt.place.vantage);
}

/**
 * Whose attempts the case is read from: the client's. Where a paste shows none, those of a program that dials on, which
 * is the client of its own attempt wherever it was told to stand.
 */
function clientAttempts(facts: readonly Fact[]): readonly Attempt[] {
  const attempts = ofKind(facts, 'attempt');
  const own = attempts.filter((attempt) => isFrom(attempt, 'client', 'unknown'));
  if (own.length > 0) return own;
  const onward = attempts.filter((attempt) => isFrom(attempt, 'middle'));
  return onward.length > 0 ? onward : attempts.filter((one) => one.typed !== true && isFailure(one));
}

function targetOf({ name, address, path }: Attempt): string | undefined {
  return name ?? address ?? path;
}

function isFailure({ outcome }: Attempt): boolean {
  return !succeeded(outcome);
}

function lineOf({ at }: Fact): number {
  return at[0]?.first ?? 0;
}

/** It names somebody who can be dialled: `127.0.01` is nobody. */
function hasTarget(attempt: Attempt): boolean {
  const target = targetOf(attempt);
  return target !== undefined && acceptCase({ target }).case.target !== undefined;
}

/** The last of them in its paste that names a target; else the last. */
function lastOf(attempts: readonly Attempt[]): Attempt | undefined {
  const inOrder = [...attempts].sort((a, b) => lineOf(a) - lineOf(b));
  return inOrder.findLast(hasTarget) ?? inOrder.at(-1);
}

/**
 * Whom and what the case is about. Where one paste speaks of several attempts its last failing one is meant; pastes that
 * then still disagree say nothing. `chosen`: there was something to choose from.
 */
function chooseAttempts(attempts: readonly Attempt[]): {
  readonly attempts: readonly Attempt[];
  readonly chosen: boolean;
} {
  const agreed = new Set(attempts.map((attempt) => `${targetOf(attempt) ?? ''} ${attempt.port ?? ''}`));
  if (agreed.size <= 1) return { attempts, chosen: false };
  const target = only(fieldOf(attempts, targetOf));
  const port = only(fieldOf(attempts, (attempt) => attempt.port));
  if (target && port) return { attempts, chosen: false };
  const pastes = new Map<number, Attempt[]>();
  for (const attempt of attempts) {
    const paste = attempt.at[0]?.evidence ?? -1;
    pastes.set(paste, [...(pastes.get(paste) ?? []), attempt]);
  }
  const last = [...pastes.values()].flatMap((members) => {
    const failed = members.filter((one) => isFailure(one) && !wentOn(one, members));
    return lastOf(failed.length > 0 ? failed : members) ?? [];
  });
  return { attempts: attempts.filter((attempt) => last.some((one) => isLike(attempt, one))), chosen: true };
}

/** The same run of a command connected after it, at another address of the name. */
function wentOn(failed: Attempt, members: readonly Attempt[]): boolean {
  return members.some(
    (one) =>
      one.block === failed.block &&
      one.typed === true &&
      succeeded(one.outcome) &&
      lineOf(one) > lineOf(failed),
  );
}

/** It may be another try of the same: nothing that both say differs. */
function isLike(a: Attempt, b: Attempt): boolean {
  const [x, y] = [targetOf(a), targetOf(b)];
  if (a === b) return true;
  return x !== undefined && x === y && (a.port === undefined || b.port === undefined || a.port === b.port);
}

function fieldOf(
  attempts: readonly Attempt[],
  read: (attempt: Attempt) => string | number | undefined,
): readonly Found[] {
  return attempts.flatMap((attempt): Found[] => {
    const value = read(attempt);
    return value === undefined ? [] : [[value, attempt]];
  });
}

/**
 * Tools that say only that it failed, and what is behind it most often: Java's clients wrap a refusal so; paramiko says so of
 * a refusal or an unreachable host alone (client.py, NoValidConnectionsError); Test-NetConnection waits for 21 s and says
 * nothing of it.
 */
const USUAL_SYMPTOM: Readonly<Record<string, Symptom>> = {
  java: 'refused',
  python: 'refused',
  'test-netconnection': 'timeout',
};

/** It may as well have connected and found silence: then nothing is usual. */
function hidesOnlyConnecting({ couldBe = [], tool }: Attempt): boolean {
  const isUsual = couldBe.length === 0 || couldBe.some((one) => symptomOf(one) === USUAL_SYMPTOM[tool]);
  return isUsual && !couldBe.includes('silent');
}

/**
 * Success tells no symptom, so only failures count. Of several kinds in one paste the last is meant, one that says whom it
 * speaks of before one that does not; pastes that disagree say nothing.
 */
function readSymptom(attempts: readonly Attempt[]): Found | undefined {
  const told = readToldSymptom(attempts);
  if (told) return told;
  const hidden = lastOf(
    attempts.filter(
      (one) => one.outcome === 'failed' && one.tool in USUAL_SYMPTOM && hidesOnlyConnecting(one),
    ),
  );
  const usual = hidden && USUAL_SYMPTOM[hidden.tool];
  if (hidden && usual) return [usual, hidden];
  // Server selection timed out after 30000 ms: why nothing came about in the client's own time stays open.
  const waited = lastOf(
    attempts.filter(
      ({ outcome, deadline, couldBe, tool }) =>
        outcome === 'failed' &&
        deadline !== undefined &&
        couldBe?.includes('own-deadline') === true &&
        !(tool in USUAL_SYMPTOM),
    ),
  );
  return waited && ['timeout', waited];
}

function readToldSymptom(attempts: readonly Attempt[]): Found | undefined {
  const failed = attempts.filter(({ outcome }) => symptomOf(outcome) !== undefined);
  const symptoms = fieldOf(failed, ({ outcome }) => symptomOf(outcome));
  const agreed = only(symptoms);
  if (agreed) return agreed;
  const pastes = new Set(failed.map(({ at }) => at[0]?.evidence));
  const last = pastes.size === 1 ? lastOf(failed) : undefined;
  const symptom = last && symptomOf(last.outcome);
  return last && symptom !== undefined ? [symptom, last] : undefined;
}

function readSource(attempts: readonly Attempt[]): Found | undefined {
  return only(fieldOf(attempts, ({ source }) => source));
}

/** The service of the Unix socket that the attempts dial. */
function readSocketService(attempts: readonly Attempt[]): Found | undefined {
  return only(fieldOf(attempts, ({ path }) => (path === undefined ? undefined : serviceAtPath(path)?.id)));
}

/** The dialled address, where it is one and is no loopback: the server's own, as far as the client can tell. */
function readServer(facts: readonly Fact[], known: Partial<Case>): Found | undefined {
  const dialled = dialledAddresses(facts, known);
  const by = ofKind(facts, 'attempt').find((attempt) => attempt.address === dialled[0]);
  const address = dialled.length === 1 ? dialled[0] : undefined;
  return address === undefined || !by || isLoopback(address) ? undefined : [address, by];
}

/** Where only a name was looked up: it was not found, and nothing was dialled. */
function readLookup(facts: readonly Fact[], told: Partial<Case>): Readings {
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
function readBeside(facts: readonly Fact[]): Readings {
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

/** The port that a client dials where it is told none; its message names none then. */
const USUAL_PORT: Readonly<Record<string, number>> = { mysql: 3306, psql: 5432, 'redis-cli': 6379 };

function usualPort({ tool, transport }: Attempt): number | undefined {
  return transport === 'tcp' ? USUAL_PORT[tool] : undefined;
}

type Readings = Partial<Record<keyof Case, Found>>;

/** What was read, and whether it was chosen among several. */
interface Read {
  readonly fields: Readings;
  readonly chosen: boolean;
}

function readFields(facts: readonly Fact[], told: Partial<Case>): Read {
  const all = clientAttempts(facts);
  const dialled = dialledAddresses(facts, told);
  const own = all.filter((attempt) => concernsCase(attempt, told, dialled));
  const { attempts, chosen } = chooseAttempts(own);
  const target = only(fieldOf(attempts, targetOf));
  const shown = only(fieldOf(attempts, (attempt) => attempt.port));
  const port = shown ?? (target ? only(fieldOf(attempts, usualPort)) : undefined);
  const known: Partial<Case> = {
    ...told,
    ...(told.target === undefined && target ? { target: String(target[0]) } : {}),
  };
  const portNumber = told.port ?? port?.[0];
  const service = typeof portNumber === 'number' ? serviceOnPort(portNumber) : undefined;
  const atPath = readSocketService(attempts);
  const symptom = (chosen ? readSymptom(attempts) : undefined) ?? readSymptom(own);
  const lookup = attempts.length === 0 ? readLookup(facts, told) : {};
  const isNamed = target !== undefined || port !== undefined;
  const beside = isNamed ? {} : readBeside(facts);
  const server = readServer(chosen ? attempts : facts, known);
  const source = readSource(attempts);
  return {
    chosen:
      (chosen && (told.target === undefined || told.port === undefined)) ||
      (port !== shown && told.port === undefined),
    fields: acceptedOnly({
      ...(target ? { target } : {}),
      ...(port ? { port } : {}),
      ...(atPath ? { service: atPath } : {}),
      ...(service && port ? { service: [service.id, port[1]] satisfies Found } : {}),
      ...beside,
      ...(symptom ? { symptom } : {}),
      ...(server ? { server } : {}),
      ...(source ? { client: source } : {}),
      ...lookup,
    }),
  };
}

/** What evidence says passes the same checks as what is told. */
function acceptedOnly(fields: Readings): Readings {
  const values = Object.fromEntries(Object.entries(fields).map(([field, [value]]) => [field, value]));
  const accepted = acceptCase(values).case;
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isField(field) && field in accepted));
}

function isField(name: string): name is keyof Case {
  return name !== '';
}

function reading(field: keyof Case, [value, by]: Found): CaseReading | undefined {
  const span = by.at[0];
  return span && { field, value, quote: { evidence: span.evidence, line: span.first, text: by.said ?? '' } };
}

/** What the evidence says of the case, each field with the line that says so. */
export function readCaseWith(facts: readonly Fact[], told: Partial<Case>): readonly CaseReading[] {
  return Object.entries(readFields(facts, told).fields).flatMap(([field, found]) =>
    isField(field) ? (reading(field, found) ?? []) : [],
  );
}

/** Attempts that reading left aside, as targets and ports that the case could be about instead. */
function choicesOf(facts: readonly Fact[], known: Partial<Case>): readonly CaseReading[] {
  const others = clientAttempts(facts).filter((attempt) => {
    const target = targetOf(attempt);
    return target !== undefined && (target !== known.target || (attempt.port ?? known.port) !== known.port);
  });
  const readings = others.flatMap((attempt) => {
    const target = targetOf(attempt);
    const { port } = attempt;
    return [
      ...(target === undefined ? [] : [reading('target', [target, attempt])]),
      ...(port === undefined ? [] : [reading('port', [port, attempt])]),
    ].filter((one) => one !== undefined);
  });
  const unique = new Map(readings.map((one) => [`${one.field} ${one.value} ${one.quote.line}`, one]));
  return [...unique.values()].slice(0, MOST_CHOICES);
}

/** More than these nobody chooses from. */
const MOST_CHOICES = 40;

export interface CompletedCase {
  readonly case: Partial<Case>;
  /** Reading chose among several attempts of one paste. */
  readonly chosen: boolean;
  /** What else it could have chosen. */
  readonly choices: readonly CaseReading[];
}

/** The case as told, completed by the evidence (else by the one line that was typed in its place) where one reading exists or one can be chosen. */
export function completeCase(
  facts: readonly Fact[],
  told: Partial<Case>,
  typed: Partial<Case> = {},
): CompletedCase {
  const { fields, chosen } = readFields(facts, told);
  const readings = Object.entries(fields).map(([field, found]) => [field, found[0]]);
  const canonical = told.target === undefined ? undefined : canonicalIp(told.target);
  const service =
    told.port === undefined || told.service !== undefined ? undefined : serviceOnPort(told.port)?.id;
  const known = {
    ...typed,
    ...(service === undefined ? {} : { service }),
    ...(Object.fromEntries(readings) as Partial<Case>),
    ...told,
    ...(canonical === undefined ? {} : { target: canonical }),
  };
  return { case: known, chosen, choices: chosen ? choicesOf(facts, known) : [] };
}
