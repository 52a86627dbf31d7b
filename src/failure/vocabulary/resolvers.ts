import type { Entry, Family } from '../entry.ts';

/** getaddrinfo() and gethostbyname(), by system. glibc's texts in all languages are in resolver.json. */
const SYSTEMS: readonly Entry[] = [
  // getaddrinfo: Name does not resolve      wget: bad address 'db1'
  {
    says: ['Name does not resolve', 'Name has no usable address'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    source: 'musl 1.2.5 src/network/gai_strerror.c and hstrerror.c',
  },
  {
    says: 'Host not found',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    weak: true,
    source: 'musl 1.2.5 hstrerror.c; Boost.Asio netdb category; Qt 5.15',
  },
  // musl's EAI_AGAIN: a server that was silent, refused or failed. `Try again` is also its EAGAIN.
  { says: 'Try again', outcome: 'unresolved', weak: true, by: 'musl', source: 'musl 1.2.5 gai_strerror.c' },
  {
    says: ['Non-recoverable error', 'Unrecoverable error in name resolution'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    weak: true,
    by: 'musl',
    source: 'musl 1.2.5 gai_strerror.c',
  },
  {
    says: [
      'Host not found, try again',
      'Host not found ((non-authoritative), try again later',
      'Host name lookup failure',
    ],
    outcome: 'unresolved',
    lookup: 'no-answer',
    source: 'musl hstrerror.c; Boost.Asio impl/error.ipp; glibc 2.36 hstrerror(), printed',
  },
  {
    says: ['Unknown server error', 'Unknown resolver error'],
    outcome: 'unresolved',
    weak: true,
    source: 'glibc 2.36 hstrerror(), printed',
  },
  {
    says: 'No address associated with name',
    outcome: 'unresolved',
    lookup: 'no-address',
    source: 'glibc 2.36 hstrerror(), printed',
  },
  // macOS and FreeBSD say so of every lookup that failed.
  {
    says: [
      'nodename nor servname provided, or not known',
      'hostname nor servname provided, or not known',
      'node name or service name not known',
      'No address associated with nodename',
      'node name or service name not valid',
    ],
    outcome: 'unresolved',
    by: 'macos',
    source: 'FreeBSD lib/libc/net/gai_strerror.c; macOS Libinfo; illumos libsocket inet/getaddrinfo.c',
  },
  {
    says: '(no address associated with|no data for) hostname',
    outcome: 'unresolved',
    lookup: 'no-address',
    source: 'glibc 2.36 gai_strerror()',
  },
  {
    says: 'Address family for (host|hostname|nodename) not supported',
    outcome: 'unresolved',
    lookup: 'no-address',
    source: 'glibc 2.36 gai_strerror(), printed; FreeBSD gai_strerror.c',
  },
  {
    says: 'Non-recoverable failure in name resolution',
    outcome: 'unresolved',
    lookup: 'server-failed',
    source: 'glibc 2.36 gai_strerror(), printed',
  },
  {
    says: 'Temporary failure in name resolution',
    outcome: 'unresolved',
    source: 'glibc 2.36 gai_strerror(), printed; measured: silence and SERVFAIL alike',
  },
  {
    says: 'Name or service not known',
    outcome: 'unresolved',
    lookup: 'no-such-name',
    source: 'glibc 2.36 gai_strerror(), printed',
  },
  { says: 'Unknown host', outcome: 'unresolved', weak: true, source: 'glibc 2.36 hstrerror(), printed' },
  { says: '(unknown host|host unknown|unknown hostname): {host}', outcome: 'unresolved' },
  { says: 'System error ((getaddrinfo)', outcome: 'unresolved' },
  {
    says: ['getaddrinfo failed', 'getaddrinfo(() failed', 'getaddrinfo error', 'error in getaddrinfo'],
    outcome: 'unresolved',
  },
  {
    says: [
      'getaddrinfo[:] {host}: {why}',
      'getaddrinfo(({host}): {why}',
      'getaddrinfo error for {host}: {why}',
    ],
    outcome: 'unresolved',
  },
  {
    says: ['gethostbyname failed', 'gethostbyname(({host}) failed', 'gethostbyname error'],
    outcome: 'unresolved',
  },
];

const OTHERS: readonly Entry[] = [
  // java.net.UnknownHostException: db1.internal: Name or service not known
  {
    says: ['UnknownHostException: {host}: {why}', 'UnknownHostException: {host}', 'UnknownHostException'],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: 'OpenJDK java.net.InetAddress; Inet6AddressImpl.c',
  },
  {
    says: ['UnresolvedAddressException', 'unresolved address: {at}'],
    outcome: 'unresolved',
    source: 'OpenJDK java.nio.channels; java.net.InetSocketAddress toString()',
  },
  {
    says: [
      "(failed to resolve|unable to resolve|cannot resolve|could not resolve|couldn't resolve|can't resolve) (host|hostname|host name|address|server|name|target|domain|endpoint)[:] {host}",
      "(failed to resolve|unable to resolve|cannot resolve|could not resolve|couldn't resolve|can't resolve) '{host}'",
      "(failed to resolve|unable to resolve|cannot resolve|could not resolve|couldn't resolve|can't resolve) {host}: {why}",
    ],
    outcome: 'unresolved',
    weak: true,
  },
  {
    says: "(failed to resolve|unable to resolve|cannot resolve|could not resolve|couldn't resolve|failed resolving) (host|hostname|address|server address|the hostname|hostname to address)",
    outcome: 'unresolved',
  },
  {
    says: 'Unable to resolve host {host}: {why}',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'android',
  },
  {
    says: [
      'host name lookup failed',
      'hostname lookup failed',
      'dns lookup failed',
      'dns lookup failure',
      'dns failure',
      'name lookup failed',
      'name resolution failed',
      'name resolution failure',
      'dns resolution failure',
      'host lookup failed',
      'address lookup failed',
    ],
    outcome: 'unresolved',
  },
  {
    says: [
      'dns lookup timed out',
      'dns timeout',
      'name resolution timed out',
      'dns query timed out',
      'host name lookup timed out',
    ],
    outcome: 'unresolved',
    lookup: 'no-answer',
  },
  {
    says: [
      "(host|hostname|server|domain) [{host} ](could not be|cannot be|can not be|can't be|was not) resolved",
      'remote name could not be resolved',
      'The remote name could not be resolved: {host}',
    ],
    outcome: 'unresolved',
  },
  {
    says: [
      'forward host lookup failed: {why}',
      '{host}: forward host lookup failed: {why}',
      'forward host lookup failed',
    ],
    outcome: 'unresolved',
    source: 'netcat-traditional 1.10-47, measured',
  },
  { says: "bad address '{host}'", outcome: 'unresolved', source: 'busybox 1.35 libbb/xconnect.c, measured' },
];

export const resolvers: Family = {
  id: 'resolvers',
  source: 'printed or read from the source that each entry names; programs in their own words',
  entries: [...SYSTEMS, ...OTHERS],
};
