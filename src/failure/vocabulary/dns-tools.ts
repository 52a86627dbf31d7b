import type { Entry, Family } from '../entry.ts';

/** dig, host, nslookup and delv of BIND, wherever their lines were copied to. */
const BIND: readonly Entry[] = [
  // ;; connection timed out; no servers could be reached
  { says: 'connection timed out; no servers could be reached', outcome: 'unresolved', lookup: 'no-answer' },
  { says: 'no servers could be reached', outcome: 'unresolved', lookup: 'no-answer' },
  // ;; communications error to 192.0.2.53#53: timed out
  { says: 'communications error to {resolver}: timed out', outcome: 'unresolved', lookup: 'no-answer' },
  { says: 'communications error to {resolver}: {why}', outcome: 'unresolved', lookup: 'server-failed' },
  {
    says: [
      'communications error to {resolver}: end of file',
      'communications error to {resolver}: connection refused',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  // ** server can't find db9.example.org: NXDOMAIN
  { says: "server can't find {host}: NXDOMAIN", outcome: 'unresolved', lookup: 'no-such-name' },
  {
    says: "server can't find {host}: (SERVFAIL|REFUSED|NOTAUTH|NOTIMP|FORMERR)",
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: "(Can't|server can't) find {host}: (No answer|NODATA)",
    outcome: 'unresolved',
    lookup: 'no-address',
  },
  {
    says: "(Can't|server can't) find {host}: (No response from server|timed out)",
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  { says: 'Host {host} not found: 3((NXDOMAIN)', outcome: 'unresolved', lookup: 'no-such-name' },
  {
    says: ['Host {host} not found: 2((SERVFAIL)', 'Host {host} not found: 5((REFUSED)'],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: ['status: NXDOMAIN', 'rcode: NXDOMAIN', 'RCODE=NXDOMAIN', 'rcode=3'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    weak: true,
  },
  {
    says: [
      'status: SERVFAIL',
      'status: REFUSED',
      'rcode: SERVFAIL',
      'rcode: REFUSED',
      'RCODE=SERVFAIL',
      'RCODE=REFUSED',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
    weak: true,
  },
  {
    says: ['NXDOMAIN', 'Non-Existent Domain', 'domain does not exist'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    weak: true,
  },
  { says: 'SERVFAIL', outcome: 'unresolved', lookup: 'server-failed', weak: true },
  {
    says: [
      'Got SERVFAIL reply from {resolver}',
      'Got recursion not available from {resolver}',
      'Got REFUSED reply from {resolver}',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  { says: ["couldn't get address for '{host}': {why}", 'dig: {why}: {host}'], outcome: 'unresolved' },
];

/** nslookup of Windows and busybox; Resolve-DnsName. */
const NSLOOKUP: readonly Entry[] = [
  {
    says: "*** {resolver} can't find {host}: Non-existent domain",
    outcome: 'unresolved',
    lookup: 'no-such-name',
    source: 'Windows nslookup, documented by Microsoft',
  },
  {
    says: "*** {resolver} can't find {host}: (Server failed|Query refused)",
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'Windows nslookup, documented by Microsoft',
  },
  {
    says: "*** {resolver} can't find {host}: No response from server",
    outcome: 'unresolved',
    lookup: 'no-answer',
    source: 'Windows nslookup, documented by Microsoft',
  },
  {
    says: ['*** Request to {resolver} timed-out', 'DNS request timed out'],
    outcome: 'unresolved',
    lookup: 'no-answer',
    source: 'Windows nslookup, documented by Microsoft',
  },
  {
    says: "nslookup: can't resolve '{host}'[: {why}]",
    outcome: 'unresolved',
    source: 'busybox 1.35 networking/nslookup.c',
  },
  {
    says: "nslookup: write to '{resolver}': {why}",
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'busybox 1.35 networking/nslookup.c',
  },
  {
    says: '{host} : DNS name does not exist',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    source: 'Windows error 9003, winerror.h',
  },
  {
    says: ['DNS name does not exist', 'DNS_ERROR_RCODE_NAME_ERROR'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    source: 'Windows error 9003, winerror.h',
  },
  {
    says: [
      'DNS server failure',
      'DNS_ERROR_RCODE_SERVER_FAILURE',
      'DNS operation refused',
      'DNS server unable to interpret format',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'Windows errors 9001 to 9005, winerror.h',
  },
  {
    says: 'No records found for given DNS query',
    outcome: 'unresolved',
    lookup: 'no-address',
    source: 'Windows error 9501, winerror.h',
  },
  {
    says: 'This operation returned because the timeout period expired',
    outcome: 'some-timeout',
    couldBe: ['own-deadline', 'kernel-timeout', 'unresolved'],
    source: 'Windows error 1460, winerror.h; Resolve-DnsName of a silent server',
  },
];

/** systemd-resolved, and what resolvectl says of it. */
const RESOLVED: readonly Entry[] = [
  { says: '{host}: resolve call failed: {why}', outcome: 'unresolved' },
  { says: "resolve call failed: '{host}' not found", outcome: 'unresolved', lookup: 'no-such-name' },
  {
    says: 'resolve call failed: (All attempts to contact name servers or networks failed|Query timed out|Connection timed out)',
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  { says: 'does not have any RR of the requested type', outcome: 'unresolved', lookup: 'no-address' },
  {
    says: [
      'resolve call failed: No appropriate name servers or networks for name found',
      'No appropriate name servers or networks for name found',
    ],
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  {
    says: [
      "Could not resolve '{host}', server or network returned error {word}",
      'DNSSEC validation failed: {word}',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: 'Server returned error (NXDOMAIN|SERVFAIL|REFUSED), mitigating potential DNS violation',
    outcome: 'unresolved',
    lookup: 'server-failed',
    weak: true,
  },
  {
    says: 'Using degraded feature set {text} for DNS server {resolver}',
    outcome: 'unresolved',
    lookup: 'no-answer',
    weak: true,
    sign: 'resolver-silent',
  },
];

export const dnsTools: Family = {
  id: 'dns-tools',
  source: 'BIND 9.18 bin/dig; systemd 252 src/resolve',
  entries: [...BIND, ...NSLOOKUP, ...RESOLVED],
};
