import type { Entry, Family } from '../entry.ts';

/** Node: `code` and `syscall` of its errors, c-ares's among them. */
const QUERY =
  '(queryA|queryAaaa|queryAny|querySrv|queryTxt|queryMx|queryCname|queryNs|queryPtr|querySoa|queryNaptr)';
const NODE: readonly Entry[] = [
  // Error: getaddrinfo ENOTFOUND db1.internal      getaddrinfo ENOTFOUND db1 db1:5432
  {
    says: ['getaddrinfo ENOTFOUND[ {host}]', 'getaddrinfo ENOTFOUND {host} {at}'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  {
    says: ['getaddrinfo EAI_AGAIN[ {host}]', 'getaddrinfo EAI_AGAIN {host} {at}'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'getaddrinfo EAI_NODATA[ {host}]',
    outcome: 'unresolved',
    lookup: 'no-address',
    moment: 'looking-up',
  },
  {
    says: 'getaddrinfo (EAI_FAIL|EAI_SYSTEM|ESERVFAIL)[ {host}]',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: 'getaddrinfo (EMFILE|ENFILE)[ {host}]',
    errno: 'EMFILE',
    outcome: 'other-errno',
    moment: 'looking-up',
  },
  {
    says: 'getaddrinfo (ETIMEDOUT|ETIMEOUT)[ {host}]',
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
  },
  {
    says: 'getaddrinfo ECONNREFUSED[ {host}]',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: `${QUERY} ENOTFOUND[ {host}]`,
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  { says: `${QUERY} ENODATA[ {host}]`, outcome: 'unresolved', lookup: 'no-address', moment: 'looking-up' },
  {
    says: `${QUERY} (ESERVFAIL|EREFUSED|EFORMERR|ENOTIMP|EBADRESP)[ {host}]`,
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  // querySrv ECONNREFUSED _mongodb._tcp.db1.example.org: the name server's port refused, not the service's.
  {
    says: `${QUERY} ECONNREFUSED[ {host}]`,
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: `${QUERY} (ETIMEOUT|ETIMEDOUT|ECANCELLED)[ {host}]`,
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
  },
  { says: ['ESERVFAIL', 'EREFUSED'], outcome: 'unresolved', lookup: 'server-failed', weak: true },
  { says: 'ETIMEOUT', outcome: 'unresolved', lookup: 'no-answer', weak: true },
];

/** ares_strerror(), as pycares, gRPC and curl's own build pass it on. */
const C_ARES: readonly Entry[] = [
  { says: 'Could not contact DNS servers', outcome: 'unresolved', lookup: 'server-failed' },
  { says: 'Timeout while contacting DNS servers', outcome: 'unresolved', lookup: 'no-answer' },
  { says: 'Domain name not found', outcome: 'unresolved', lookup: 'no-such-name' },
  { says: 'DNS server returned answer with no data', outcome: 'unresolved', lookup: 'no-address' },
  {
    says: [
      'DNS server returned general failure',
      'DNS server refused query',
      'DNS server claims query was misformatted',
      'Misformatted DNS reply',
    ],
    outcome: 'unresolved',
    lookup: 'server-failed',
  },
  {
    says: [
      'C-ares status is not ARES_SUCCESS[: {why}]',
      'C-ares status is not ARES_SUCCESS qtype={word} name={host} is_balancer={n}[: {why}]',
    ],
    outcome: 'unresolved',
  },
];

export const runtimeLookups: Family = {
  id: 'runtime-lookups',
  source: 'Node 20 lib/internal/errors.js; c-ares 1.34 ares_strerror.c; gRPC core src/core/resolver',
  entries: [...NODE, ...C_ARES],
};
