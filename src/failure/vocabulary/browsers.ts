import type { Errno } from '../../model/errno.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, SOME_TIME } from '../open-outcomes.ts';

const NET = 'Chromium net/base/net_error_list.h';

type Means = Pick<Entry, 'outcome' | 'errno' | 'couldBe' | 'lookup' | 'moment' | 'sign'>;

const refused: Means = { errno: 'ECONNREFUSED', moment: 'connecting' };
const closed: Means = { outcome: 'closed', couldBe: BROKEN, moment: 'request' };
const reset: Means = { errno: 'ECONNRESET', outcome: 'reset-later', couldBe: BROKEN, moment: 'request' };
const slow: Means = { outcome: 'some-timeout', couldBe: SOME_TIME };
const noName: Means = { outcome: 'unresolved', moment: 'looking-up' };
const any: Means = { outcome: 'failed', couldBe: ANY_FAILURE };

function local(errno: Errno): Means {
  return { errno, moment: 'connecting' };
}

/** Chrome and Edge, Electron, Android's WebView, headless ones: `net::ERR_CONNECTION_REFUSED at https://...`. */
const CHROMIUM: readonly (readonly [names: readonly string[], means: Means])[] = [
  [['ERR_CONNECTION_REFUSED'], refused],
  [['ERR_CONNECTION_TIMED_OUT'], { outcome: 'some-timeout', moment: 'connecting' }],
  [['ERR_TIMED_OUT'], slow],
  [['ERR_CONNECTION_RESET', 'ERR_CONNECTION_ABORTED'], reset],
  [['ERR_CONNECTION_CLOSED', 'ERR_EMPTY_RESPONSE', 'ERR_SOCKET_NOT_CONNECTED'], closed],
  [
    ['ERR_CONTENT_LENGTH_MISMATCH', 'ERR_INCOMPLETE_CHUNKED_ENCODING', 'ERR_RESPONSE_HEADERS_TRUNCATED'],
    closed,
  ],
  [['ERR_HTTP2_PROTOCOL_ERROR', 'ERR_SPDY_PROTOCOL_ERROR', 'ERR_HTTP2_SERVER_REFUSED_STREAM'], closed],
  [['ERR_HTTP2_PING_FAILED'], { outcome: 'silent', moment: 'idle' }],
  [['ERR_CONNECTION_FAILED'], { outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting' }],
  [
    ['ERR_ADDRESS_UNREACHABLE'],
    {
      errno: 'EHOSTUNREACH',
      outcome: 'host-unreachable',
      couldBe: ['host-unreachable', 'net-unreachable'],
      moment: 'connecting',
    },
  ],
  [['ERR_ADDRESS_INVALID'], local('EADDRNOTAVAIL')],
  [['ERR_ADDRESS_IN_USE'], local('EADDRINUSE')],
  [['ERR_NO_BUFFER_SPACE'], local('ENOBUFS')],
  [['ERR_NETWORK_ACCESS_DENIED'], local('EACCES')],
  [['ERR_INTERNET_DISCONNECTED'], { errno: 'ENETUNREACH', moment: 'connecting' }],
  [['ERR_NETWORK_CHANGED', 'ERR_NETWORK_IO_SUSPENDED'], closed],
  [
    [
      'ERR_NAME_NOT_RESOLVED',
      'ERR_NAME_RESOLUTION_FAILED',
      'ERR_DNS_SERVER_FAILED',
      'ERR_DNS_MALFORMED_RESPONSE',
    ],
    noName,
  ],
  [['ERR_DNS_TIMED_OUT'], { ...noName, lookup: 'no-answer' }],
  [['DNS_PROBE_FINISHED_NXDOMAIN'], { ...noName, lookup: 'no-such-name' }],
  [
    [
      'DNS_PROBE_FINISHED_NO_INTERNET',
      'DNS_PROBE_FINISHED_BAD_CONFIG',
      'DNS_PROBE_STARTED',
      'DNS_PROBE_POSSIBLE',
      'DNS_PROBE_FINISHED_BAD_SECURE_CONFIG',
    ],
    { ...noName, lookup: 'no-answer' },
  ],
  [
    ['ERR_PROXY_CONNECTION_FAILED', 'ERR_SOCKS_CONNECTION_FAILED'],
    { outcome: 'failed', couldBe: CONNECT_FAILED, moment: 'connecting', sign: 'proxy' },
  ],
  [['ERR_TUNNEL_CONNECTION_FAILED'], { ...any, sign: 'proxy' }],
  [['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'], { errno: 'EHOSTUNREACH', moment: 'connecting', sign: 'proxy' }],
  [
    ['ERR_SSL_PROTOCOL_ERROR', 'ERR_INVALID_HTTP_RESPONSE'],
    { outcome: 'replied', sign: 'other-protocol', moment: 'tls' },
  ],
  [
    [
      'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
      'ERR_CERT_AUTHORITY_INVALID',
      'ERR_CERT_COMMON_NAME_INVALID',
      'ERR_CERT_DATE_INVALID',
      'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    ],
    { outcome: 'replied', sign: 'tls-broke', moment: 'tls' },
  ],
  [['ERR_QUIC_PROTOCOL_ERROR'], closed],
];

/** Firefox names refused, unreachable and denied alike. */
const ANY_REFUSAL: readonly Outcome[] = ['refused', 'host-unreachable', 'net-unreachable', 'other-errno'];

const FIREFOX: readonly Entry[] = [
  // Server Not Found: Firefox can't connect to the server at www.example.org.
  {
    says: ["(Firefox|Nightly|We) can't connect to the server at {host}"],
    outcome: 'unresolved',
    moment: 'looking-up',
    source: 'netError.properties of Firefox 60 to 130, dnsNotFound2',
  },
  {
    says: ['NS_ERROR_CONNECTION_REFUSED', "can't establish a connection to the server at {at}"],
    outcome: 'refused',
    couldBe: ANY_REFUSAL,
    moment: 'connecting',
  },
  {
    says: ['NS_ERROR_NET_TIMEOUT', 'The server at {at} is taking too long to respond'],
    ...slow,
  },
  {
    says: ['NS_ERROR_NET_RESET', 'The connection to the server was reset while the page was loading'],
    ...reset,
  },
  {
    says: [
      'NS_ERROR_NET_INTERRUPT',
      'NS_ERROR_NET_PARTIAL_TRANSFER',
      'The connection to {at} was interrupted while the page was loading',
      'The connection to the server was interrupted while the page was loading',
    ],
    ...closed,
  },
  {
    says: [
      'NS_ERROR_UNKNOWN_HOST',
      "Firefox can't find the server at {host}",
      "We can't connect to the server at {host}",
    ],
    ...noName,
  },
  {
    says: ['NS_ERROR_UNKNOWN_PROXY_HOST', 'configured to use a proxy server that can’t be found'],
    ...noName,
    sign: 'proxy',
  },
  {
    says: [
      'NS_ERROR_PROXY_CONNECTION_REFUSED',
      'configured to use a proxy server that is refusing connections',
    ],
    outcome: 'refused',
    couldBe: ANY_REFUSAL,
    moment: 'connecting',
    sign: 'proxy',
  },
  { says: 'NS_ERROR_OFFLINE', errno: 'ENETUNREACH', moment: 'connecting' },
];

const SAFARI: readonly Entry[] = [
  {
    says: "because Safari can't connect to the server {host}",
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
  },
  {
    says: "Safari can't connect to the server",
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
  },
  { says: "because Safari can't find the server {host}", ...noName },
  { says: 'because the server unexpectedly dropped the connection', ...closed },
  { says: "because the server where this page is located isn't responding", ...slow },
  {
    says: "because Safari can't establish a secure connection to the server {host}",
    outcome: 'closed',
    couldBe: [...BROKEN, 'replied'],
    moment: 'tls',
    sign: 'tls-broke',
  },
];

const SENTENCES: readonly Entry[] = [
  { says: '{host} refused to connect', ...refused },
  { says: '{host} took too long to respond', ...slow },
  { says: '{host} unexpectedly closed the connection', ...closed },
  { says: "{host} didn't send any data", ...closed },
  {
    says: ["{host}'s server IP address could not be found", "{host}'s DNS address could not be found"],
    ...noName,
  },
  { says: '{host} is currently unreachable', errno: 'EHOSTUNREACH', moment: 'connecting', weak: true },
  { says: '{host} sent an invalid response', outcome: 'replied', sign: 'other-protocol', weak: true },
  {
    says: ["This site can't be reached", 'The webpage at {at} might be temporarily down'],
    ...any,
    weak: true,
  },
  { says: 'There is something wrong with the proxy server', ...any, sign: 'proxy', weak: true },
  {
    says: [
      "(This page can't be displayed|Can't reach this page|Internet Explorer cannot display the webpage)",
      'INET_E_RESOURCE_NOT_FOUND',
      'INET_E_CANNOT_CONNECT',
      'INET_E_DOWNLOAD_FAILURE',
    ],
    ...any,
    weak: true,
    by: 'Internet Explorer and the first Edge',
    source: 'urlmon.h INET_E_*; the pages of ieframe.dll',
  },
  {
    says: 'INET_E_CONNECTION_TIMEOUT',
    ...slow,
    by: 'Internet Explorer and the first Edge',
    source: 'urlmon.h',
  },
  // TimeoutError: Navigation timeout of 30000 ms exceeded      page.goto: Timeout 30000ms exceeded.
  {
    says: [
      'Navigation timeout of {limit-ms} ms exceeded',
      'Navigation Timeout Exceeded: {limit} exceeded',
      'page.goto: Timeout {limit} exceeded',
    ],
    outcome: 'own-deadline',
    couldBe: [...SOME_TIME, 'unresolved'],
    source: 'puppeteer 0.10 to 23, LifecycleWatcher; playwright-core 1, page.goto',
  },
  {
    says: 'WebSocket connection to {at} failed: Error in connection establishment: {why}',
    moment: 'connecting',
  },
  { says: 'WebSocket connection to {at} failed', outcome: 'failed', couldBe: [...ANY_FAILURE, 'replied'] },
];

export const browsers: Family = {
  id: 'browsers',
  source:
    'components/error_page/common/localized_error.cc of Chromium; netError.properties, appstrings.properties of Firefox 60 to 130, nsSocketTransport2.cpp; Safari 12 to 17',
  entries: [
    ...CHROMIUM.map(([names, means]): Entry => ({ says: names, ...means, source: NET })),
    ...FIREFOX,
    ...SAFARI,
    ...SENTENCES,
  ],
};
