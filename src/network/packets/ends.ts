import type { Endpoint } from '../../model/endpoint.ts';
import { sameIp } from '../../model/ip.ts';

/** A host's own word for itself in this capture: its address, or its name where that is printed. */
export function hostKey({ address, name }: Endpoint): string {
  return name ?? address;
}

export function endKey(end: Endpoint): string {
  return `${hostKey(end)} ${end.port}`;
}

/** The same key for both directions of a connection. */
export function flowKey(a: Endpoint, b: Endpoint): string {
  const [x, y] = [endKey(a), endKey(b)];
  return x < y ? `${x} ${y}` : `${y} ${x}`;
}

/** Do both name one host? Nothing where one of them is a name and the other an address. */
export function sameHost(a: Endpoint, b: Endpoint): boolean | undefined {
  if (a.name !== undefined && b.name !== undefined) return a.name === b.name;
  return a.name === undefined && b.name === undefined ? sameIp(a.address, b.address) : undefined;
}
