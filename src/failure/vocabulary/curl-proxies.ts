import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

/** What a SOCKS5 proxy says of its own connect(): RFC 1928, 6. */
const SOCKS: readonly Entry[] = [
  { says: "Can't complete SOCKS5 connection to {at}. ((5)", errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: "Can't complete SOCKS5 connection to {at}. ((4)", errno: 'EHOSTUNREACH', moment: 'connecting' },
  { says: "Can't complete SOCKS5 connection to {at}. ((3)", errno: 'ENETUNREACH', moment: 'connecting' },
  {
    says: [
      "Can't complete SOCKS5 connection to {at}. ((1)",
      "Can't complete SOCKS5 connection to {at}. ((6)",
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ["Can't complete SOCKS4 connection to {at}. (({n})", 'proxy handshake error'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
  },
  {
    says: [
      'Unable to receive initial SOCKS5 response',
      'Failed to receive SOCKS5 connect request ack',
      'SOCKS4: Failed receiving',
      'connection to proxy closed',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'connected',
  },
];

/** The proxy was reached, and answers in its own name. */
const CONNECT: readonly Entry[] = [
  // curl: (56) Received HTTP code 403 from proxy after CONNECT      curl: (56) CONNECT tunnel failed, response 403
  {
    says: ['Received HTTP code {n} from proxy after CONNECT', 'CONNECT tunnel failed, response {n}'],
  },
  {
    says: [
      'Received HTTP code (502|503|504) from proxy after CONNECT',
      'CONNECT tunnel failed, response (502|503|504)',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  { says: 'Proxy CONNECT aborted', outcome: 'closed', couldBe: BROKEN, moment: 'connected' },
  { says: 'Proxy CONNECT aborted due to timeout', outcome: 'silent', moment: 'connected' },
];

/** curl through a proxy. Whose answer it is, the sign tells. */
export const curlProxies: Family = {
  id: 'curl-proxies',
  source: 'curl 7.19 to 8.14: lib/http_proxy.c, lib/cf-h1-proxy.c, lib/socks.c',
  entries: [...SOCKS, ...CONNECT].map((entry): Entry => ({ ...entry, sign: 'proxy' })),
};
