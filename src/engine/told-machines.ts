import type { Evidence, Span, Vantage } from '../model/evidence.ts';
import type { Fact, Place } from '../model/fact.ts';
import { grouped } from '../model/grouped.ts';
import { isSameName, sameMachine } from '../model/machine.ts';
import { withoutFields } from '../model/without-fields.ts';
import type { PlaceConflict } from './places.ts';

/**
 * What was told of the place, the machine and the container of a paste, for the facts whose text names none. Where the text
 * names another one it wins, and nothing of that paste settles anything.
 */

interface Named {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly PlaceConflict[];
}

export interface Told extends Pick<Evidence, 'machine' | 'container'> {
  /** The place for which its command was offered. */
  readonly offered?: Vantage;
}

// root@3f2a1b9c0d1e:/#: Docker names a container's host by the first twelve digits of its id (docker run, --hostname).
const CONTAINER_ID = /^[0-9a-f]{12}$/;

/** The prompt is that of a shell in the container, which has a host name of its own. */
function isContainersOwn({ host }: Place, container: string | undefined): boolean {
  if (host === undefined || container === undefined) return false;
  return CONTAINER_ID.test(host) || isSameName(host, container);
}

/** The place as it was told, as far as the text leaves it open. */
function told(shown: Place, one: Told, isInside: boolean, contested: boolean): Place {
  const { machine, container, offered } = one;
  const isOpen = shown.vantage === 'unknown' && offered !== undefined && offered !== 'unknown';
  const place: Place = isContainersOwn(shown, container) ? withoutFields(shown, 'host') : shown;
  return {
    ...place,
    ...(isOpen ? { vantage: offered, shownBy: 'told' } : {}),
    ...(place.host === undefined && machine !== undefined ? { host: machine, hostBy: 'told' } : {}),
    ...(isInside && container !== undefined ? { inside: container } : {}),
    ...(contested ? { contested } : {}),
  };
}

/** The line that shows the place: the command's, which a listing cites last. */
function shownAt(fact: Fact | undefined): Span | undefined {
  return fact?.at.at(-1);
}

function otherMachine(facts: readonly Fact[], { machine, container }: Told): Fact | undefined {
  if (machine === undefined) return undefined;
  const shown = facts.filter(({ place }) => place.remote !== true && !isContainersOwn(place, container));
  const compared = shown.map((fact) => ({
    fact,
    same: sameMachine(fact.place, { ...fact.place, host: machine }),
  }));
  return compared.some(({ same }) => same === 'yes')
    ? undefined
    : compared.find(({ same }) => same === 'no')?.fact;
}

function otherContainer(facts: readonly Fact[], { container }: Told): Fact | undefined {
  const shown = facts.filter(({ place }) => place.inside !== undefined);
  const isSame = shown.some(({ place }) => place.inside === container);
  return container === undefined || isSame ? undefined : shown[0];
}

function conflict(text: string, shown: Fact | undefined, first: Fact | undefined): readonly PlaceConflict[] {
  const [by, from] = [shownAt(shown), first?.at[0]];
  return by && from ? [{ text, sides: [from, by] }] : [];
}

function nameOne(facts: readonly Fact[], one: Told): Named {
  const machine = otherMachine(facts, one);
  const container = otherContainer(facts, one);
  // A command that goes into a container is typed outside of it.
  const isInside = facts.every(({ place }) => place.inside === undefined);
  const contested = machine !== undefined || container !== undefined;
  const places = new Map<Place, Place>();
  const placeOf = (place: Place): Place => {
    const known = places.get(place) ?? told(place, one, isInside, contested);
    places.set(place, known);
    return known;
  };
  const [first] = facts;
  return {
    facts: facts.map((fact) => ({ ...fact, place: placeOf(fact.place) })),
    conflicts: [
      ...conflict(
        `Told to be taken on ${one.machine ?? ''}, but the text shows ${machine?.place.host ?? ''}`,
        machine,
        first,
      ),
      ...conflict(
        `Told to be taken in ${one.container ?? ''}, but the command ran in ${container?.place.inside ?? ''}`,
        container,
        first,
      ),
    ],
  };
}

/** Every fact with its place, machine and container, as shown or else as told. */
export function nameMachines(facts: readonly Fact[], evidence: readonly Told[]): Named {
  const isTold = evidence.some(
    ({ machine, container, offered }) => (machine ?? container ?? offered) !== undefined,
  );
  if (!isTold) return { facts, conflicts: [] };
  const byPaste = grouped(facts, ({ at }) => at[0]?.evidence);
  const named = evidence.map((one, index) => nameOne(byPaste.get(index) ?? [], one));
  return {
    facts: named.flatMap((one) => one.facts),
    conflicts: named.flatMap(({ conflicts }) => conflicts),
  };
}
