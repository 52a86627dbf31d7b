import { canonicalIp, parseIp } from '../../model/ip.ts';
import type { Verdict } from '../../model/ruleset.ts';
import { portValue } from './words.ts';

/** Where iptables' and nft's DNAT and REDIRECT send a SYN, and what SNAT gives it. */

// 172.17.0.2:80      172.17.0.2      :80      [fd00::1]:80
const DESTINATION = /^(?:\[([\da-f:]+)\]|([\d.]+))?(?::(\d{1,5}))?$/i;

export function rewriteTo(destination: string): Verdict {
  const text = `DNAT ${destination}`;
  // fd00::1: an address of its own, whose last group is no port.
  const plain = destination.startsWith('[') ? undefined : parseIp(destination);
  const match = plain ? [destination, destination] : DESTINATION.exec(destination);
  const address = match?.[1] ?? match?.[2];
  const port = plain ? undefined : match?.[3];
  if (!match || (address !== undefined && !parseIp(address)) || (address ?? port) === undefined) {
    return { kind: 'unknown', text };
  }
  return {
    kind: 'rewrite',
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

// 10.77.2.1:40000-40003      [fd00::1]:40000-40003
const LENT = /^(?:\[([\da-f:]+)\]|([\d.]+)):(\d{1,5})-(\d{1,5})$/i;

/** A source NAT, with the ports that it may take where it names them. */
export function lends(source: string): Verdict {
  const [, v6, v4, first, last] = LENT.exec(source) ?? [];
  const address = canonicalIp(v6 ?? v4 ?? '');
  return address === undefined
    ? { kind: 'accept' }
    : { kind: 'accept', lends: { address, first: Number(first), last: Number(last) } };
}

export function redirectTo(ports: string | undefined): Verdict {
  if (ports === undefined) return { kind: 'rewrite' };
  const port = portValue(ports);
  return port === undefined || port.includes('-')
    ? { kind: 'unknown', text: `REDIRECT ${ports}` }
    : { kind: 'rewrite', port: Number(port) };
}
