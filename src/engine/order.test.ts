import { describe, expect, test } from 'vitest';
import catalogue from '../causes/catalogue.json' with { type: 'json' };
import type { Suspect } from '../model/diagnosis.ts';
import { diagnose } from './index.ts';
import {
  BY_ERRNO,
  BY_ERRNO_IN_SIX,
  BY_LOOKUP,
  BY_OUTCOME,
  BY_SYMPTOM,
  BY_UNIX_ERRNO,
  UNKNOWN,
} from './order/outcome-orders.ts';
import { SIGNS } from './order/signs.ts';

const IDS = new Set(catalogue.causes.map(({ id }) => id));

function suspectsOf(text: string): readonly Suspect[] {
  return diagnose({ evidence: [{ text, from: 'client' }] }).suspects;
}

function isReason(suspects: readonly Suspect[], text: string): boolean {
  return suspects.some(({ reasons }) => reasons.some((reason) => reason.text === text));
}

describe('the orders by outcome', () => {
  const orders = [BY_ERRNO, BY_ERRNO_IN_SIX, BY_LOOKUP, BY_OUTCOME, BY_SYMPTOM, BY_UNIX_ERRNO]
    .flatMap((table) => Object.entries(table))
    .concat([['unknown', UNKNOWN]]);

  test.each(orders)('%s names causes of the catalogue, each once', (_, order) => {
    for (const id of order) expect(IDS, id).toContain(id);
    expect(new Set(order).size).toBe(order.length);
  });
});

describe('a sign beside the failure', () => {
  test('has a name of its own, and so its reason', () => {
    expect(new Set(SIGNS.map(({ id }) => id)).size).toBe(SIGNS.length);
    expect(new Set(SIGNS.map(({ text }) => text)).size).toBe(SIGNS.length);
  });

  test.each(SIGNS.map((sign) => [sign.id, sign] as const))('%s', (_, sign) => {
    for (const id of [...sign.leads, ...(sign.behind ?? [])]) expect(IDS, id).toContain(id);
    expect(sign.source.length).toBeGreaterThan(10);
    expect(isReason(suspectsOf(sign.shows), sign.text), `shows: ${sign.shows}`).toBe(true);
    expect(isReason(suspectsOf(sign.counter), sign.text), `counter: ${sign.counter}`).toBe(false);
  });
});

/** What an expert looks at first, from one message alone. */
const FIRST: readonly (readonly [cause: string, text: string])[] = [
  ['not-listening', 'nc: connect to 127.0.0.1 port 5432 (tcp) failed: Connection refused'],
  ['firewall-reject', 'ssh: connect to host 192.0.2.50 port 22: No route to host'],
  ['no-route', 'ssh: connect to host 192.0.2.50 port 22: Network is unreachable'],
  ['host-down', 'Error: connect EHOSTDOWN 192.0.2.9:22'],
  ['path-filter', 'ssh: connect to host 203.0.113.7 port 22: Connection timed out'],
  ['firewall-drop', 'ssh: connect to host 192.168.3.7 port 22: Connection timed out'],
  ['port-exhaustion', 'dial tcp 192.0.2.9:6379: connect: cannot assign requested address'],
  ['source-address-unavailable', 'Error: connect EADDRNOTAVAIL ::1:5432'],
  ['fd-exhaustion', 'dial tcp 192.0.2.9:6379: socket: too many open files'],
  ['local-policy-denied', 'dial tcp 192.0.2.9:6379: connect: operation not permitted'],
  ['unix-socket-missing', 'Error: connect ENOENT /run/app1.sock'],
  ['unix-socket-denied', 'Error: connect EACCES /run/app1.sock'],
  ['unix-socket-stale', 'Error: connect ECONNREFUSED /run/app1.sock'],
  ['unresponsive-service', 'curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received'],
  ['dns-failure', 'curl: (6) Could not resolve host: app1'],
  [
    'dns-timeout',
    'dial tcp: lookup app1.example.org on 192.0.2.53:53: read udp 192.0.2.9:41877->192.0.2.53:53: i/o timeout',
  ],
  ['container-localhost', 'web-1  | Error: connect ECONNREFUSED 127.0.0.1:5432'],
  ['address-family-mismatch', 'Error: connect ECONNREFUSED ::1:3000'],
  ['no-ready-endpoints', 'dial tcp 10.96.14.3:80: connect: connection refused'],
  ['proxy-in-the-way', 'proxyconnect tcp: dial tcp 192.0.2.3:3128: connect: connection refused'],
  // No attempt: what the prose says of the failure.
  ['path-filter', 'The shop cannot be reached from the branch offices any more: timeouts.'],
  ['not-listening', 'Since the update all clients are refused.'],
  ['service-closes', 'Every client gets disconnected after its login.'],
  ['unresponsive-service', 'The import hangs for ever.'],
  // The end is told by the prose, the state by the line.
  ['reverse-path-filter', 'net.ipv4.conf.all.rp_filter = 1\nclients of the other network get timeouts'],
  ['timestamp-nat-drop', '12873 passive connections rejected because of time stamp\nsome clients time out'],
  // Cut off by hand while no answer came.
  [
    'unresponsive-service',
    '$ curl -v http://localhost:8080/\n* Connected to localhost (127.0.0.1) port 8080 (#0)\n> GET / HTTP/1.1\n>\n^C',
  ],
  [
    'unresponsive-service',
    '$ wget http://192.0.2.7/\n--2026-01-02 10:00:00--  http://192.0.2.7/\nConnecting to 192.0.2.7:80... connected.\nHTTP request sent, awaiting response... ^C',
  ],
  // Only connected: what was to be sent is not known.
  ['tcp-ok', '$ curl -v telnet://192.0.2.7:80\n* Connected to 192.0.2.7 (192.0.2.7) port 80 (#0)\n^C'],
  // On one machine nothing is lost on the way.
  ['service-closes', 'Error: read ECONNRESET 127.0.0.1:5432'],
];

describe('among suspects of one level', () => {
  test.each(FIRST)('%s comes first: %s', (cause, text) => {
    expect(suspectsOf(text)[0]?.cause).toBe(cause);
  });

  test('the order of the pastes changes nothing', () => {
    const texts = FIRST.slice(0, 6).map(([, text]) => text);
    const orderOf = (pastes: readonly string[]): readonly string[] =>
      diagnose({ evidence: pastes.map((text) => ({ text, from: 'client' })) }).suspects.map(
        ({ cause }) => cause,
      );
    expect(orderOf([...texts].reverse())).toEqual(orderOf(texts));
  });

  test('what one machine cannot have comes far behind where it dials itself', () => {
    const order = suspectsOf('curl: (52) Empty reply from server\n$ curl http://localhost:8080/').map(
      ({ cause }) => cause,
    );
    for (const impossible of ['middlebox-reset', 'packet-loss', 'mtu-blackhole'])
      expect(order.indexOf(impossible), impossible).toBeGreaterThan(5);
  });

  test('a sign changes no level', () => {
    const levelsOf = (text: string): Readonly<Record<string, string>> =>
      Object.fromEntries(suspectsOf(text).map(({ cause, level }) => [cause, level]));
    const refused = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
    expect(levelsOf(`the proxy is set: https_proxy = http://192.0.2.3\n${refused}`)).toEqual(
      levelsOf(`x\n${refused}`),
    );
  });
});
