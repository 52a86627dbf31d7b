import { inPrefix, parseIp, unmap } from '../../model/ip.ts';
import type { Family } from '../../model/ip.ts';

/** Addresses and ports as rules write them. */

interface PortRange {
  readonly first: number;
  readonly last: number;
}

// 80      80-90
const PORTS = /^(\d{1,5})(?:-(\d{1,5}))?$/;

function portRange(text: string): PortRange | undefined {
  const match = PORTS.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  return { first, last: match[2] === undefined ? first : Number(match[2]) };
}

export function portIn(port: number, text: string): boolean {
  const range = portRange(text);
  return range !== undefined && port >= range.first && port <= range.last;
}

/**
 * Does the port that a client is lent lie in it? No system lends ports under 1024, and a translating router keeps them
 * there (ip-sysctl: ip_local_port_range; iptables-extensions: SNAT). Which one is lent is not known.
 */
export function holdsLentPort(text: string): boolean | undefined {
  const range = portRange(text);
  if (range === undefined) return undefined;
  if (range.last < 1024) return false;
  return range.first <= 1024 && range.last >= 65_535 ? true : undefined;
}

/** Compares two addresses of one family as numbers. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, byte] of a.entries()) {
    const difference = byte - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function bytesOf(text: string): readonly number[] | undefined {
  const ip = parseIp(text);
  return ip && unmap(ip).bytes;
}

/** `10.0.0.1`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `10.0.0.1-10.0.0.9`, `fd00::/8`. */
export function addressIn(address: string, written: string): boolean | undefined {
  if (written.includes('-')) return inRange(address, written);
  const [prefix = '', mask] = written.split('/');
  const ip = parseIp(prefix);
  if (!ip) return undefined;
  const bits = mask === undefined ? ip.bytes.length * 8 : maskBits(mask);
  return bits === undefined ? undefined : inPrefix(address, prefix, bits);
}

function inRange(address: string, written: string): boolean | undefined {
  const [from, to] = written.split('-').map(bytesOf);
  const at = bytesOf(address);
  if (!from || !to || !at) return undefined;
  if (at.length !== from.length) return false;
  return compare(at, from) >= 0 && compare(at, to) <= 0;
}

/** `24`, `255.255.255.0`. A mask with holes is nobody's prefix. */
function maskBits(mask: string): number | undefined {
  if (/^\d{1,3}$/.test(mask)) return Number(mask);
  const bytes = bytesOf(mask);
  if (!bytes) return undefined;
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** True for what every address of the family lies in. */
export function isEverywhere(written: string): boolean {
  return /^(?:0\.0\.0\.0|::)\/0(?:\.0\.0\.0)?$/.test(written);
}

/** True for one single address. */
export function isOneHost(written: string): boolean {
  if (written.includes('-')) return false;
  const [address = '', mask] = written.split('/');
  const ip = parseIp(address);
  if (!ip) return false;
  return mask === undefined || maskBits(mask) === ip.bytes.length * 8;
}

/** The family of what a rule writes as address. */
export function writtenFamily(written: string): Family {
  return written.includes(':') ? 6 : 4;
}
