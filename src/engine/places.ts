import { MachineNames } from '../model/machine-names.ts';
import { isDialled, wireAddress } from '../model/address-set.ts';
import { onceAList } from '../model/tables.ts';
import { grouped } from '../model/grouped.ts';
import { isSameName, machineAddress, machineName } from '../model/machine.ts';
import { isSharedAddress, tellsMachine } from '../model/own-address.ts';
import type { Case } from '../model/case.ts';
import type { Span, Vantage } from '../model/evidence.ts';
import { withoutFields } from '../model/without-fields.ts';
import { ofKind, type Fact, type FactOf, type Place } from '../model/fact.ts';
import { isLoopback, sameIp } from '../model/ip.ts';
import { concernsCase, dialledAddresses, dialsItself } from './dialled.ts';
import { machineKeys } from './machine-keys.ts';
import { dialsAddress, takesConnections } from './packet-places.ts';

/**
 * Which machine each fact speaks for, and how that is known. What the text proves wins over what was told; where the
 * two contradict each other the place counts as unknown, and the pair is a conflict.
 */

export interface PlaceConflict {
  readonly text: string;
  readonly sides: readonly [Span, Span];
}

export interface Placed {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly PlaceConflict[];
}

/** The facts of one machine: one host, or one paste without any; a container on it is a machine of its own. */
interface Machine {
  readonly facts: Fact[];
  readonly place: Place;
  readonly name: string | undefined;
}

function groupMachines(
  facts: readonly Fact[],
  machineKey: (fact: Fact) => string,
): ReadonlyMap<string, Machine> {
  const machines = new Map<string, Machine>();
  const byPlace = new Map<Place, Machine>();
  for (const fact of facts) {
    if (fact.place.shownBy === 'hand') continue;
    const key = byPlace.has(fact.place) ? '' : machineKey(fact);
    const machine = byPlace.get(fact.place) ??
      machines.get(key) ?? { facts: [], place: fact.place, name: machineName(fact.place) };
    machine.facts.push(fact);
    if (!byPlace.has(fact.place)) machines.set(key, machine);
    byPlace.set(fact.place, machine);
  }
  return machines;
}

/** The facts that show the address to be the machine's own: listed, listened on, or used as a local end. */
const ownedAddresses = onceAList((facts: readonly Fact[]) =>
  grouped(
    facts.filter((fact) => ownAddress(fact) !== undefined),
    (fact) => wireAddress(ownAddress(fact) ?? ''),
  ),
);

function ownAddress(fact: Fact): string | undefined {
  if (fact.kind === 'address') return fact.address;
  return fact.kind === 'socket' && fact.local.address !== '*' ? fact.local.address : undefined;
}

function ownsAddress(machine: Machine, address: string): readonly Fact[] {
  const own = ownedAddresses(machine.facts).get(wireAddress(address)) ?? [];
  return own.filter((fact) => sameIp(ownAddress(fact) ?? '', address));
}

/** The dialled addresses that are the machine's own. */
function ownDialled(machine: Machine, { dialled }: Clues): readonly string[] {
  const owned = ownedAddresses(machine.facts);
  if (![...owned.keys()].some((address) => isDialled(address, { dialled }))) return [];
  return dialled.filter((address) => ownsAddress(machine, address).length > 0);
}

/** It is no address that every machine can have. */
function tellsWhich(fact: Fact): boolean {
  if (fact.kind === 'address') return tellsMachine(fact);
  return fact.kind === 'socket' && !isSharedAddress(fact.local.address);
}

/** A whole list of the machine's addresses. */
function wholeAddresses(machine: Machine): Fact | undefined {
  return machine.facts.find(
    (fact) =>
      fact.kind === 'listing' && fact.of === 'address' && fact.whole === true && fact.families.length === 2,
  );
}

function isNamedAs({ name, place: shown }: Machine, { case: { target }, dialled }: Clues): boolean {
  const address = machineAddress(shown);
  if (address !== undefined) return isDialled(address, { dialled });
  return target !== undefined && name !== undefined && isSameName(name, target);
}

interface Clues {
  readonly case: Partial<Case>;
  /** Addresses dialled, loopback left out. */
  readonly dialled: readonly string[];
  readonly dialledBy: Span | undefined;
  /** The client is the server too. */
  readonly oneMachine: boolean;
  /** The case's attempts. */
  readonly dialling: readonly Fact[];
  /** The machines that made them, where the text names each. */
  readonly diallers: MachineNames | undefined;
}

interface Reading {
  readonly vantage: Vantage;
  readonly proof?: Span;
  /** What was told, where the text speaks against it. */
  readonly told?: Vantage;
  readonly conflict?: PlaceConflict;
}

function proven(vantage: Vantage, proof: Span | undefined): Reading {
  return proof === undefined ? { vantage } : { vantage, proof };
}

function ownsDialled(machine: Machine, clues: Clues): Reading | undefined {
  for (const address of ownDialled(machine, clues)) {
    const own = ownsAddress(machine, address);
    // On a bridge, which has the same address on every host, it shows nothing.
    const [proof] = own.every(tellsWhich) ? own : [];
    if (proof) return proven('server', proof.at[0]);
  }
  return undefined;
}

/** Its prompt carries the target's name; the prompt stands on the command's line, which a listing cites last. */
function namedServer(machine: Machine, clues: Clues): Reading | undefined {
  if (!isNamedAs(machine, clues)) return undefined;
  return proven('server', machine.facts[0]?.at.at(-1));
}

/** Told to be the server, and a whole list of its addresses lacks the dialled one. */
function lacksAddress(machine: Machine, clues: Clues): Reading | undefined {
  const told = machine.facts.some((fact) => fact.place.vantage === 'server');
  const list = wholeAddresses(machine)?.at[0];
  if (!told || !list || !clues.dialledBy || clues.dialled.length === 0) return undefined;
  if (ownDialled(machine, clues).length > 0) return undefined;
  const text = `Told to be the server, but its own addresses do not include ${clues.dialled.join(', ')}`;
  return { vantage: 'unknown', told: 'server', conflict: { text, sides: [list, clues.dialledBy] } };
}

/** It made the case's attempts itself and is not shown to own the address: it is the client, whatever was told. */
function madeTheAttempts(machine: Machine, clues: Clues): Reading | undefined {
  if (machine.name === undefined) return undefined;
  const attempt = ofKind(machine.facts, 'attempt').find(
    (candidate) =>
      candidate.place.vantage !== 'server' &&
      (candidate.address !== undefined || candidate.name !== undefined) &&
      concernsCase(candidate, clues.case, clues.dialled),
  )?.at[0];
  if (!attempt) return undefined;
  const told = machine.facts.find((fact) => fact.place.vantage === 'server')?.at[0];
  if (!told) return proven('client', attempt);
  if (clues.oneMachine) return undefined;
  const text = 'Told to be the server, but its prompt is that of the machine which made the attempt';
  return { vantage: 'client', told: 'server', conflict: { text, sides: [told, attempt] } };
}

/** Told to be the client, and every attempt was made on a machine of another name. */
function madeNoAttempt(machine: Machine, { dialling, diallers }: Clues): Reading | undefined {
  const told = machine.facts.find((fact) => fact.place.vantage === 'client' && fact.place.shownBy === 'told');
  const [attempt] = dialling;
  const [from, by] = [told?.at[0], attempt?.at[0]];
  if (!attempt || !from || !by) return undefined;
  if (machine.name === undefined || diallers?.has(machine.name) !== false) return undefined;
  const text = `Told to be the client, but the attempt was made on ${attempt.place.host ?? ''} and this is ${machine.place.host ?? ''}`;
  return { vantage: 'unknown', told: 'client', conflict: { text, sides: [from, by] } };
}

/** Its own capture shows the client's SYN end here, or begin here. */
function captured(machine: Machine, clues: Clues): Reading | undefined {
  const taken = takesConnections(machine.facts, clues.dialled);
  if (taken) return proven('server', taken.at[0]);
  const told = machine.facts.some((fact) => fact.place.vantage !== 'unknown');
  const dialled = told ? undefined : dialsAddress(machine.facts, clues.dialled);
  return dialled && proven('client', dialled.at[0]);
}

function readMachine(machine: Machine, clues: Clues): Reading | undefined {
  return (
    ownsDialled(machine, clues) ??
    lacksAddress(machine, clues) ??
    namedServer(machine, clues) ??
    captured(machine, clues) ??
    madeTheAttempts(machine, clues) ??
    madeNoAttempt(machine, clues)
  );
}

/** The host was told, and what proves the place stands in another paste. */
function isToldWhich({ hostBy }: Place, { proof }: Reading, evidence: number | undefined): boolean {
  return hostBy === 'told' && proof?.evidence !== evidence;
}

function place(
  old: Place,
  reading: Reading | undefined,
  disputed: boolean,
  evidence: number | undefined,
): Place {
  if (old.shownBy === 'hand') return old;
  if (!reading) {
    return disputed && old.vantage === 'server' ? { ...old, vantage: 'unknown', shownBy: 'unknown' } : old;
  }
  if (reading.conflict) {
    if (old.vantage !== reading.told) return old;
    return { ...old, vantage: reading.vantage, shownBy: 'unknown', told: reading.told };
  }
  if (reading.vantage === 'client' && old.vantage !== 'unknown') return old;
  // Told and proven alike need no proof to be cited: either is enough.
  const agrees = old.vantage === reading.vantage && old.shownBy === 'told';
  const cite = reading.proof !== undefined && !agrees;
  const shownBy = isToldWhich(old, reading, evidence) ? 'told' : 'text';
  // What was told of another hop's end is settled as well.
  const rest = withoutFields(old, 'told');
  return { ...rest, vantage: reading.vantage, shownBy, ...(cite ? { proof: reading.proof } : {}) };
}

/** Another named machine is proven to be the server, or was told to be it as well. */
function isDisputed({ name }: Machine, servers: MachineNames): boolean {
  return name !== undefined && servers.hasAnother(name);
}

function namedServers(readings: ReadonlyMap<Machine, Reading | undefined>): MachineNames {
  const servers = [...readings].filter(
    ([{ facts }, reading]) =>
      reading?.vantage === 'server' || facts.some(({ place: own }) => own.vantage === 'server'),
  );
  return new MachineNames(servers.flatMap(([{ name }]) => name ?? []));
}

function namesOf(attempts: readonly Fact[]): MachineNames | undefined {
  const names = attempts.flatMap(({ place: own }) => machineName(own) ?? []);
  return names.length < attempts.length ? undefined : new MachineNames(names);
}

function isClients(attempt: FactOf<'attempt'>, known: Partial<Case>, dialled: readonly string[]): boolean {
  const { vantage, shownBy } = attempt.place;
  const isOurs = vantage === 'client' || vantage === 'unknown';
  return isOurs && shownBy !== 'hand' && concernsCase(attempt, known, dialled);
}

/** Every fact with the best known place. */
export function placeFacts(facts: readonly Fact[], known: Partial<Case>): Placed {
  const everyDialled = dialledAddresses(facts, known);
  const dialled = everyDialled.filter((address) => !isLoopback(address));
  const dialledBy = ofKind(facts, 'attempt').find((attempt) => concernsCase(attempt, known, dialled))?.at[0];
  const machineKey = machineKeys(facts);
  const machines = groupMachines(facts, machineKey);
  const oneMachine = dialsItself(everyDialled, known);
  const attempts = ofKind(facts, 'attempt').filter((attempt) => isClients(attempt, known, dialled));
  const clues: Clues = {
    ...{ case: known, dialled, dialledBy, oneMachine },
    ...{ dialling: attempts, diallers: namesOf(attempts) },
  };
  const readings = new Map([...machines.values()].map((machine) => [machine, readMachine(machine, clues)]));
  const servers = namedServers(readings);
  // The facts of a block share one place, so each is judged once.
  const places = new Map<Place, Place>();
  const placeOf = (fact: Fact): Place => {
    const judged = places.get(fact.place);
    if (judged) return judged;
    const machine = machines.get(machineKey(fact));
    const found = machine
      ? place(fact.place, readings.get(machine), isDisputed(machine, servers), fact.at[0]?.evidence)
      : fact.place;
    places.set(fact.place, found);
    return found;
  };
  return {
    facts: facts.map((fact) => {
      const found = placeOf(fact);
      return found === fact.place ? fact : { ...fact, place: found };
    }),
    conflicts: [...readings.values()].flatMap((reading) => (reading?.conflict ? [reading.conflict] : [])),
  };
}
