import { formatIp, parseIp, sameIp, unmap, type Ip } from './ip.ts';
import type { Scene } from './scene.ts';
import { onceAList } from './tables.ts';

/** Asks of one address whether it is one of several, as `sameIp` does: a zone counts only where both have one. */
export type AddressSet = (address: string) => boolean;

/** As it goes over the wire, without its zone. */
function wireKey(address: string): readonly [key: string, zone: string | undefined] {
  // There is one way to write an IPv4 address.
  const ip = address.includes(':') ? parseIp(address) : undefined;
  if (!ip) return [address, undefined];
  const { family, bytes, zone } = unmap(ip);
  return [formatIp({ family, bytes }), zone];
}

/** One spelling for all that are the same on the wire, whatever their zones. */
export function wireAddress(address: string): string {
  return wireKey(address)[0];
}

export function addressSet(addresses: readonly string[]): AddressSet {
  const [only, another] = addresses;
  if (only === undefined) return () => false;
  if (another === undefined) return (address) => sameIp(only, address);
  const zones = new Map<string, (string | undefined)[]>();
  for (const each of addresses) {
    const [key, zone] = wireKey(each);
    const known = zones.get(key);
    if (!known) zones.set(key, [zone]);
    else if (!known.includes(zone)) known.push(zone);
  }
  return (address) => {
    const [key, zone] = wireKey(address);
    const known = zones.get(key);
    return known?.some((one) => zone === undefined || one === undefined || one === zone) === true;
  };
}

/** The bits of the prefix alone, of an address as it goes over the wire. */
function masked({ family, bytes }: Ip, bits: number): string {
  const kept = bytes.map((byte, i) => byte & ((0xff << (8 - Math.min(8, Math.max(0, bits - 8 * i)))) & 0xff));
  return `${family} ${kept.join('.')}`;
}

/** Asks of a prefix whether one of the addresses lies in it, as `inPrefix` does. */
function prefixSet(addresses: readonly string[]): (prefix: string, bits: number) => boolean {
  const known = new Map<number, ReadonlySet<string>>();
  const ofLength = (bits: number): ReadonlySet<string> => {
    const ips = addresses.flatMap((address) => parseIp(address) ?? []);
    return new Set(ips.map((ip) => masked(unmap(ip), bits)));
  };
  return (prefix, bits) => {
    const ip = parseIp(prefix);
    if (!ip) return false;
    const inside = known.get(bits) ?? ofLength(bits);
    known.set(bits, inside);
    return inside.has(masked(unmap(ip), bits));
  };
}

const prefixesOf = onceAList(prefixSet);

/** Does the client dial an address in this prefix? */
export function dialsInto(prefix: string, bits: number, { dialled }: Pick<Scene, 'dialled'>): boolean {
  return prefixesOf(dialled)(prefix, bits);
}

const setOf = onceAList(addressSet);

/** Is it one of the addresses that the client dials? */
export function isDialled(address: string, { dialled }: Pick<Scene, 'dialled'>): boolean {
  return setOf(dialled)(address);
}
