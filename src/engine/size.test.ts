import { describe, expect, it } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** What ten times the facts cost: a ratio of processor time, so that a busy machine and a slow one say the same. */

const SMALL = 400;
const MOST = 13;
/** Milliseconds that any of them may cost beside the ratio: what does not depend on the facts varies by as much. */
const SLACK = 60;

function address(i: number): string {
  return `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
}

function rows(count: number, row: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => row(i)).join('\n');
}

function typed(command: string, ...lines: readonly string[]): string {
  return [`ops@db1:~$ ${command}`, ...lines, 'ops@db1:~$ '].join('\n');
}

const SS = 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process';
const port = (i: number): number => 1024 + (i % 60_000);
const second = (i: number): string => String(i % 60).padStart(2, '0');

const TEXTS: Readonly<Record<string, (count: number) => string>> = {
  'ss -tan': (n) =>
    typed(
      'ss -tan',
      SS,
      rows(n, (i) => `ESTAB 0 0 192.0.2.5:5432 ${address(i)}:${port(i * 7)}`),
    ),
  'ss -lnt': (n) =>
    typed(
      'ss -lnt',
      SS,
      rows(n, (i) => `LISTEN 0 128 ${address(i)}:${i % 2 ? 5432 : port(i)} 0.0.0.0:*`),
    ),
  'netstat -tan': (n) =>
    typed(
      'netstat -tan',
      'Proto Recv-Q Send-Q Local Address           Foreign Address         State',
      rows(n, (i) => `tcp        0      0 10.0.0.9:${port(i)}    ${address(i)}:443    ESTABLISHED`),
    ),
  'tcpdump -n': (n) =>
    typed(
      'tcpdump -n -i any',
      rows(
        n,
        (i) =>
          `04:47:${second(i)}.000000 IP ${address(i)}.${port(i)} > 192.0.2.5.5432: Flags [S], seq ${i}, win 64240, length 0`,
      ),
    ),
  'iptables-save': (n) =>
    typed(
      'iptables-save',
      '*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]',
      rows(n, (i) => `-A INPUT -s ${address(i)}/32 -p tcp -m tcp --dport ${port(i)} -j DROP`),
      'COMMIT',
    ),
  'a cycle of chains': (n) =>
    typed(
      'iptables-save',
      '*filter\n:INPUT ACCEPT [0:0]',
      rows(n, (i) => `:C${i} - [0:0]`),
      '-A INPUT -j C0',
      rows(n, (i) => `-A C${i} -j C${(i + 1) % n}`),
      'COMMIT',
    ),
  'nft list ruleset': (n) =>
    typed(
      'nft list ruleset',
      'table inet filter {\n\tchain input {\n\t\ttype filter hook input priority filter; policy accept;',
      rows(n, (i) => `\t\tip saddr ${address(i)} tcp dport ${port(i)} drop`),
      '\t}\n}',
    ),
  'a log of many hosts': (n) =>
    rows(
      n,
      (i) =>
        `2026-11-21 04:47:${second(i)},123 ERROR Pool - java.net.ConnectException: Connection refused: db${i}.example.org/${address(i)}:5432`,
    ),
  'a name with many addresses': (n) =>
    rows(
      n,
      (i) =>
        `ops@db1:~$ nc -vz db7 5432\nnc: connect to db7 (${address(i)}) port 5432 (tcp) failed: Connection timed out`,
    ),
  'blocks of many hosts': (n) =>
    rows(n, (i) => `ops@h${i}:~$ ss -lnt\n${SS}\nLISTEN 0 128 0.0.0.0:5432 0.0.0.0:*`),
  'stamped blocks': (n) =>
    rows(
      n,
      (i) =>
        `== tcpwhy begin db1 2026-11-21T07:00:${second(i)}Z\n== $ ss -lnt\n${SS}\nLISTEN 0 128 0.0.0.0:${i % 2 ? 5432 : 5433} 0.0.0.0:*\n== tcpwhy end`,
    ),
  'sysctl -a': (n) =>
    typed(
      'sysctl -a',
      rows(n, (i) => `net.ipv4.conf.eth${i}.rp_filter = 1`),
    ),
  'settings that conflict': (n) =>
    rows(n, (i) => `ops@db1:~$ sysctl net.ipv4.conf.all.rp_filter\nnet.ipv4.conf.all.rp_filter = ${i % 3}`),
  counters: (n) =>
    typed(
      'nstat -az',
      '#kernel',
      rows(n, (i) => `TcpExtOne${i}    ${i}   0.0`),
    ),
};

const FAILURES: Readonly<Record<string, string>> = {
  'a timeout': 'nc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection timed out',
  'a refusal': 'nc: connect to 192.0.2.5 port 5432 (tcp) failed: Connection refused',
  'a reset': 'psql: error: connection to server at "192.0.2.5", port 5432 failed: Connection reset by peer',
};

function evidence(failure: string, text: string): readonly Evidence[] {
  return [
    { from: 'client', text: `ops@app1:~$ nc -vz 192.0.2.5 5432\n${failure}\nops@app1:~$ ` },
    { from: 'server', text },
  ];
}

/** Milliseconds of processor time, of the cheapest run of some. */
function cost(run: () => void, runs: number): number {
  const costs = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

describe.each(Object.entries(FAILURES))('with %s', (_name, failure) => {
  it.each(Object.entries(TEXTS))('ten times of %s costs ten times as much', (_kind, text) => {
    const ofSize = (count: number): (() => void) => {
      const input = { evidence: evidence(failure, text(count)) };
      return () => {
        diagnose(input);
      };
    };
    const small = cost(ofSize(SMALL), 5);
    const large = cost(ofSize(10 * SMALL), 2);
    expect(large).toBeLessThan(MOST * small + SLACK);
  });
});
