import type { Entry, Family } from '../entry.ts';

/** Name servers and forwarders in their own logs. */
const SERVERS: readonly Entry[] = [
  // [ERROR] plugin/errors: 2 db1.example.org. A: read udp 10.0.0.2:53412->192.0.2.53:53: i/o timeout
  {
    says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): (read|write) udp {source}->{resolver}: i/o timeout',
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  {
    says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): dial (udp|tcp) {resolver}: i/o timeout',
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  {
    says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): (read|write) udp {source}->{resolver}: {why}',
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): dial (udp|tcp) {resolver}: {why}',
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): (unreachable backend|no healthy endpoints|context deadline exceeded){text}',
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  { says: 'plugin/errors: {n} {host} (A|AAAA|SRV|PTR|HINFO|MX|TXT|ANY|CNAME): {why}', outcome: 'unresolved' },
  // unbound
  {
    says: ['all servers for this domain failed, at zone {host}', 'SERVFAIL <{host} {word} IN>: {why}'],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  // dnsmasq: Maximum number of concurrent DNS queries reached (max: 150)
  {
    says: [
      'Maximum number of concurrent DNS queries reached',
      'nameserver {resolver} refused to do a recursive query',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'dnsmasq 2.90 src/forward.c, src/rfc1035.c',
  },
  {
    says: [
      'error ((connection refused) resolving',
      'error ((network unreachable) resolving',
      'error ((host unreachable) resolving',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'BIND 9.18 lib/dns/resolver.c',
  },
  {
    says: 'timed out resolving {text}: {resolver}',
    outcome: 'unresolved',
    lookup: 'no-answer',
    source: 'BIND 9.18 lib/dns/resolver.c',
  },
];

export const dnsServers: Family = {
  id: 'dns-servers',
  source: 'CoreDNS 1.11 plugin/errors, plugin/forward; Unbound 1.17 services',
  entries: SERVERS,
};
