import { acceptCase } from '../model/accept-case.ts';
import type { Case } from '../model/case.ts';
import type { Fact, FactOf, Place } from '../model/fact.ts';
import { isLoopback } from '../model/ip.ts';
import { isSameName, machineName, sameMachine } from '../model/machine.ts';
import { withoutFields } from '../model/without-fields.ts';
import { serviceOnPort } from '../services/index.ts';
import { concernsCase, dialledAddresses } from './dialled.ts';
import { isFailure } from './found.ts';
import { atHop, isTargetOf, type FailedHop } from './hop.ts';
import { readSymptom } from './read-symptom.ts';

/**
 * The evidence as the hop that failed sees it: its own two ends are client and server. What was told of the ends that are
 * not its own says nothing of it, until the text shows the machine.
 */

export interface HopView {
  readonly case: Partial<Case>;
  readonly facts: readonly Fact[];
}

/** What is known of an end, and stays known where the hop has the same. */
const OF_CLIENT: readonly (keyof Case)[] = ['client', 'clientPlatform', 'container', 'interface', 'user'];
const OF_SERVER: readonly (keyof Case)[] = ['server', 'serverPlatform', 'namespace', 'pod', 'unit'];

function pick(known: Partial<Case>, fields: readonly (keyof Case)[]): Partial<Case> {
  return Object.fromEntries(fields.flatMap((field) => (field in known ? [[field, known[field]]] : [])));
}

/** The case whose target is the hop's own; its values pass the same checks as what is told. */
function caseOf({ kind, to, attempts }: FailedHop, known: Partial<Case>): Partial<Case> {
  const { name, address, path, port } = to;
  const isTarget = isTargetOf(to, known);
  const [symptom] = readSymptom([...attempts].filter(isFailure)) ?? [known.symptom];
  const service = isTarget ? known.service : undefined;
  const usual = port === undefined ? undefined : serviceOnPort(port)?.id;
  const isOwnAddress = address !== undefined && !isLoopback(address);
  return acceptCase({
    ...(kind === 'proxy' ? pick(known, OF_CLIENT) : {}),
    ...(isOwnAddress ? { server: address } : {}),
    ...(isTarget ? pick(known, OF_SERVER) : {}),
    target: isTarget ? known.target : (name ?? address ?? path),
    port: port ?? (isTarget ? known.port : undefined),
    service: service ?? usual,
    symptom,
  }).case;
}

type Retell = (place: Place, fact: Fact) => Place;

function unknown(place: Place): Place {
  return { ...place, vantage: 'unknown', shownBy: 'unknown', told: place.vantage };
}

/** What was told as the server is the target, and not its proxy. */
const atProxy: Retell = (place) => (place.vantage === 'server' ? unknown(place) : place);

/** The proxy is the client here, and the client nobody. */
function beyondProxy({ attempts }: FailedHop): Retell {
  const [via] = [...attempts].flatMap((one) => one.via ?? []);
  return (place) => {
    if (place.vantage === 'client') return unknown(place);
    const name = machineName(place);
    const isProxy = name !== undefined && via?.name !== undefined && isSameName(name, via.name);
    return isProxy ? { ...place, vantage: 'client' } : place;
  };
}

/** The machine of the program in the middle is the client of its own attempt, wherever it was told to stand. */
function behindRelay({ attempts, to }: FailedHop, known: Partial<Case>): Retell {
  const own = [...attempts];
  const told = new Set(own.map(({ place }) => place.vantage));
  const isTarget = known.target === undefined || isTargetOf(to, known);
  const isRelays = (place: Place, fact: Fact): boolean =>
    own.some((one) => {
      if (one.place.inside !== place.inside) return false;
      const same = sameMachine(one.place, place);
      if (same !== 'unknown') return same === 'yes';
      const isPaste = one.at[0]?.evidence !== undefined && one.at[0].evidence === fact.at[0]?.evidence;
      return isPaste || (place.vantage === one.place.vantage && place.vantage !== 'unknown');
    });
  return (place, fact) => {
    if (place.shownBy === 'hand') return place;
    if (isRelays(place, fact)) return place.vantage === 'unknown' ? place : { ...place, vantage: 'client' };
    if (place.vantage === 'client') return unknown(place);
    // Told as the server: what is behind the relay only if nobody else was meant.
    const isBehind = isTarget && !told.has('server');
    return place.vantage === 'server' && !isBehind ? unknown(place) : place;
  };
}

function retellerOf(hop: FailedHop, known: Partial<Case>): Retell {
  if (hop.kind === 'proxy') return atProxy;
  return hop.kind === 'beyond' ? beyondProxy(hop) : behindRelay(hop, known);
}

function asOwn(attempt: FactOf<'attempt'>, { kind }: FailedHop): FactOf<'attempt'> {
  const { via, place } = attempt;
  if (kind === 'relay' || !via) {
    return place.vantage === 'unknown' ? attempt : { ...attempt, place: { ...place, vantage: 'client' } };
  }
  // The proxy made it, wherever it was told of.
  if (kind === 'beyond') {
    const { name } = via;
    return {
      ...attempt,
      place: { vantage: 'client', shownBy: place.shownBy, ...(name === undefined ? {} : { host: name }) },
    };
  }
  const at = { ...atHop(attempt, via), via };
  if (via.reached !== true || via.denied === true) return at;
  return { ...withoutFields(at, 'errno', 'couldBe', 'lookup'), outcome: 'connected' };
}

/** The facts and the case of the hop; `settled`: somebody said that the machine told as the server is the hop's. */
export function viewOfHop(
  facts: readonly Fact[],
  hop: FailedHop,
  known: Partial<Case>,
  settled: boolean,
): HopView {
  const retell = settled && hop.kind === 'proxy' ? (place: Place): Place => place : retellerOf(hop, known);
  const places = new Map<Place, Place>();
  const placeOf = (fact: Fact): Place => {
    const found = places.get(fact.place) ?? retell(fact.place, fact);
    places.set(fact.place, found);
    return found;
  };
  return {
    case: caseOf(hop, known),
    facts: facts.flatMap((fact): readonly Fact[] => {
      if (fact.kind !== 'attempt') return [{ ...fact, place: placeOf(fact) }];
      if (hop.attempts.has(fact)) return [asOwn(fact, hop)];
      // Another hop's.
      return fact.via !== undefined || fact.relay === true ? [] : [{ ...fact, place: placeOf(fact) }];
    }),
  };
}

/** Without a hop of its own the case is the client's: what failed at a proxy, or what a relay says of nobody, is not its. */
export function withoutOtherHops(
  facts: readonly Fact[],
  known: Partial<Case>,
  open: FailedHop | undefined,
): readonly Fact[] {
  const dialled = dialledAddresses(facts, known);
  return facts.filter((fact) => {
    if (fact.kind !== 'attempt') return true;
    // That the proxy was connected is nothing of the target.
    if (fact.via !== undefined && fact.via.reached !== true && fact.outcome === 'connected') return false;
    if (!isFailure(fact)) return true;
    if (fact.via !== undefined) return open?.attempts.has(fact) === true;
    const isNamed = fact.name !== undefined || fact.address !== undefined || fact.path !== undefined;
    return (
      fact.relay !== true || known.target === undefined || (isNamed && concernsCase(fact, known, dialled))
    );
  });
}
