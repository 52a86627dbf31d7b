import type { Exclusion } from '../../model/cause.ts';

/** Rivals of a packet filter that stops the SYN, by where on its way they lie. */

export const BEFORE_THE_SERVER = [
  ...['path-filter', 'packet-loss', 'no-route', 'host-down', 'neighbour-table-full', 'snat-port-exhaustion'],
  ...['conntrack-full', 'return-path-lost', 'reply-address-mismatch', 'middlebox-reset', 'proxy-in-the-way'],
] as const;

export const BEHIND_THE_FILTER = [
  ...['not-listening', 'wrong-port', 'loopback-only', 'other-address-only', 'address-family-mismatch'],
  ...[
    'flapping-listener',
    'accept-queue-overflow',
    'syn-queue-overflow',
    'timestamp-nat-drop',
    'unresponsive-service',
  ],
  ...['fd-exhaustion', 'container-port-unpublished', 'container-loopback-bind', 'forwarded-to-wrong-port'],
] as const;

export const OTHER_MACHINES = [
  ...['wrong-host', 'duplicate-address', 'partial-backend', 'advertised-address', 'no-ready-endpoints'],
  ...['container-localhost', 'reverse-path-filter'],
] as const;

export const CLIENT_SIDE = [
  ...[
    'outbound-block',
    'dns-timeout',
    'client-timeout-too-short',
    'syn-retries-cut-short',
    'local-policy-denied',
  ],
  ...['source-address-unavailable', 'port-exhaustion'],
] as const;

/** For clients whose message hides how the attempt ended (nmap's “filtered”, MariaDB's 115): a drop tells it. */
export const NO_SILENCE: Exclusion = {
  causes: { notCausing: 'kernel-timeout' },
  why: 'Where the client’s message does not say how the attempt ended, what was seen does: a dropped SYN is silence, and this makes none.',
};
