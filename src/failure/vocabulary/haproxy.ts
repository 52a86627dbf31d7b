import type { Outcome } from '../../model/outcome.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';

/** A connection problem without its errno; a timeout is told apart by HAProxy. */
const REFUSED_SOMEHOW: readonly Outcome[] = ['refused', 'host-unreachable', 'net-unreachable', 'other-errno'];
const CHECKED = { by: 'haproxy', sign: 'balancer' } as const;
/** Who the check speaks of: its backend and server, by their names in the configuration. */
const WHO = [
  'Server {about} is (DOWN|UP), reason: ',
  'Health check for [backup ]server {about} (failed|succeeded), reason: ',
] as const;

function check(...reasons: readonly string[]): readonly string[] {
  return reasons.flatMap((reason) => [reason, ...WHO.map((who) => who + reason)]);
}

const CHECKS: readonly Entry[] = [
  // Server app/app1 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms. 0 active ...
  {
    says: check('Layer4 connection problem'),
    outcome: 'failed',
    couldBe: REFUSED_SOMEHOW,
    moment: 'connecting',
    ...CHECKED,
  },
  {
    says: check('Layer4 connection problem, info: "{why}"'),
    moment: 'connecting',
    ...CHECKED,
  },
  // info: "General socket error (Network is unreachable)"      info: "Connection refused at initial connection step of tcp-check"
  {
    says: ['General socket error (({why})', 'at (initial connection step|step {n}) of tcp-check'],
    moment: 'connecting',
    by: 'haproxy',
  },
  // Health check for server app/app1 failed, reason: Layer4 timeout, check duration: 2001ms, status: 0/2 DOWN.
  { says: check('Layer4 timeout'), outcome: 'own-deadline', moment: 'connecting', ...CHECKED },
  { says: check('Layer6 timeout'), outcome: 'silent', moment: 'tls', ...CHECKED },
  { says: check('Layer7 timeout'), outcome: 'silent', moment: 'request', ...CHECKED },
  // Layer6 invalid response, info: "SSL handshake failure"
  {
    says: check('Layer6 invalid response'),
    outcome: 'replied',
    moment: 'tls',
    ...CHECKED,
    sign: 'tls-broke',
  },
  {
    says: check('Layer7 invalid response'),
    outcome: 'replied',
    moment: 'request',
    ...CHECKED,
    sign: 'other-protocol',
  },
  { says: check('Layer7 wrong status'), outcome: 'replied', moment: 'request', ...CHECKED },
  { says: check('Layer4 check passed'), outcome: 'connected', moment: 'connected', by: 'haproxy' },
  {
    says: check('Layer7 check passed', 'Layer7 check conditionally passed', 'Layer6 check passed'),
    outcome: 'replied',
    moment: 'request',
    by: 'haproxy',
  },
  { says: 'check duration: {took}', by: 'haproxy' },
  // Server app/app1 is going DOWN for maintenance (No IP for server). / (DNS NX status). / (DNS timeout status).
  {
    says: ['is going DOWN for maintenance ((DNS NX status)', '((No IP for server )'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...CHECKED,
  },
  {
    says: 'is going DOWN for maintenance ((DNS timeout status)',
    outcome: 'unresolved',
    lookup: 'no-answer',
    moment: 'looking-up',
    ...CHECKED,
  },
  {
    says: 'is going DOWN for maintenance ((DNS refused status)',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
    ...CHECKED,
  },
  {
    says: ["'server {about}' : could not resolve address {host}", 'could not resolve address {host}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    ...CHECKED,
  },
];

/** The short forms of the statistics page and `show servers state`: configuration manual, 9.1, `check_status`. */
const STATISTICS: readonly Entry[] = [
  // db1,0,0,0,1,,12,0,0,,0,,0,12,0,0,DOWN,1,1,0,3,1,61,61,,1,3,1,,0,,2,0,,1,L4CON,,0,,,,,,,,,,,,,,,Connection refused
  { says: 'L4CON', outcome: 'failed', couldBe: REFUSED_SOMEHOW, moment: 'connecting', ...CHECKED },
  { says: ['L4TOUT', 'L4TOUT in {took}'], outcome: 'own-deadline', moment: 'connecting', ...CHECKED },
  { says: ['L6TOUT', 'L6TOUT in {took}'], outcome: 'silent', moment: 'tls', ...CHECKED },
  { says: ['L7TOUT', 'L7TOUT in {took}'], outcome: 'silent', moment: 'request', ...CHECKED },
  { says: 'L6RSP', outcome: 'replied', moment: 'tls', ...CHECKED, sign: 'tls-broke' },
  { says: ['L7RSP', 'L7STS/{n}'], outcome: 'replied', moment: 'request', ...CHECKED },
];

const TRAFFIC: readonly Entry[] = [
  // web app/<NOSRV> 0/-1/-1/-1/0 503 217 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"      db db/<NOSRV> -1/-1/0 0 SC 1/1/0/0/0 0/0
  {
    says: [
      '/<NOSRV> {word} 503 {n} - - SC{word} {n}/{word} {n}/{n}',
      '/<NOSRV> {word} {n} SC {n}/{word} {n}/{n}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    ...CHECKED,
  },
  // haproxy's own words for what it has run out of (src/connection.c, conn_err_code_str)
  { says: 'Too many sockets on the process', errno: 'EMFILE', by: 'haproxy' },
  { says: 'Too many sockets on the system', errno: 'ENFILE', by: 'haproxy' },
  {
    says: ['Source port range exhausted', 'Out of local source ports on the system'],
    errno: 'EADDRNOTAVAIL',
    moment: 'connecting',
    by: 'haproxy',
  },
  { says: 'Local source address already in use', errno: 'EADDRINUSE', moment: 'connecting', by: 'haproxy' },
  { says: "Can't bind to source address", outcome: 'other-errno', moment: 'connecting', by: 'haproxy' },
  {
    says: 'Connection closed during SSL handshake',
    outcome: 'closed',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'haproxy',
  },
  { says: 'Timeout during SSL handshake', outcome: 'silent', moment: 'tls', by: 'haproxy' },
  {
    says: [
      'Connection closed while waiting for PROXY protocol header',
      'Timeout while waiting for PROXY protocol header',
      'Received something which does not look like a PROXY protocol header',
      'Received an invalid PROXY protocol header',
    ],
    outcome: 'closed',
    moment: 'connected',
    sign: 'other-protocol',
    byServer: true,
    by: 'haproxy',
  },
];

// Health check for server web/app1 failed, reason: Health analyze, info: "Detected 10 consecutive errors, last one was: L4 unsuccessful connection"
const OBSERVED: readonly Entry[] = [
  {
    says: 'consecutive errors, last one was: L4 unsuccessful connection',
    outcome: 'failed',
    couldBe: [...CONNECT_FAILED, 'own-deadline'],
    moment: 'connecting',
    ...CHECKED,
  },
  {
    says: 'consecutive errors, last one was: Read timeout ((http)',
    outcome: 'silent',
    moment: 'request',
    ...CHECKED,
  },
  {
    says: 'consecutive errors, last one was: (Read error|Write error|Close from server) ((http)',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
    ...CHECKED,
  },
  {
    says: 'consecutive errors, last one was: (Wrong|Invalid) http response',
    outcome: 'replied',
    moment: 'request',
    ...CHECKED,
  },
];

export const haproxy: Family = {
  id: 'haproxy',
  source:
    'HAProxy 2.6.12, src/check.c, src/server.c, src/connection.c, src/backend.c; configuration manual 8.5 and 9.1',
  entries: [...CHECKS, ...STATISTICS, ...OBSERVED, ...TRAFFIC],
};
