import { expect, test } from 'vitest';
import { diagnose } from './index.ts';

function read(text: string): string {
  const { target, port, symptom } = diagnose({ evidence: [{ text }] }).case;
  return `${symptom ?? '-'} ${target ?? '-'} ${port ?? '-'}`;
}

const WAITS = 'SYN-SENT 0      1          192.0.2.4:40122 203.0.113.31:9200';

test('sockets that wait for an answer say whom the client dials, and that nothing answers', () => {
  expect(read(`State    Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n${WAITS}`)).toBe(
    'timeout 203.0.113.31 9200',
  );
  expect(
    read(
      'tcp4       0      0  192.168.1.23.61220     203.0.113.50.22        SYN_SENT\ntcp4       0      0  192.168.1.23.61224     203.0.113.50.22        SYN_SENT',
    ),
  ).toBe('timeout 203.0.113.50 22');
});

test('one that is just being made on a busy machine says nothing, nor does one beside an open one', () => {
  const open = (i: number) => `ESTAB    0      0          192.0.2.4:4${i}122 203.0.113.3${i}:443`;
  expect(read([WAITS, ...[1, 2, 3, 4, 5, 6].map(open)].join('\n'))).toMatch(/^- /);
  expect(read(`${WAITS}\nESTAB    0      0          192.0.2.4:40126 203.0.113.31:9200`)).toMatch(/^- /);
});

const FLOW = (state: string, more = '[UNREPLIED] ') =>
  `tcp      6 98 ${state} src=198.51.100.7 dst=192.0.2.12 sport=44120 dport=5432 ${more}src=192.0.2.12 dst=198.51.100.7 sport=5432 dport=44120 mark=0 use=1`;

test('a flow without reply is a SYN that nothing answered; one that was answered is none', () => {
  expect(read(FLOW('SYN_SENT'))).toBe('timeout 192.0.2.12 5432');
  expect(read(FLOW('ESTABLISHED', ''))).toBe('- - -');
});

test('events: SYN_SENT that a RST ended is refused, what was open before is not', () => {
  const event = (kind: string, state: string, more?: string) =>
    `${kind} ${FLOW(state, more).replace(/ mark.*/, '')}`;
  expect(read(`    [NEW] ${event('', 'SYN_SENT').trim()}\n[DESTROY] ${event('', 'CLOSE').trim()}`)).toBe(
    'refused 192.0.2.12 5432',
  );
  const healthy = [
    `    [NEW] ${event('', 'SYN_SENT').trim()}`,
    ` [UPDATE] ${event('', 'ESTABLISHED', '').trim()}`,
    ` [UPDATE] ${event('', 'CLOSE', '').trim()}`,
  ];
  expect(read(healthy.join('\n'))).toBe('- - -');
});

const syn = (host: string, second: number, to: string) =>
  `${host}: 11:22:0${second}.100001 IP 198.51.100.15.38122 > ${to}.9153: Flags [S], seq 55, win 64860, options [mss 1410], length 0`;

test('captures of several nodes, each line with its node’s name', () => {
  const text = [1, 2, 4].map((second) => syn('node-a', second, '192.0.2.10')).join('\n');
  expect(read(text)).toBe('timeout 192.0.2.10 9153');
});

test('of several servers in one capture the one that does not answer is meant', () => {
  const at = (second: number, to: string, flags: string, from = '198.51.100.15.38122') =>
    `11:22:0${second}.100001 IP ${from} > ${to}: Flags [${flags}], seq ${second}, win 64860, length 0`;
  const text = [
    at(1, '192.0.2.10.80', 'S'),
    at(1, '198.51.100.15.38122', 'S.', '192.0.2.10.80').replace('seq 1,', 'seq 7, ack 2,'),
    at(1, '192.0.2.10.80', '.').replace('seq 1,', 'ack 1,'),
    at(2, '192.0.2.11.443', 'S', '198.51.100.15.38200'),
    at(4, '192.0.2.11.443', 'S', '198.51.100.15.38200').replace('seq 4', 'seq 2'),
  ].join('\n');
  expect(read(text)).toBe('timeout 192.0.2.11 443');
});

test('a trace by SYNs to a port that goes silent, or is told off, is a try to connect', () => {
  const head = 'Tracing the path to 203.0.113.140 on TCP port 993 (imaps), 30 hops max';
  const first = ' 1  192.0.2.1  0.411 ms  0.301 ms  0.290 ms';
  expect(read([head, first, ' 2  * * *', ' 3  * * *', ' 4  * * *'].join('\n'))).toBe(
    'timeout 203.0.113.140 993',
  );
  expect(read([head, first, ' 2  198.51.100.1  3.1 ms !X * *'].join('\n'))).toBe(
    'unreachable 203.0.113.140 993',
  );
  expect(read([head, first, ' 2  203.0.113.140 [open]  3.1 ms  3.0 ms  3.0 ms'].join('\n'))).toMatch(/^- /);
});

test('people’s own scripts: who was tried, and one word of how it went', () => {
  expect(read('checking 192.0.2.11:5432 ... open\nchecking 192.0.2.13:5432 ... timeout')).toBe(
    'timeout 192.0.2.13 5432',
  );
  const row = (word: string) => `192.0.2.15:5000 ${word}`;
  expect(read(['FAIL (connect timeout 3s)', 'OK 2ms', 'FAIL (connect timeout 3s)'].map(row).join('\n'))).toBe(
    'intermittent 192.0.2.15 5000',
  );
  expect(read('src/main.go:42: ok\nstep:3 open the file')).toBe('- - -');
});

test('a row of any table: two ends, and the state of a SYN without an answer', () => {
  expect(read('│ tcp │ SYN_SENT │ 192.0.2.20:49812 │ 203.0.113.61:5044 │ filebeat │')).toBe(
    'timeout 203.0.113.61 5044',
  );
});

test('packets that a mail program broke in two are still one SYN sent again, or one that a RST answered', () => {
  const again = (clock: string) =>
    `> 09:05:${clock} IP 192.0.2.25.36121 > 203.0.113.11.25: Flags [S], seq\n> 2381230912, win 14600, options [mss 1460], length 0`;
  expect(read(['11.120938', '12.119121', '14.123001'].map(again).join('\n'))).toBe('timeout 203.0.113.11 25');
  const old = [
    '> 16:02:11.100100 IP 192.0.2.1.50100 > 192.0.2.21.8080: S',
    '> 2191288111:2191288111(0) win 5840 <mss 1460>',
    '> 16:02:11.100300 IP 192.0.2.21.8080 > 192.0.2.1.50100: R 0:0(0) ack',
    '> 2191288112 win 0',
  ].join('\n');
  expect(read(old)).toBe('refused 192.0.2.21 8080');
});

test('a director whose SYNs go through to some servers only', () => {
  const row = (state: string, port: number, server: string) =>
    `TCP 00:57  ${state}    198.51.100.40:${port} 192.0.2.34:8848 ${server}:8848`;
  const text = [
    row('ESTABLISHED', 59622, '192.0.2.50'),
    row('SYN_RECV', 59623, '192.0.2.51'),
    row('SYN_RECV', 59624, '192.0.2.52'),
  ].join('\n');
  expect(read(text)).toBe('intermittent 192.0.2.34 8848');
});

test('truss of Solaris prints whom it dialled below the call', () => {
  const text = [
    'connect(4, 0x08047B30, 16, SOV_DEFAULT)         Err#146 ECONNREFUSED',
    '        AF_INET  name = 192.0.2.150  port = 1521',
  ].join('\n');
  expect(read(text)).toBe('refused 192.0.2.150 1521');
});
