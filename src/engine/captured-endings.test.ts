import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

/** What packets and timers show of a connection after its handshake, and what they do not. */

const [A, B] = ['10.0.0.7.54372', '192.0.2.5.8080'];
const TARGET = { target: '192.0.2.5', port: 8080, symptom: 'hang' } as const;

function capture(host: string, ...packets: readonly string[]): string {
  return [
    `ops@${host}:~$ sudo timeout 20 tcpdump -nnv -i eth0 'tcp port 8080'`,
    'listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes',
    ...packets,
    `${packets.length} packets captured`,
    `${packets.length} packets received by filter`,
    '0 packets dropped by kernel',
    `ops@${host}:~$`,
  ].join('\n');
}

const line = (second: string, ttl: number, ends: string, rest: string): string =>
  `08:20:${second} IP (tos 0x0, ttl ${ttl}, id 1, offset 0, flags [DF], proto TCP (6), length 60) ${ends}: ${rest}`;
const out = (second: string, rest: string): string => line(second, 63, `${A} > ${B}`, rest);
const back = (second: string, rest: string, ttl = 64): string => line(second, ttl, `${B} > ${A}`, rest);

const HANDSHAKE = [
  out('40.100000', 'Flags [S], seq 2125934351, win 64240, length 0'),
  back('40.100100', 'Flags [S.], seq 1088653447, ack 2125934352, win 65160, length 0'),
  out('40.100200', 'Flags [.], ack 1, win 63, length 0'),
  out('40.100300', 'Flags [P.], seq 1:85, ack 1, win 63, length 84'),
  back('40.100400', 'Flags [.], ack 85, win 64, length 0'),
];
const GIVES_UP = [
  out('46.200000', 'Flags [F.], seq 85, ack 1, win 63, length 0'),
  back('46.240000', 'Flags [.], ack 86, win 64, length 0'),
];

function levels(...packets: readonly string[]): ReadonlyMap<string, string> {
  const evidence = (['client', 'server'] as const).map((from) => ({
    from,
    text: capture(from === 'client' ? 'app1' : 'db1', ...packets),
  }));
  return new Map(diagnose({ case: TARGET, evidence }).suspects.map(({ cause, level }) => [cause, level]));
}

describe('a service that says nothing', () => {
  test('takes the request, as its kernel’s acknowledgement shows', () => {
    const found = levels(...HANDSHAKE, ...GIVES_UP);
    expect(found.get('unresponsive-service')).toBe('likely');
    expect(found.get('not-listening')).toBe('ruled-out');
    expect(found.get('mtu-blackhole')).not.toBe('likely');
  });

  test('is another one where it speaks', () => {
    const reply = back('41.000000', 'Flags [P.], seq 1:8, ack 85, win 64, length 7');
    expect(
      levels(...HANDSHAKE, reply, out('41.000100', 'Flags [.], ack 8, win 63, length 0')).get(
        'unresponsive-service',
      ),
    ).not.toBe('likely');
  });

  test('says that it has no room', () => {
    const full = [42, 43, 44].flatMap((second) => [
      out(`${second}.000000`, 'Flags [.], ack 8, win 63, length 0'),
      back(`${second}.000100`, 'Flags [.], ack 85, win 0, length 0'),
    ]);
    const reply = back('41.000000', 'Flags [P.], seq 1:8, ack 85, win 64, length 7');
    const more = [45, 46, 48].map((second) =>
      out(`${second}.500000`, 'Flags [P.], seq 85:90, ack 8, win 63, length 5'),
    );
    expect(levels(...HANDSHAKE, reply, ...full, ...more).get('unresponsive-service')).toBe('likely');
  });
});

describe('a RST in the server’s name, seen at the server', () => {
  const reset = (ttl: number): string => back('40.100500', 'Flags [R.], seq 1, ack 85, win 0, length 0', ttl);

  test('is the service’s where it looks like its other packets', () => {
    expect(levels(...HANDSHAKE, reset(64)).get('service-closes')).toBe('likely');
  });

  test('is not, where its TTL is another', () => {
    expect(levels(...HANDSHAKE, reset(57)).get('service-closes')).not.toBe('likely');
  });
});

describe('the timer of the client’s connection', () => {
  const listing = (timer: string, queue: number): string =>
    [
      'ops@app1:~$ curl -sS -m 60 http://192.0.2.5:8080/',
      'curl: (28) Operation timed out after 60002 milliseconds with 0 bytes received',
      'ops@app1:~$ ss -tno',
      'State  Recv-Q  Send-Q  Local Address:Port  Peer Address:Port  Process',
      `ESTAB  0       ${queue}      10.0.0.7:54372      192.0.2.5:8080     timer:(${timer})`,
      'ops@app1:~$',
    ].join('\n');
  const level = (text: string, id: string): string | undefined =>
    diagnose({ case: TARGET, evidence: [{ from: 'client', text }] }).suspects.find(
      ({ cause }) => cause === id,
    )?.level;

  test('says that the server has no room', () => {
    expect(level(listing('persist,12sec,4', 4096), 'unresponsive-service')).toBe('likely');
    expect(level(listing('on,12sec,4', 4096), 'unresponsive-service')).toBe('possible');
    expect(level(listing('keepalive,12sec,0', 0), 'unresponsive-service')).toBe('possible');
  });

  test('says that nobody acknowledges', () => {
    const { suspects } = diagnose({
      case: TARGET,
      evidence: [{ from: 'client', text: listing('on,12sec,6', 84) }],
    });
    const reasons = suspects.find(({ cause }) => cause === 'idle-timeout')?.reasons ?? [];
    expect(reasons.map(({ text }) => text).join(' ')).toMatch(/84 bytes again 6 times/);
  });
});

test('segments that were sent again and taken are a hint of loss, where attempts fail now and then', () => {
  const tried = [
    'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080',
    'nc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress',
    'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080',
    'Connection to 192.0.2.5 8080 port [tcp/http-alt] succeeded!',
    'ops@app1:~$',
  ].join('\n');
  const reasonsWith = (...more: readonly string[]): string => {
    const { suspects } = diagnose({
      case: { target: '192.0.2.5', port: 8080, symptom: 'intermittent' },
      evidence: [
        { from: 'client', text: tried },
        { from: 'server', text: capture('db1', ...HANDSHAKE.slice(0, 4), ...more, ...HANDSHAKE.slice(4)) },
      ],
    });
    const reasons = suspects.find(({ cause }) => cause === 'packet-loss')?.reasons ?? [];
    return reasons.map(({ text }) => text).join(' ');
  };
  const again = out('40.310000', 'Flags [P.], seq 1:85, ack 1, win 63, length 84');
  const late = back('40.410000', 'Flags [.], ack 85, win 64, length 0');
  expect(reasonsWith(again, late)).toMatch(/1 segments of a connection had to be sent again/);
  expect(reasonsWith()).not.toMatch(/had to be sent again/);
});
