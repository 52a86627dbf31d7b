import type { Fact, Place } from '../model/fact.ts';
import { grouped } from '../model/grouped.ts';
import { machineAddress, machineName } from '../model/machine.ts';

/** A host name has no space in it, so the parts of a key cannot run together. */
function within(machine: string, { inside }: Place): string {
  return inside === undefined ? machine : `${machine} ${inside}`;
}

/**
 * One key for each machine that the facts tell apart: its host, or else the paste that names none; a container on it is a
 * machine of its own. A short name has the key of the full one, unless two full ones begin with it.
 */
export function machineKeys(facts: readonly Fact[]): (fact: Fact) => string {
  const names = new Set(
    [...new Set(facts.map(({ place }) => place))].flatMap((place) => machineName(place) ?? []),
  );
  const full = [...names].filter((name) => name.includes('.'));
  const byLabel = grouped(full, (name) => name.split('.', 1)[0] ?? '');
  const whole = (name: string): string => {
    const [only, another] = byLabel.get(name) ?? [];
    return only !== undefined && another === undefined ? only : name;
  };
  return ({ place, at }) => {
    const paste = `paste ${at[0]?.evidence ?? 'hand'}`;
    if (place.contested === true) return within(paste, place);
    const name = machineName(place);
    const host = name === undefined ? machineAddress(place) : whole(name);
    return within(host ?? paste, place);
  };
}
