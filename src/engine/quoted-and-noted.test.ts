import { describe, expect, it, test } from 'vitest';
import type { Case } from '../model/case.ts';
import { diagnose } from './index.ts';

function caseOf(text: string): Partial<Case> {
  return diagnose({ evidence: [{ text }] }).case;
}

describe('a message in quotes ends where its quotes end', () => {
  const REFUSED = { target: '192.0.2.7', port: 9100, symptom: 'refused' };
  const MESSAGE = 'dial tcp 192.0.2.7:9100: connect: connection refused';

  it.each([
    `The log of the pod hits \`${MESSAGE}\` ... here 192.0.2.7 is the address of the node`,
    `The exporter dies with "${MESSAGE}" when the node is rebooted`,
    `After the upgrade nodes cannot join: \`Error response from daemon: rpc error: desc = "transport: Error while dialing: ${MESSAGE}"\` and the leader shows nothing.`,
    `Every pod has \`${MESSAGE}\` and more`,
    `Since noon it logs “${MESSAGE}” on all three nodes`,
  ])('%s', (text) => {
    expect(caseOf(text)).toMatchObject(REFUSED);
  });

  it.each([
    `If \`${MESSAGE}\` stands in the log, the exporter is not running.`,
    `\`${MESSAGE}\` means that nothing listens there.`,
    `The "${MESSAGE}" error is usually a wrong port.`,
    `You may see \`${MESSAGE}\` and can ignore it.`,
  ])('no occurrence: %s', (text) => {
    expect(caseOf(text).symptom).toBeUndefined();
  });
});

const NOTED: readonly (readonly [name: string, text: string, read: Partial<Case>])[] = [
  [
    'a failure of Envoy that took as long as it may wait',
    '[2026-01-02T08:12:44.801Z] "GET /x HTTP/1.1" 503 UF,URX upstream_reset_before_response_started{connection_failure} - "-" 0 91 30004 - "192.0.2.1" "curl/7.88.1" "0f3a1" "app1.example.org" "192.0.2.9:8000" outbound|8000||app1.shop.svc.cluster.local - 192.0.2.12:8080 192.0.2.1:52114 - -',
    { target: '192.0.2.9', port: 8000, symptom: 'timeout' },
  ],
  [
    'Traefik’s round trip behind what caused it',
    `level=debug msg="'502 Bad Gateway' caused by: EOF"
level=debug msg="vulcand/oxy/forward/http: Round trip: http://192.0.2.5:8000, code: 502, Length: 11, duration: 297ms"`,
    { target: '192.0.2.5', port: 8000, symptom: 'reset' },
  ],
  [
    'a flow that Cilium dropped, as JSON',
    '{"flow":{"verdict":"DROPPED","drop_reason":133,"IP":{"source":"192.0.2.30","destination":"198.51.100.1","ipVersion":"IPv4"},"l4":{"TCP":{"source_port":48748,"destination_port":80,"flags":{"SYN":true}}},"drop_reason_desc":"POLICY_DENIED"}}',
    { target: '198.51.100.1', port: 80 },
  ],
  [
    'a queue of Postfix',
    '6F0E398FFF24: to=<rs@example.org>, relay=mail1[192.0.2.15]:24, delay=75, dsn=4.4.2, status=deferred (lost connection with mail1[192.0.2.15] while sending end of data -- message may be sent more than once)',
    { target: 'mail1', port: 24, symptom: 'reset' },
  ],
  [
    'a notification of Nagios',
    `Service: HTTP
Host: APP1
Address: 192.0.2.9
State: CRITICAL

CRITICAL - Socket timeout`,
    { target: '192.0.2.9', symptom: 'timeout' },
  ],
  [
    'ports without spaces around their arrow',
    `  6   0.618406    192.0.2.1 → 192.0.2.7    TCP 76 51332→31337 [SYN] Seq=0 Win=43690 Len=0 MSS=1460
  7   0.618428    192.0.2.7 → 192.0.2.1    TCP 56 31337→51332 [RST, ACK] Seq=1 Ack=1 Win=0 Len=0`,
    { target: '192.0.2.7', port: 31337, symptom: 'refused' },
  ],
  [
    'what a command gave, told in one line',
    'I tried telnet db1 3306 and got a timeout',
    { target: 'db1', port: 3306, symptom: 'timeout' },
  ],
];

test.each(NOTED)('reads %s', (_name, text, read) => {
  expect(caseOf(text)).toMatchObject(read);
});

test.each([
  [
    "Aborted connection 4 to db: 'app' user: 'app' host: '192.0.2.8' (Got timeout reading communication packets)",
  ],
  ['missed heartbeats from client, timeout: 60s'],
])('%s: the server heard nothing, and its client is no target', (text) => {
  const { case: known, suspects } = diagnose({ evidence: [{ from: 'server', text }] });
  expect(known.target).toBeUndefined();
  expect(suspects[0]?.cause).toBe('idle-timeout');
});

test('rows of ss without their header: closed by the clients and unread', () => {
  const text = `CLOSE-WAIT  183     0        192.0.2.7:443           198.51.100.94:59762
CLOSE-WAIT  416     0        192.0.2.7:443           198.51.100.46:40734`;
  expect(diagnose({ evidence: [{ from: 'server', text }] }).suspects[0]?.cause).toBe('unresponsive-service');
});

test('a page that explains is nobody’s target', () => {
  const text =
    '192.0.2.4 (pool)\t8080 (http)\tUnhealthy\tCannot connect to backend server. Check whether any NSG/UDR/Firewall is blocking access to the server. To learn more visit - https://docs.example.org/unreachable.';
  expect(caseOf(text).target).not.toBe('docs.example.org');
});
