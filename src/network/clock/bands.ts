/** A stretch of seconds in which one ending falls. */
export interface Band {
  readonly least: number;
  readonly most: number;
}

export function isWithin(seconds: number, { least, most }: Band): boolean {
  return seconds >= least && seconds <= most;
}

/** Somebody answered the first SYN, or the client's own kernel said no. */
export const AT_ONCE: Band = { least: 0, most: 0.3 };

/**
 * An ICMP error that counted only at the next SYN: it was rate limited (icmp_ratelimit), or it came while connect() held
 * the socket, as it does on a path without delay. Measured 1.00 to 1.1 s, and 2.0 s.
 */
export const LATE_ICMP: readonly Band[] = [
  { least: 0.95, most: 1.15 },
  { least: 1.95, most: 2.2 },
];

/**
 * Three ARP or ND requests a second apart, then EHOSTUNREACH: 3.0 to 3.2 s (measured, Linux 6.18, both families). A little
 * more is left for what time(1) adds and a tool rounds.
 */
export const NEIGHBOUR: Band = { least: 2.9, most: 3.4 };

/** Node 20 cuts an attempt to one of several addresses after 250 ms and calls that ETIMEDOUT: 256 ms measured. */
export const NODE_ATTEMPT: Band = { least: 0.24, most: 0.3 };
