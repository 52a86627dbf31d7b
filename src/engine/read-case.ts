import { acceptCase } from '../model/accept-case.ts';
import type { Case } from '../model/case.ts';
import type { CaseReading, Diagnosis } from '../model/diagnosis.ts';
import { ofKind, type Fact } from '../model/fact.ts';
import { canonicalIp, isLoopback } from '../model/ip.ts';
import { serviceAtPath, serviceOnPort } from '../services/index.ts';
import { chooseAttempts, clientAttempts } from './choose-attempts.ts';
import { concernsCase, dialledAddresses } from './dialled.ts';
import { fieldOf, only, targetOf, type Attempt, type Found, type Readings } from './found.ts';
import { readBeside, readLookup } from './read-beside.ts';
import { readSymptom } from './read-symptom.ts';

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

/** The port that a client dials where it is told none; its message names none then. */
const USUAL_PORT: Readonly<Record<string, number>> = { mysql: 3306, psql: 5432, 'redis-cli': 6379 };

function usualPort({ tool, transport }: Attempt): number | undefined {
  return transport === 'tcp' ? USUAL_PORT[tool] : undefined;
}

/** What was read, and whether it was chosen among several. */
interface Read extends AcceptedReadings {
  readonly chosen: boolean;
}

function readFields(facts: readonly Fact[], told: Partial<Case>): Read {
  const all = clientAttempts(facts);
  const dialled = dialledAddresses(facts, told);
  const own = all.attempts.filter((attempt) => concernsCase(attempt, told, dialled));
  const { attempts, ...choice } = chooseAttempts(own);
  const chosen = choice.chosen || (all.chosen && own.length > 0);
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
    ...acceptedOnly({
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

interface AcceptedReadings {
  readonly fields: Readings;
  /** What a tool would take for an option, and why it is not used. Other misfits are misreadings, not worth a word. */
  readonly refused: Diagnosis['refused'];
}

/** What evidence says passes the same checks as what is told. */
function acceptedOnly(fields: Readings): AcceptedReadings {
  const values = Object.fromEntries(Object.entries(fields).map(([field, [value]]) => [field, value]));
  const { case: accepted, refused } = acceptCase(values);
  return {
    fields: Object.fromEntries(
      Object.entries(fields).filter(([field]) => isField(field) && field in accepted),
    ),
    refused: refused.filter(({ field }) => String(values[field]).startsWith('-')),
  };
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
  const others = clientAttempts(facts).attempts.filter((attempt) => {
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
  /** Fields that the evidence gives a value which no command may carry. */
  readonly refused: Diagnosis['refused'];
}

/** The case as told, completed by the evidence (else by the one line that was typed in its place) where one reading exists or one can be chosen. */
export function completeCase(
  facts: readonly Fact[],
  told: Partial<Case>,
  typed: Partial<Case> = {},
): CompletedCase {
  const { fields, chosen, refused } = readFields(facts, told);
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
  return { case: known, chosen, choices: chosen ? choicesOf(facts, known) : [], refused };
}
