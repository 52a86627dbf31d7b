/** IPv4 and IPv6 addresses: reading, writing and the questions that rules ask. Text forms: RFC 4291, RFC 5952. */

export type Family = 4 | 6;

export interface Ip {
  readonly family: Family;
  /** 4 or 16 numbers, 0..255. */
  readonly bytes: readonly number[];
  /** The interface of a link-local address, as written behind `%`. */
  readonly zone?: string;
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const ZONE = /^[\w.-]{1,15}$/;

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes: number[] = [];
  for (const part of parts) {
    // A leading zero means octal to some tools, so `010` is nobody's address.
    if (!OCTET.test(part) || Number(part) > 255) return undefined;
    bytes.push(Number(part));
  }
  return bytes;
}

function groupsToBytes(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const tail = parseIpv4(part);
      if (!tail) return undefined;
      bytes.push(...tail);
    } else {
      if (!GROUP.test(part)) return undefined;
      const value = Number.parseInt(part, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const [head, tail, more] = text.split('::');
  if (head === undefined || more !== undefined) return undefined;
  const left = groupsToBytes(head);
  if (!left) return undefined;
  if (tail === undefined) return left.length === 16 ? left : undefined;
  const right = groupsToBytes(tail);
  // `::` stands for one group at the least.
  if (!right || left.length + right.length > 14) return undefined;
  const gap = Array.from({ length: 16 - left.length - right.length }, () => 0);
  return [...left, ...gap, ...right];
}

// One listing names the same few addresses hundreds of times, and every rule asks about each.
const KNOWN = new Map<string, Ip | undefined>();
const MOST_KNOWN = 4096;

/** Reads an address, with a zone where it has one; brackets and prefixes are not part of it. */
export function parseIp(text: string): Ip | undefined {
  if (text.length > 62) return undefined;
  if (KNOWN.has(text)) return KNOWN.get(text);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const ip = readIp(text);
  KNOWN.set(text, ip);
  return ip;
}

function readIp(text: string): Ip | undefined {
  if (!text.includes(':')) {
    const bytes = parseIpv4(text);
    return bytes && { family: 4, bytes };
  }
  const cut = text.indexOf('%');
  const zone = cut < 0 ? undefined : text.slice(cut + 1);
  if (zone !== undefined && !ZONE.test(zone)) return undefined;
  const bytes = parseIpv6(cut < 0 ? text : text.slice(0, cut));
  if (!bytes) return undefined;
  return zone === undefined ? { family: 6, bytes } : { family: 6, bytes, zone };
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 1 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] === 0) continue;
    if (i - start > best.length) best = { start, length: i - start };
    start = i + 1;
  }
  return best;
}

/** The one canonical spelling (RFC 5952), so that two addresses can be compared as strings. */
export function formatIp(ip: Ip): string {
  if (ip.family === 4) return ip.bytes.join('.');
  const zone = ip.zone === undefined ? '' : `%${ip.zone}`;
  const mapped = unmap(ip);
  if (mapped.family === 4) return `::ffff:${formatIp(mapped)}${zone}`;
  const groups = Array.from(
    { length: 8 },
    (_, i) => (ip.bytes[2 * i] ?? 0) * 256 + (ip.bytes[2 * i + 1] ?? 0),
  );
  const hex = groups.map((group) => group.toString(16));
  const run = longestZeroRun(groups);
  if (run.start < 0) return hex.join(':') + zone;
  return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}${zone}`;
}

/** The canonical spelling of an address literal, or nothing where the text is none. */
export function canonicalIp(text: string): string | undefined {
  const ip = parseIp(text);
  return ip && formatIp(ip);
}

/** An IPv4-mapped IPv6 address as the IPv4 address that goes over the wire; every other one as it is. */
export function unmap(ip: Ip): Ip {
  if (ip.family === 4) return ip;
  const isMapped =
    ip.bytes.slice(0, 10).every((b) => b === 0) && ip.bytes[10] === 255 && ip.bytes[11] === 255;
  return isMapped ? { family: 4, bytes: ip.bytes.slice(12) } : ip;
}

/** True for 127.0.0.0/8, ::1 and their mapped forms. */
export function isLoopback(text: string): boolean {
  const ip = parseIp(text);
  if (!ip) return false;
  const wire = unmap(ip);
  if (wire.family === 4) return wire.bytes[0] === 127;
  return wire.bytes.slice(0, 15).every((b) => b === 0) && wire.bytes[15] === 1;
}

/** True for 0.0.0.0, `::` and the mapped form. */
export function isUnspecified(text: string): boolean {
  const ip = parseIp(text);
  return ip !== undefined && unmap(ip).bytes.every((b) => b === 0);
}

/** The family that goes over the wire for an address literal. */
export function familyOf(text: string): Family | undefined {
  const ip = parseIp(text);
  return ip && unmap(ip).family;
}

/** True where both spell the same address on the wire; a zone counts only where both have one. */
export function sameIp(a: string, b: string): boolean {
  if (a === b) return true;
  // There is one way to write an IPv4 address.
  if (!a.includes(':') && !b.includes(':')) return false;
  const left = parseIp(a);
  const right = parseIp(b);
  if (!left || !right) return false;
  const [x, y] = [unmap(left), unmap(right)];
  if (x.zone !== undefined && y.zone !== undefined && x.zone !== y.zone) return false;
  return x.family === y.family && x.bytes.every((byte, i) => byte === y.bytes[i]);
}

/** True where `address` lies in `prefix`/`bits`. */
export function inPrefix(address: string, prefix: string, bits: number): boolean {
  const left = parseIp(address);
  const right = parseIp(prefix);
  if (!left || !right) return false;
  const [x, y] = [unmap(left), unmap(right)];
  if (x.family !== y.family) return false;
  return x.bytes.every((byte, i) => {
    const keep = Math.min(8, Math.max(0, bits - 8 * i));
    const mask = (0xff << (8 - keep)) & 0xff;
    return (byte & mask) === ((y.bytes[i] ?? 0) & mask);
  });
}
