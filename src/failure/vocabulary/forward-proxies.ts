import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Proxies that clients are sent through, and what they say of the way behind them. */

const SQUID = { by: 'squid', sign: 'proxy' } as const;
const WHAT = 'The following error was encountered while trying to retrieve the URL: ';

const SQUID_LOG: readonly Entry[] = [
  // 1645410187.444 60012 192.0.2.9 TCP_TUNNEL/503 0 CONNECT app1.example.org:443 - HIER_DIRECT/198.51.100.7 -
  {
    says: [
      '{client} (TCP_MISS|TCP_TUNNEL|TCP_REFRESH_FAIL|TCP_MISS_ABORTED|NONE|NONE_NONE)/503 {n} {word} {at}',
      '{client} (TCP_MISS|TCP_TUNNEL|TCP_REFRESH_FAIL|TCP_MISS_ABORTED|NONE|NONE_NONE)/503 {n} {word} {at} {word} (HIER_DIRECT|DIRECT)/{address}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    ...SQUID,
  },
  {
    says: '{client} (TCP_MISS|TCP_TUNNEL|NONE)/502 {n} {word} {at}',
    outcome: 'failed',
    couldBe: [...BROKEN, 'replied'],
    ...SQUID,
  },
  {
    says: '{client} (TCP_MISS|TCP_TUNNEL|NONE)/504 {n} {word} {at}',
    outcome: 'own-deadline',
    couldBe: [...OWN_TIME, 'kernel-timeout'],
    ...SQUID,
  },
  // nothing was dialled: the proxy's own rules
  {
    says: ['{client} TCP_DENIED/403 {n} {word} {at}', '{client} TCP_DENIED/407 {n} {word} {at}'],
    by: 'squid',
    sign: 'proxy',
  },
];

const SQUID_PAGES: readonly Entry[] = [
  // Connection to 198.51.100.7 failed.      The system returned: (111) Connection refused
  {
    says: ['Connection to {host} failed.', 'The system returned: (({n}) {why}', `${WHAT}{at}`],
    moment: 'connecting',
    ...SQUID,
  },
  // X-Squid-Error: ERR_CONNECT_FAIL 111
  { says: 'X-Squid-Error: ERR_CONNECT_FAIL 111', errno: 'ECONNREFUSED', moment: 'connecting', ...SQUID },
  {
    says: 'X-Squid-Error: ERR_CONNECT_FAIL 110',
    outcome: 'own-deadline',
    couldBe: ['own-deadline', 'kernel-timeout'],
    moment: 'connecting',
    ...SQUID,
  },
  { says: 'X-Squid-Error: ERR_CONNECT_FAIL 113', errno: 'EHOSTUNREACH', moment: 'connecting', ...SQUID },
  { says: 'X-Squid-Error: ERR_CONNECT_FAIL 101', errno: 'ENETUNREACH', moment: 'connecting', ...SQUID },
  {
    says: ['X-Squid-Error: ERR_CONNECT_FAIL {n}', 'id="ERR_CONNECT_FAIL"'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...SQUID,
  },
  {
    says: [
      'X-Squid-Error: ERR_DNS_FAIL {n}',
      'id="ERR_DNS_FAIL"',
      'Unable to determine IP address from host name {host}',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...SQUID,
  },
  {
    says: ['X-Squid-Error: ERR_READ_TIMEOUT {n}', 'id="ERR_READ_TIMEOUT"'],
    outcome: 'silent',
    moment: 'request',
    ...SQUID,
  },
  {
    says: [
      'X-Squid-Error: ERR_ZERO_SIZE_OBJECT {n}',
      'id="ERR_ZERO_SIZE_OBJECT"',
      'Squid did not receive any data for this request',
    ],
    outcome: 'closed',
    moment: 'request',
    ...SQUID,
  },
  {
    says: ['X-Squid-Error: ERR_READ_ERROR {n}', 'id="ERR_READ_ERROR"'],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    ...SQUID,
  },
  {
    says: ['X-Squid-Error: ERR_SECURE_CONNECT_FAIL {n}', 'id="ERR_SECURE_CONNECT_FAIL"'],
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    by: 'squid',
    sign: 'tls-broke',
  },
  {
    says: ['X-Squid-Error: ERR_CANNOT_FORWARD {n}', 'id="ERR_CANNOT_FORWARD"'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...SQUID,
  },
  {
    says: ['X-Squid-Error: ERR_SOCKET_FAILURE {n}', 'id="ERR_SOCKET_FAILURE"'],
    outcome: 'other-errno',
    moment: 'connecting',
    ...SQUID,
  },
  { says: ['X-Squid-Error: ERR_ACCESS_DENIED {n}', 'X-Squid-Error: ERR_CACHE_ACCESS_DENIED {n}'], ...SQUID },
  // TCP connection to proxy1.example.org/3128 failed      (a parent proxy)
  {
    says: 'TCP connection to {host}/{port} failed',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...SQUID,
  },
];

const TINYPROXY: readonly Entry[] = [
  {
    says: 'opensock: Could not retrieve (address info|info) for {at}: {why}',
    moment: 'looking-up',
    by: 'tinyproxy',
    sign: 'proxy',
  },
  {
    says: 'opensock: Could not retrieve (address info|info) for {at}',
    outcome: 'unresolved',
    moment: 'looking-up',
    weak: true,
    by: 'tinyproxy',
    sign: 'proxy',
  },
  {
    says: 'opensock: Could not establish a connection to {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'tinyproxy',
    sign: 'proxy',
    source: 'tinyproxy 1.11.1, src/sock.c',
  },
  // CONNECT: attempt fail [CONNECTION_ERROR] to 198.51.100.7:443 for host='app1.example.org' connection_result=Connection refused [111] error=...
  {
    says: "CONNECT: attempt fail [[{word}] to {at} for host='{host}' connection_result={why}",
    moment: 'connecting',
    by: 'trafficserver',
    sign: 'proxy',
    source: 'Traffic Server 9.2.5, proxy/http/HttpTransact.cc',
  },
];

const STUNNEL: readonly Entry[] = [
  // s_connect: connect 198.51.100.7:5432: Connection refused (111)
  {
    says: [
      's_connect: connect {at}: {why}',
      's_connect: s_poll_wait {at}: {why}',
      'connect_blocking: connect {at}: {why}',
    ],
    moment: 'connecting',
  },
  {
    says: [
      's_connect: s_poll_wait {at}: TIMEOUTconnect exceeded',
      'connect_blocking: s_poll_wait {at}: TIMEOUTconnect exceeded',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  { says: 'Error resolving {host}: {why}', moment: 'looking-up' },
  {
    says: [
      'Error resolving {host}: Host not found ((HOST_NOT_FOUND)',
      'Error resolving {host}: Neither nodename nor servname known ((EAI_NONAME)',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  { says: 'TIMEOUTbusy exceeded', outcome: 'silent', moment: 'request' },
].map((entry): Entry => ({
  ...(entry as Entry),
  by: 'stunnel',
  source: 'stunnel 5.68, src/network.c, src/resolver.c',
}));

export const forwardProxies: Family = {
  id: 'forward-proxies',
  source:
    'Squid 5.7, src/error/forward.h, errors/templates, src/LogTags.cc, src/neighbors.cc; documentation of access.log',
  entries: [...SQUID_LOG, ...SQUID_PAGES, ...TINYPROXY, ...STUNNEL],
};
