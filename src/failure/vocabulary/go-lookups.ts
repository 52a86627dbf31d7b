import type { Entry, Family } from '../entry.ts';

/** What Go's resolver says; `dial tcp: ` stands before it where a connection asked for the name. */

const LOOKING_UP = { outcome: 'unresolved', moment: 'looking-up', by: 'go' } as const;

const ANSWERED: readonly Entry[] = [
  // dial tcp: lookup app1.example.org on 192.0.2.53:53: no such host
  {
    says: [
      'lookup {host}: no such host',
      'lookup {host} on {resolver}: no such host',
      'lookup {host}: invalid domain name',
    ],
    lookup: 'no-such-name',
    ...LOOKING_UP,
  },
  {
    says: [
      'lookup {host}: no address associated with hostname',
      'lookup {host}: no data of requested type',
      'lookup {host} on {resolver}: no answer from DNS server',
      'lookup {host}: no suitable address found',
    ],
    lookup: 'no-address',
    ...LOOKING_UP,
  },
  {
    says: [
      'server misbehaving',
      'cannot unmarshal DNS message',
      'invalid DNS response',
      'lame referral',
    ].flatMap((why) => [`lookup {host}: ${why}`, `lookup {host} on {resolver}: ${why}`]),
    lookup: 'server-failed',
    ...LOOKING_UP,
  },
  // cgo asks the C library: lookup app1: Temporary failure in name resolution
  {
    says: [
      'lookup {host}: Temporary failure in name resolution',
      'lookup {host}: Try again',
      'lookup {host}: Name or service not known',
      'lookup {host}: nodename nor servname provided, or not known',
    ],
    ...LOOKING_UP,
  },
  // lookup app1: getaddrinfow: No such host is known.
  {
    says: [
      'lookup {host}: getaddrinfow: No such host is known',
      'lookup {host}: GetAddrInfoW: No such host is known',
      'lookup {host}: dnsquery: DNS name does not exist',
    ],
    lookup: 'no-such-name',
    ...LOOKING_UP,
  },
  {
    says: ['lookup {host}: (getaddrinfow|GetAddrInfoW): {why}', 'lookup {host}: (dnsquery|DnsQuery): {why}'],
    moment: 'looking-up',
    by: 'go',
  },
];

const UNANSWERED: readonly Entry[] = [
  // lookup app1.example.org on 192.0.2.53:53: read udp 192.0.2.9:41877->192.0.2.53:53: i/o timeout
  {
    says: [
      'lookup {host} on {resolver}: read udp {source}->{resolver}: i/o timeout',
      'lookup {host} on {resolver}: write udp {source}->{resolver}: i/o timeout',
      'lookup {host} on {resolver}: dial udp {resolver}: i/o timeout',
      'lookup {host} on {resolver}: dial tcp {resolver}: i/o timeout',
      'lookup {host}: i/o timeout',
      'lookup {host}: context deadline exceeded',
      'lookup {host} on {resolver}: context deadline exceeded',
    ],
    lookup: 'no-answer',
    ...LOOKING_UP,
  },
  // lookup app1 on 127.0.0.53:53: read udp 127.0.0.1:41877->127.0.0.53:53: read: connection refused
  {
    says: [
      'connection refused',
      'no route to host',
      'network is unreachable',
      'operation not permitted',
    ].flatMap((why) => [
      `lookup {host} on {resolver}: read udp {source}->{resolver}: read: ${why}`,
      `lookup {host} on {resolver}: write udp {source}->{resolver}: write: ${why}`,
      `lookup {host} on {resolver}: dial udp {resolver}: connect: ${why}`,
      `lookup {host} on {resolver}: dial tcp {resolver}: connect: ${why}`,
    ]),
    lookup: 'server-failed',
    ...LOOKING_UP,
  },
  { says: ['lookup {host} on {resolver}:', 'dial tcp: lookup {host}'], weak: true, ...LOOKING_UP },
];

export const goLookups: Family = {
  id: 'go-lookups',
  source:
    'Go 1.19.8, src/net/net.go (DNSError), src/net/dnsclient_unix.go, src/net/cgo_unix.go, src/net/lookup_windows.go',
  entries: [...ANSWERED, ...UNANSWERED],
};
