import type { Symptom } from '../../model/case.ts';
import type { Errno } from '../../model/errno.ts';
import type { ResolutionRecord } from '../../model/fact.ts';
import type { Outcome } from '../../model/outcome.ts';

/**
 * In which order to look for one kind of failure, where the text tells nothing else: what is met most often with that
 * very outcome comes first. It orders suspects of one level and never changes a level. What each outcome can and
 * cannot come from is measured (Linux 6.18) or stands in the cause's own file; how often is met is judgement.
 */
export type Order = readonly string[];

const REFUSED: Order = [
  'not-listening',
  'wrong-port',
  'loopback-only',
  'firewall-reject',
  'container-port-unpublished',
  'other-address-only',
  'address-family-mismatch',
  'flapping-listener',
  'wrong-host',
  'container-localhost',
  'no-ready-endpoints',
  'forwarded-to-wrong-port',
  'proxy-in-the-way',
];

/** Whose loopback it is comes before who listens on which of its ports; one bound to loopback would have answered. */
const REFUSED_BY_LOOPBACK: Order = [
  'not-listening',
  'container-localhost',
  'wrong-port',
  'flapping-listener',
  'address-family-mismatch',
  'wrong-host',
  'container-port-unpublished',
  'other-address-only',
  'proxy-in-the-way',
  'loopback-only',
  'firewall-reject',
];

/** The message hides how it ended: `Cannot connect to the Docker daemon at unix:///run/docker.sock`. */
const FAILED_UNIX: Order = [
  'unix-socket-missing',
  'unix-socket-stale',
  'unix-socket-denied',
  'unix-socket-full',
  'unresponsive-service',
  'local-policy-denied',
];

const REFUSED_UNIX: Order = ['unix-socket-stale', 'flapping-listener', 'not-listening'];

/** Security groups, routers and company networks drop more than a server's own filter does. */
const SILENCE: Order = [
  'path-filter',
  'firewall-drop',
  'host-down',
  'outbound-block',
  'wrong-host',
  'return-path-lost',
  'accept-queue-overflow',
  'source-blocked',
  'no-ready-endpoints',
  'reverse-path-filter',
  'packet-loss',
  'conntrack-full',
];

/** Nothing of the way is left: the own filter, a queue, a container's loopback; Windows retries a refusal for 2 s. */
const SILENCE_AT_LOOPBACK: Order = [
  'firewall-drop',
  'accept-queue-overflow',
  'not-listening',
  'unresponsive-service',
  'container-localhost',
  'outbound-block',
  'client-timeout-too-short',
];

const RESET: Order = [
  'service-closes',
  'container-loopback-bind',
  'idle-timeout',
  'protocol-mismatch',
  'half-open-connection',
  'middlebox-reset',
  'forwarded-to-wrong-port',
  'source-blocked',
];

/** On one machine no device forges, forgets or loses anything, and no packet is too large. */
const RESET_AT_LOOPBACK: Order = [
  'service-closes',
  'container-loopback-bind',
  'protocol-mismatch',
  'forwarded-to-wrong-port',
  'half-open-connection',
  'proxy-in-the-way',
  'wrong-service',
  'idle-timeout',
];
const HANG_AT_LOOPBACK: Order = [
  'unresponsive-service',
  'protocol-mismatch',
  'accept-queue-overflow',
  'wrong-service',
  'fd-exhaustion',
  'proxy-in-the-way',
];

const UNIX_DENIED: Order = ['unix-socket-denied', 'local-policy-denied'];

/** An errno of its own has causes of its own. */
export const BY_ERRNO: Readonly<Partial<Record<Errno, Order>>> = {
  EADDRNOTAVAIL: ['port-exhaustion', 'source-address-unavailable', 'address-family-mismatch', 'wrong-host'],
  EADDRINUSE: ['port-exhaustion', 'source-address-unavailable'],
  EMFILE: ['fd-exhaustion'],
  ENFILE: ['fd-exhaustion'],
  // Over IPv4 a local policy or a prohibit route; what a remote filter sends arrives as EHOSTUNREACH (facts A1).
  EACCES: ['local-policy-denied', 'outbound-block', 'no-route', 'firewall-reject'],
  // TCP's connect() gets it from a hook of a policy, not from a DROP in OUTPUT (facts A1).
  EPERM: ['local-policy-denied', 'outbound-block', 'conntrack-full', 'firewall-reject'],
  EAGAIN: ['unix-socket-full', 'port-exhaustion'],
  ENOENT: ['unix-socket-missing'],
  ENOTDIR: ['unix-socket-missing'],
  ENOBUFS: ['port-exhaustion', 'conntrack-full'],
  ENOMEM: ['fd-exhaustion', 'port-exhaustion'],
  // A blackhole route, an IPv6 link-local address without its interface (facts A1b).
  EINVAL: ['no-route', 'address-family-mismatch', 'source-address-unavailable'],
  EAFNOSUPPORT: ['address-family-mismatch', 'source-address-unavailable', 'local-policy-denied'],
  ENOPROTOOPT: ['firewall-reject', 'source-blocked', 'outbound-block'],
  // The interface is down, or macOS keeps the program off the local network.
  // The neighbour's address was asked for in vain (BSD and macOS), or a router says so.
  EHOSTDOWN: ['host-down', 'firewall-reject', 'no-route', 'wrong-host'],
  ENETDOWN: ['no-route', 'local-policy-denied', 'outbound-block', 'host-down'],
};

/** The same errnos from a Unix socket. */
export const BY_UNIX_ERRNO: Readonly<Partial<Record<Errno, Order>>> = {
  EACCES: UNIX_DENIED,
  EPERM: ['local-policy-denied', 'unix-socket-denied'],
  ECONNREFUSED: REFUSED_UNIX,
};

/** The same errnos where an IPv6 address was dialled: a remote filter's answer can be EACCES there (facts A1). */
export const BY_ERRNO_IN_SIX: Readonly<Partial<Record<Errno, Order>>> = {
  EADDRNOTAVAIL: ['source-address-unavailable', 'address-family-mismatch', 'port-exhaustion', 'wrong-host'],
  EACCES: ['firewall-reject', 'local-policy-denied', 'no-route', 'outbound-block'],
};

export const BY_OUTCOME: Readonly<Record<Exclude<Outcome, 'connected' | 'replied' | 'other-errno'>, Order>> =
  {
    refused: REFUSED,
    'host-unreachable': ['firewall-reject', 'no-route', 'host-down', 'outbound-block', 'wrong-host'],
    'net-unreachable': [
      'no-route',
      'address-family-mismatch',
      'outbound-block',
      'firewall-reject',
      'local-policy-denied',
      'wrong-host',
    ],
    'kernel-timeout': SILENCE,
    'own-deadline': SILENCE,
    'some-timeout': SILENCE,
    'reset-connecting': [
      'middlebox-reset',
      'service-closes',
      'source-blocked',
      'accept-queue-overflow',
      'container-loopback-bind',
      'forwarded-to-wrong-port',
      'reply-address-mismatch',
      'conntrack-invalid-reset',
    ],
    'reset-later': RESET,
    closed: [
      'service-closes',
      'source-blocked',
      'protocol-mismatch',
      'container-loopback-bind',
      'proxy-in-the-way',
      'no-ready-endpoints',
      'half-open-connection',
      'idle-timeout',
    ],
    silent: [
      'unresponsive-service',
      'mtu-blackhole',
      'protocol-mismatch',
      'accept-queue-overflow',
      'wrong-service',
      'idle-timeout',
      'fd-exhaustion',
      'proxy-in-the-way',
    ],
    unresolved: ['dns-failure', 'dns-timeout', 'advertised-address', 'proxy-in-the-way'],
    /** The message hides how it ended. */
    failed: REFUSED,
  };

/** By which of the client's own addresses, or Unix socket, it fails. */
export const AT_HOME = {
  refused: REFUSED_BY_LOOPBACK,
  silent: SILENCE_AT_LOOPBACK,
  reset: RESET_AT_LOOPBACK,
  hang: HANG_AT_LOOPBACK,
  refusedUnix: REFUSED_UNIX,
  failedUnix: FAILED_UNIX,
} as const;

/** A neighbour that does not answer ends connect() after 3 s; an ICMP error comes sooner (facts A1). */
export const UNREACHABLE_AFTER_THREE: Order = ['host-down', 'firewall-reject', 'no-route', 'wrong-host'];

export const BY_LOOKUP: Readonly<Record<Exclude<ResolutionRecord['result'], 'found'>, Order>> = {
  'no-such-name': ['dns-failure', 'wrong-host', 'advertised-address', 'proxy-in-the-way'],
  'no-address': ['dns-failure', 'address-family-mismatch', 'wrong-host'],
  'server-failed': ['dns-failure', 'dns-timeout', 'proxy-in-the-way'],
  'no-answer': ['dns-timeout', 'dns-failure', 'proxy-in-the-way'],
};

/** Where no attempt was shown, the symptom that was told. */
export const BY_SYMPTOM: Readonly<Record<Symptom, Order>> = {
  refused: REFUSED,
  timeout: SILENCE,
  reset: RESET,
  unreachable: BY_OUTCOME['host-unreachable'],
  unresolved: BY_OUTCOME.unresolved,
  hang: BY_OUTCOME.silent,
  'local-error': [
    'unix-socket-missing',
    'unix-socket-denied',
    'port-exhaustion',
    'fd-exhaustion',
    'local-policy-denied',
    'source-address-unavailable',
    'firewall-reject',
    'address-family-mismatch',
  ],
  intermittent: [
    'flapping-listener',
    'accept-queue-overflow',
    'partial-backend',
    'packet-loss',
    'conntrack-full',
    'client-timeout-too-short',
    'idle-timeout',
  ],
};

/** What fails sometimes, by how it fails then. A listener that comes and goes refuses; a path that loses is silent. */
export const SOMETIMES: Readonly<Partial<Record<Symptom, Order>>> = {
  refused: ['flapping-listener', 'partial-backend', 'duplicate-address', 'firewall-reject', 'source-blocked'],
  timeout: [
    'packet-loss',
    'partial-backend',
    'accept-queue-overflow',
    'snat-port-exhaustion',
    'conntrack-full',
    'client-timeout-too-short',
    'source-blocked',
    'timestamp-nat-drop',
    'syn-queue-overflow',
    'dns-timeout',
  ],
  reset: [
    'idle-timeout',
    'half-open-connection',
    'partial-backend',
    'accept-queue-overflow',
    'source-blocked',
    'conntrack-invalid-reset',
    'duplicate-address',
  ],
  hang: ['packet-loss', 'idle-timeout', 'accept-queue-overflow', 'fd-exhaustion', 'partial-backend'],
  unresolved: ['dns-timeout', 'packet-loss'],
  unreachable: ['neighbour-table-full', 'duplicate-address', 'partial-backend', 'firewall-reject'],
  'local-error': ['port-exhaustion', 'fd-exhaustion', 'conntrack-full'],
};

/** It connected, and nothing tells of a failure: what there is, is above TCP or comes later. */
export const CONNECTED: Order = [
  'tcp-ok',
  'unresponsive-service',
  'service-closes',
  'protocol-mismatch',
  'wrong-service',
  'mtu-blackhole',
  'idle-timeout',
  'proxy-in-the-way',
];

/**
 * Nothing in the text is understood, and no word of a failure to connect stands in it: what people paste then is of
 * what comes after connecting.
 */
export const UNREAD: Order = [
  'service-closes',
  'tcp-ok',
  'unresponsive-service',
  'protocol-mismatch',
  'not-listening',
  'path-filter',
  'proxy-in-the-way',
];

/** Where nothing is known of the failure. */
export const UNKNOWN: Order = [
  'not-listening',
  'path-filter',
  'firewall-drop',
  'firewall-reject',
  'dns-failure',
  'service-closes',
  'tcp-ok',
];
