import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const APACHE = { by: 'apache', sign: 'balancer' } as const;

const APACHE_CONNECTING: readonly Entry[] = [
  // (111)Connection refused: AH00957: http: attempt to connect to 198.51.100.7:8080 (app1.example.org:8080) failed
  // (111)Connection refused: proxy: HTTP: attempt to connect to 198.51.100.7:8080 (*) failed      (2.2)
  {
    says: [
      'attempt to connect to {address}:{port} (({host}:{n}) failed',
      'attempt to connect to {address}:{port} (({host}) failed',
      'attempt to connect to {at} (({text}) failed',
      'attempt to connect to Unix domain socket {path} (({text}) failed',
      // AH00952: FCGI: error creating fam 2 socket for target 127.0.0.1
      'error creating fam {n} socket for target {host}',
      'error creating fam {n} socket to {at} for',
    ],
    moment: 'connecting',
    ...APACHE,
  },
  {
    says: [
      '((70007)The timeout specified has expired: AH00957: {word} attempt to connect to {address}:{port} (({host}:{n}) failed',
      '((70007)The timeout specified has expired: AH00957: {word} attempt to connect to {address}:{port} (({host}) failed',
      '((70007)The timeout specified has expired: proxy: {word} attempt to connect to {at} (({text}) failed',
    ],
    outcome: 'own-deadline',
    moment: 'connecting',
    ...APACHE,
  },
  // AH00958: HTTP: attempt to connect to app1.example.org:443 via http CONNECT through 192.0.2.9:3128 (proxy1.example.org:3128) failed
  {
    says: 'attempt to connect to {at} via http CONNECT through {proxy} (({text}) failed',
    moment: 'connecting',
    by: 'apache',
    sign: 'proxy',
  },
  // DNS lookup failure for: app1.example.org returned by /app/
  {
    says: ['DNS lookup failure for: {host}', 'DNS lookup failure for: {host} returned by'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...APACHE,
  },
  // what follows the line that says why
  {
    says: [
      'failed to make connection to backend: {host}',
      'ap_proxy_connect_backend disabling worker for (({at})',
      '{word} disabled connection for (({at})',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    ...APACHE,
  },
];

const APACHE_LATER: readonly Entry[] = [
  {
    says: ['error reading status line from remote server {at}', 'Error reading from remote server'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    ...APACHE,
  },
  // (70007)The timeout specified has expired: [client 192.0.2.9:46344] AH01102: error reading status line from remote server app1:8080
  {
    says: [
      '((70007)The timeout specified has expired: {text}error reading status line from remote server {at}',
      '((70007)The timeout specified has expired: {text}Error dispatching request to {at}',
      "((70007)The timeout specified has expired: {text}AH01030: ajp_ilink_receive(() can't receive header",
    ],
    outcome: 'silent',
    moment: 'request',
    ...APACHE,
  },
  {
    says: '((70007)The timeout specified has expired',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    by: 'apache',
  },
  {
    says: [
      '((70014)End of file found',
      '((70014)End of file found: {text}error reading status line from remote server {at}',
    ],
    outcome: 'closed',
    moment: 'request',
    by: 'apache',
  },
  {
    says: [
      '(pass|prefetch) request body failed to {at} (({host})',
      'Error dispatching request to {at}: {why}',
      "ajp_ilink_receive(() can't receive header",
      "ajp_ilink_receive(() can't receive (header|message)",
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...APACHE,
  },
  {
    says: 'cping/cpong failed to {at}',
    outcome: 'silent',
    couldBe: ['silent', ...BROKEN],
    moment: 'request',
    ...APACHE,
  },
  {
    says: 'failed to enable ssl support for {at}',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    by: 'apache',
    sign: 'tls-broke',
  },
  {
    says: 'Error during SSL Handshake with remote server',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    by: 'apache',
    sign: 'tls-broke',
  },
];

/** mod_pagespeed fetches what it rewrites. */
const SERF: readonly Entry[] = [
  // Serf status 111 (Connection refused ) polling for 3: (threaded) (0xa014758) for 0.5 seconds
  { says: 'Serf status 111 ((Connection refused[ ])', errno: 'ECONNREFUSED' },
  { says: 'Serf status 110 ((Connection timed out[ ])', errno: 'ETIMEDOUT' },
].map((entry): Entry => ({
  ...(entry as Entry),
  moment: 'connecting',
  by: 'mod_pagespeed',
  source: 'mod_pagespeed 0.9, net/instaweb/apache/serf_url_async_fetcher.cc',
}));

export const apacheProxy: Family = {
  id: 'apache-proxy',
  source:
    'Apache 2.4.68 and 2.2, modules/proxy/proxy_util.c, mod_proxy_http.c, mod_proxy_fcgi.c, mod_proxy_ajp.c, ajp_link.c; APR, misc/unix/errorcodes.c',
  entries: [...APACHE_CONNECTING, ...APACHE_LATER, ...SERF],
};
