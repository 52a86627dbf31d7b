import type { Case } from '../model/case.ts';
import type { CaseReading } from '../model/diagnosis.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { canonicalIp, isLoopback } from '../model/ip.ts';
import { symptomOf } from '../model/outcome.ts';
import { serviceAtPath, serviceOnPort } from '../services/index.ts';
import { concernsCase, dialledAddresses } from './dialled.ts';

type Found = readonly [value: string | number, by: Fact];

/** The one value that all of them agree on; where they differ there is no reading. */
function only(found: readonly Found[]): Found | undefined {
  const [first] = found;
  return first && found.every(([value]) => value === first[0]) ? first : undefined;
}

function clientAttempts(facts: readonly Fact[]): readonly FactOf<'attempt'>[] {
  return ofKind(facts, 'attempt').filter(
    (attempt) => attempt.place.vantage === 'client' || attempt.place.vantage === 'unknown',
  );
}

function readTarget(attempts: readonly FactOf<'attempt'>[]): Found | undefined {
  return only(
    attempts.flatMap((attempt): Found[] => {
      const target = attempt.name ?? attempt.address ?? attempt.path;
      return target === undefined ? [] : [[target, attempt]];
    }),
  );
}

function readPort(attempts: readonly FactOf<'attempt'>[]): Found | undefined {
  return only(
    attempts.flatMap((attempt): Found[] =>
      attempt.port === undefined ? [] : [[attempt.port, attempt as Fact]],
    ),
  );
}

/** Success tells no symptom, so only failures count; two kinds of failure are no one symptom. */
function readSymptom(attempts: readonly FactOf<'attempt'>[]): Found | undefined {
  const failed = attempts.flatMap((attempt): Found[] => {
    const symptom = symptomOf(attempt.outcome);
    return symptom === undefined ? [] : [[symptom, attempt]];
  });
  return only(failed);
}

function readSource(attempts: readonly FactOf<'attempt'>[]): Found | undefined {
  return only(
    attempts.flatMap((attempt): Found[] =>
      attempt.source === undefined ? [] : [[attempt.source, attempt as Fact]],
    ),
  );
}

/** The service of the Unix socket that the attempts dial. */
function readSocketService(attempts: readonly FactOf<'attempt'>[]): Found | undefined {
  return only(
    attempts.flatMap((attempt): Found[] => {
      const service = attempt.path === undefined ? undefined : serviceAtPath(attempt.path);
      return service === undefined ? [] : [[service.id, attempt]];
    }),
  );
}

/** The dialled address, where it is one and is no loopback: the server's own, as far as the client can tell. */
function readServer(facts: readonly Fact[], known: Partial<Case>): Found | undefined {
  const dialled = dialledAddresses(facts, known);
  const by = ofKind(facts, 'attempt').find((attempt) => attempt.address === dialled[0]);
  const address = dialled.length === 1 ? dialled[0] : undefined;
  return address === undefined || !by || isLoopback(address) ? undefined : [address, by];
}

type Readings = Partial<Record<keyof Case, Found>>;

function readFields(facts: readonly Fact[], told: Partial<Case>): Readings {
  const all = clientAttempts(facts);
  const dialled = dialledAddresses(facts, told);
  const attempts = all.filter((attempt) => concernsCase(attempt, told, dialled));
  const target = readTarget(attempts);
  const port = readPort(attempts);
  const known: Partial<Case> = {
    ...told,
    ...(told.target === undefined && target ? { target: String(target[0]) } : {}),
  };
  const portNumber = told.port ?? port?.[0];
  const service = typeof portNumber === 'number' ? serviceOnPort(portNumber) : undefined;
  const atPath = readSocketService(attempts);
  const symptom = readSymptom(attempts);
  const server = readServer(facts, known);
  const source = readSource(attempts);
  return {
    ...(target ? { target } : {}),
    ...(port ? { port } : {}),
    ...(atPath ? { service: atPath } : {}),
    ...(service && port ? { service: [service.id, port[1]] satisfies Found } : {}),
    ...(symptom ? { symptom } : {}),
    ...(server ? { server } : {}),
    ...(source ? { client: source } : {}),
  };
}

function isField(name: string): name is keyof Case {
  return name !== '';
}

/** What the evidence says of the case, each field with the line that says so. */
export function readCaseWith(facts: readonly Fact[], told: Partial<Case>): readonly CaseReading[] {
  return Object.entries(readFields(facts, told)).flatMap(([field, found]) => {
    const [value, by] = found;
    const span = by.at[0];
    if (!isField(field) || !span) return [];
    return [{ field, value, quote: { evidence: span.evidence, line: span.first, text: by.said ?? '' } }];
  });
}

/** The case as told, completed by the evidence where exactly one reading exists. */
export function completeCase(facts: readonly Fact[], told: Partial<Case>): Partial<Case> {
  const readings = Object.entries(readFields(facts, told)).map(([field, found]) => [field, found[0]]);
  const canonical = told.target === undefined ? undefined : canonicalIp(told.target);
  const service =
    told.port === undefined || told.service !== undefined ? undefined : serviceOnPort(told.port)?.id;
  return {
    ...(service === undefined ? {} : { service }),
    ...(Object.fromEntries(readings) as Partial<Case>),
    ...told,
    ...(canonical === undefined ? {} : { target: canonical }),
  };
}
