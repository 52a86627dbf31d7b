import { canonicalIp, familyOf } from '../model/ip.ts';

/** Bits of a contiguous IPv4 netmask: 24 for `255.255.255.0`. */
export function maskBits(mask: string): number | undefined {
  const address = canonicalIp(mask);
  if (address === undefined || familyOf(address) !== 4) return undefined;
  const bits = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
}
