import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Reverse proxies besides Apache, nginx, HAProxy and Envoy, and the pages of all; proxies that clients set are in forward-proxies.ts. */

const APACHE = { by: 'apache', sign: 'balancer' } as const;

const TRAEFIK_AND_CADDY: readonly Entry[] = [
  // '502 Bad Gateway' caused by: dial tcp 198.51.100.7:8080: connect: connection refused
  {
    says: [
      '502 Bad Gateway caused by: {why}',
      "'502 Bad Gateway' caused by: {why}",
      "'504 Gateway Timeout' caused by: {why}",
      'error forwarding to {at}, err: {why}',
      '502 Bad Gateway error="{why}',
      '504 Gateway Timeout error="{why}',
    ],
    by: 'traefik',
    sign: 'balancer',
    source: 'Traefik 1.7 to 3.0, pkg/server/service/proxy.go, vulcand/oxy forward',
  },
  {
    says: ["'502 Bad Gateway' caused by: EOF", "'502 Bad Gateway' caused by: unexpected EOF"],
    outcome: 'closed',
    moment: 'request',
    by: 'traefik',
    sign: 'balancer',
    source: 'Traefik 2.11, pkg/server/service/proxy.go',
  },
  // Health check failed, removing from server list. Backend: "app" URL: "http://198.51.100.7:80" Weight: 1 Reason: HTTP request failed: Get ...
  {
    says: [
      'Health check [still ]failed{text}URL: {at} {text}Reason: {why}',
      'Health check [still ]failed{text}Reason: {why}',
    ],
    by: 'traefik',
    sign: 'balancer',
    source: 'Traefik 2.11, pkg/healthcheck/healthcheck.go',
  },
  {
    says: 'aborting with incomplete response',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    by: 'caddy',
    sign: 'balancer',
    source: 'Caddy 2.7, modules/caddyhttp/reverseproxy/reverseproxy.go',
  },
];

const VARNISH_SOURCE =
  'Varnish 7.1.1, strings of varnishd; bin/varnishd/cache/cache_backend.c, cache/cache_backend_probe.c';
const VARNISH = { by: 'varnish', sign: 'balancer', source: VARNISH_SOURCE } as const;

const VARNISH_AND_HITCH: readonly Entry[] = [
  // FetchError     backend default: fail errno 111 (Connection refused)
  {
    says: ['backend {about}: fail errno {n} (({why})', 'fail errno {n} (({why})'],
    moment: 'connecting',
    ...VARNISH,
  },
  {
    says: 'backend {about}: fail',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    ...VARNISH,
  },
  {
    says: ['backend {about}: unhealthy', 'no backend connection'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...VARNISH,
  },
  {
    says: 'backend {about}: busy',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'varnish',
    sign: 'many-connections',
    source: VARNISH_SOURCE,
  },
  {
    says: ['first byte timeout', 'between bytes timeout', 'FetchError first byte timeout'],
    outcome: 'silent',
    moment: 'request',
    ...VARNISH,
  },
  // FetchError     http first read error: EOF      http first read error: -1 104 (Connection reset by peer)
  {
    says: [
      'http first read error: {why}',
      'http first read error: -1 {n} (({why})',
      'http first read error: {n} (({why})',
    ],
    moment: 'request',
    ...VARNISH,
  },
  {
    says: [
      'http first read error: EOF',
      'http first read error: 0',
      'http read error: EOF',
      'FetchError eof socket fail',
      'straight insufficient bytes',
    ],
    outcome: 'closed',
    moment: 'request',
    ...VARNISH,
  },
  {
    says: 'http first read error: -1 11 ((Resource temporarily unavailable)',
    outcome: 'silent',
    moment: 'request',
    ...VARNISH,
  },
  // Error 503 Backend fetch failed / Guru Meditation
  {
    says: ['503 Backend fetch failed', 'Backend fetch failed', 'Guru Meditation'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    ...VARNISH,
  },
  // {backend-connect}: Cannot assign requested address
  {
    says: ['{{backend-connect}: {why}', '{{backend-socket}: {why}', '{{getaddrinfo-backend}: {why}'],
    moment: 'connecting',
    by: 'hitch',
    sign: 'balancer',
    source: 'hitch 1.7, strings of hitch',
  },
  {
    says: 'backend connect timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'hitch',
    sign: 'balancer',
    source: 'hitch 1.7, strings of hitch',
  },
];

/** What the pages say that such a proxy answers with: they do not tell how it failed. */
const PAGES: readonly Entry[] = [
  // <center><h1>502 Bad Gateway</h1></center>
  {
    says: '502 Bad Gateway',
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, ...BROKEN, 'unresolved'],
    weak: true,
    sign: 'balancer',
  },
  {
    says: ['503 Service Temporarily Unavailable', '503 Service Unavailable'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    sign: 'balancer',
  },
  {
    says: ['504 Gateway Time-out', '504 Gateway Timeout'],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    weak: true,
    sign: 'balancer',
  },
  {
    says: [
      'The proxy server received an invalid response from an upstream server',
      'The proxy server could not handle the request',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    ...APACHE,
  },
  {
    says: 'The server is temporarily unable to service your request due to maintenance downtime or capacity problems',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    weak: true,
    ...APACHE,
  },
  {
    says: 'The gateway did not receive a timely response from the upstream server or application',
    outcome: 'silent',
    couldBe: OWN_TIME,
    ...APACHE,
  },
];

export const webProxies: Family = {
  id: 'web-proxies',
  source:
    'Apache 2.4.68, modules/http/http_protocol.c, modules/proxy/proxy_util.c; nginx 1.22.1, src/http/ngx_http_special_response.c',
  entries: [...TRAEFIK_AND_CADDY, ...VARNISH_AND_HITCH, ...PAGES],
};
