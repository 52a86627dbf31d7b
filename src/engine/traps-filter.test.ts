import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Level } from '../model/cause.ts';
import type { Evidence, Vantage } from '../model/evidence.ts';
import { CAUSES, diagnose } from './index.ts';

/** What looks like one thing and is another, where a packet filter rejects. */

const TARGET = '192.0.2.5';
const CASE = { target: TARGET, port: 5432, client: '198.51.100.7' };
const LISTENS = [
  'ops@db1:~$ sudo ss -lntp',
  'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
  'LISTEN   0        244              0.0.0.0:5432          0.0.0.0:*       users:(("postgres",pid=700,fd=6))',
  'ops@db1:~$',
].join('\n');

function dials(ending: string, address: string = TARGET, host: string = 'app1'): string {
  return `ops@${host}:~$ nc -vz -w 5 ${address} 5432\nnc: connect to ${address} port 5432 (tcp) failed: ${ending}\n`;
}

function rules(...lines: readonly string[]): string {
  return ['ops@db1:~$ sudo iptables -S', '-P INPUT ACCEPT', '-P FORWARD ACCEPT', '-P OUTPUT ACCEPT', ...lines]
    .concat('ops@db1:~$')
    .join('\n');
}

function recorded(fault: string, file: string): Evidence {
  const from: Vantage = file.startsWith('client') ? 'client' : 'server';
  const url = new URL(`../../e2e/lab/faults/${fault}/recorded/${file}.txt`, import.meta.url);
  return { from, text: readFileSync(url, 'utf8') };
}

function levels(evidence: readonly Evidence[], known: object = CASE): (cause: string) => Level | undefined {
  const { suspects } = diagnose({ case: known, evidence });
  return (cause) => suspects.find((suspect) => suspect.cause === cause)?.level;
}

const client = (text: string): Evidence => ({ from: 'client', text });
const server = (text: string): Evidence => ({ from: 'server', text });

test('“Permission denied” over IPv6 comes from a remote filter as well: it is no proof of a local policy', () => {
  const known = { target: '2001:db8::5', port: 5432 };
  const alone = levels([client(dials('Permission denied', '2001:db8::5'))], known);
  for (const cause of ['firewall-reject', 'outbound-block', 'no-route', 'local-policy-denied']) {
    expect(alone(cause), cause).toBe('possible');
  }
  const fault = 'firewall-reject-v6-adm-prohibited';
  const seen = { target: 'fd77:2::2', port: 3306 };
  const both = [recorded(fault, 'client.nc-openbsd'), recorded(fault, 'server.ip6tables-S')];
  expect(levels(both, seen)('firewall-reject')).toBe('confirmed');
});

test('“Protocol not available” from connect() is an ICMP answer to the SYN, and no listener or route', () => {
  const level = levels([client(dials('Protocol not available'))]);
  for (const cause of ['firewall-reject', 'outbound-block', 'source-blocked']) {
    expect(level(cause), cause).toBe('possible');
  }
  for (const cause of ['not-listening', 'no-route', 'host-down', 'firewall-drop', 'local-policy-denied']) {
    expect(level(cause), cause).toBe('ruled-out');
  }
});

test('“No route to host” at once and after a second is an answer; after three seconds nobody answered', () => {
  const took = (seconds: string): Evidence =>
    client(
      `ops@app1:~$ time nc -vz -w 5 ${TARGET} 5432\nnc: connect to ${TARGET} port 5432 (tcp) failed: No route to host\n\nreal\t0m${seconds}s\nuser\t0m0.002s\nsys\t0m0.000s\nops@app1:~$`,
    );
  for (const seconds of ['0.059', '1.031']) {
    const level = levels([took(seconds), server(LISTENS)]);
    expect(level('firewall-reject'), seconds).toBe('likely');
  }
  const late = levels([took('3.071')]);
  expect(late('host-down')).toBe('likely');
  // An ICMP error can be lost to its rate limit twice: it is not ruled out, only no longer suggested.
  expect(late('firewall-reject')).toBe('possible');
});

test('a connection from the server to itself says nothing about its rules for others', () => {
  const itself = `ops@db1:~$ nc -vz -w 5 ${TARGET} 5432\nConnection to ${TARGET} 5432 port [tcp/postgresql] succeeded!\nops@db1:~$`;
  const level = levels([client(dials('Connection refused')), server(itself)]);
  expect(level('firewall-reject')).toBe('likely');
  expect(level('not-listening')).toBe('ruled-out');
});

test('how often a rule has counted changes nothing', () => {
  const counted = (packets: number): string =>
    [
      'ops@db1:~$ sudo iptables -L INPUT -n -v',
      'Chain INPUT (policy ACCEPT 0 packets, 0 bytes)',
      ' pkts bytes target     prot opt in     out     source               destination         ',
      `${String(packets).padStart(5)}  3000 REJECT     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:5432 reject-with icmp-port-unreachable`,
      'ops@db1:~$',
    ].join('\n');
  const [none, many] = [0, 5000].map((packets) =>
    levels([client(dials('Connection refused')), server(counted(packets))])('firewall-reject'),
  );
  expect(none).toBe(many);
  const other = levels([
    client(dials('Connection refused')),
    server(counted(5000).replace('dpt:5432', 'dpt:5433')),
  ]);
  expect(other('firewall-reject')).not.toBe('confirmed');
});

test('a published port has no listener on its host, and works', () => {
  const known = { target: '10.77.2.2', port: 8080, service: 'http' };
  for (const fault of ['healthy-published-port', 'healthy-published-port-nft']) {
    const listing = recorded(fault, 'server.ss');
    expect(levels([listing], known)('not-listening'), fault).not.toBe('confirmed');
    const level = levels([recorded(fault, 'client.curl-http'), listing], known);
    expect(level('tcp-ok'), fault).toBe('confirmed');
  }
});

test('iptables lists none of nft’s own tables: with an empty list a forward may still be there', () => {
  const fault = 'forwarded-to-wrong-port-nft';
  const known = { target: '10.77.2.2', port: 8080, service: 'http' };
  const pastes = ['client.ncat', 'server.ss', 'server.iptables-save'].map((file) => recorded(fault, file));
  const level = levels(pastes, known);
  expect(level('not-listening')).not.toBe('confirmed');
  const all = levels([...pastes, recorded(fault, 'server.nft')], known);
  expect(all('forwarded-to-wrong-port')).toBe('likely');
});

test('a rule that answers otherwise than the client saw confirms nothing', () => {
  const reject = rules('-A INPUT -p tcp -m tcp --dport 5432 -j REJECT --reject-with icmp-host-prohibited');
  expect(levels([client(dials('Connection refused')), server(reject)])('firewall-reject')).not.toBe(
    'confirmed',
  );
  expect(levels([client(dials('No route to host')), server(reject)])('firewall-reject')).toBe('confirmed');
});

test('a client that gave up within the second in which an ICMP error may come late', () => {
  const impatient = `ops@app1:~$ nc -vz -w 1 ${TARGET} 5432\nnc: connect to ${TARGET} port 5432 (tcp) timed out: Operation now in progress\n`;
  const level = levels([
    client(impatient),
    server(rules('-A INPUT -j REJECT --reject-with icmp-port-unreachable')),
  ]);
  expect(level('firewall-reject')).toBe('likely');
  expect(level('firewall-drop')).not.toBe('confirmed');
});

describe('rules that send the SYN on take the verdict from the listeners that it never meets', () => {
  const FORWARD = [
    'ops@db1:~$ sudo nft list ruleset',
    'table ip nat {',
    '\tchain PREROUTING {',
    '\t\ttype nat hook prerouting priority dstnat; policy accept;',
    '\t\ttcp dport { 3306, 9042 } dnat to 198.51.100.40:3999',
    '\t}',
    '}',
    'ops@db1:~$',
  ].join('\n');

  test.each(['wrong-port', 'loopback-only', 'other-address-only'])('%s', (id) => {
    const matches = CAUSES.find((cause) => cause.id === id)?.examples?.matches;
    if (!matches) throw new Error(`${id} has no example`);
    const levelWith = (text: string): string | undefined => {
      const evidence = [...matches.evidence, { from: 'server' as const, text }];
      return diagnose({ case: matches.case, evidence }).suspects.find(({ cause }) => cause === id)?.level;
    };
    expect(levelWith(FORWARD)).toBe('possible');
    expect(levelWith(FORWARD.replace('dport { 3306, 9042 }', 'dport 3999'))).toBe('confirmed');
  });
});
