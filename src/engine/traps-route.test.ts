import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Case } from '../model/case.ts';
import type { Vantage } from '../model/evidence.ts';
import { diagnose } from './index.ts';

/** What misleads about routes, hosts and addresses, on output that was recorded. */

const FAULTS = join(import.meta.dirname, '../../e2e/lab/faults');

function levelsOf(fault: string, known: Partial<Case>, ...files: readonly string[]): Record<string, string> {
  const evidence = files.map((file) => ({
    text: readFileSync(join(FAULTS, fault, 'recorded', file), 'utf8'),
    from: file.split('.', 1)[0] as Vantage,
  }));
  const { suspects } = diagnose({ case: known, evidence });
  return Object.fromEntries(suspects.map(({ cause, level }) => [cause, level]));
}

function levelsOfText(known: Partial<Case>, text: string): Record<string, string> {
  const { suspects } = diagnose({ case: known, evidence: [{ text, from: 'client' }] });
  return Object.fromEntries(suspects.map(({ cause, level }) => [cause, level]));
}

const DB = { target: '10.77.2.2', port: 8080 };
const DB_V6 = { target: 'fd77:2::2', port: 8080 };

describe('errnos that a route makes', () => {
  test('EINVAL is a blackhole of the client’s own, and no refusal', () => {
    const levels = levelsOf('no-route-blackhole', DB, 'client.nc-openbsd.txt', 'client.ip-route-get.txt');
    expect(levels['no-route']).toBe('confirmed');
    expect(levels['not-listening']).toBe('ruled-out');
  });

  test('EACCES over IPv6 may come from a remote filter as well', () => {
    const levels = levelsOf('no-route-router-prohibit-v6', DB_V6, 'client.nc-openbsd.txt');
    expect(levels['firewall-reject']).not.toBe('ruled-out');
    expect(levels['no-route']).not.toBe('ruled-out');
    expect(Object.values(levels)).not.toContain('confirmed');
  });

  test('EADDRNOTAVAIL is no refusal', () => {
    const levels = levelsOf('source-address-ipv6-off', DB_V6, 'client.nc-openbsd.txt');
    expect(levels['not-listening']).toBe('ruled-out');
    expect(levels['firewall-reject']).toBe('ruled-out');
    expect(levels['port-exhaustion']).not.toBe('ruled-out');
    expect(Object.values(levels)).not.toContain('confirmed');
  });

  test('EMFILE is no refusal', () => {
    const text = 'OSError: [Errno 24] Too many open files';
    const levels = levelsOfText({ ...DB, symptom: 'local-error' }, text);
    expect(levels['fd-exhaustion']).not.toBe('ruled-out');
    expect(Object.values(levels)).not.toContain('confirmed');
  });

  test('a link-local address without its zone is EINVAL: no blackhole is confirmed by it', () => {
    const text =
      'ops@app1:~$ nc -vz -w 3 fe80::1 22\nnc: connect to fe80::1 port 22 (tcp) failed: Invalid argument\nops@app1:~$';
    expect(Object.values(levelsOfText({ target: 'fe80::1', port: 22 }, text))).not.toContain('confirmed');
  });
});

describe('“No route to host” and its time', () => {
  test('after three seconds a neighbour did not answer', () => {
    const known = { target: '10.77.1.9', port: 8080 };
    expect(levelsOf('host-down-own-link', known, 'client.nc-openbsd.time.txt')['host-down']).toBe('likely');
  });

  test('at once it is not a neighbour that did not answer', () => {
    const levels = levelsOf('no-route-router-unreachable', DB, 'client.nc-openbsd.time.txt');
    expect(levels['host-down']).not.toBe('likely');
    expect(levels['firewall-reject']).not.toBe('ruled-out');
  });

  test('after one second it is an ICMP error that came late', () => {
    const text =
      'ops@app1:~$ time nc -vz -w 10 10.77.2.2 8080\nnc: connect to 10.77.2.2 port 8080 (tcp) failed: No route to host\n\nreal\t0m1.031s\nuser\t0m0.002s\nsys\t0m0.000s\n';
    const levels = levelsOfText(DB, text);
    expect(levels['host-down']).not.toBe('likely');
    expect(levels['firewall-reject']).not.toBe('ruled-out');
  });
});

describe('listeners and families', () => {
  test('ss tells [::] from *, netstat’s ::: does not', () => {
    expect(
      levelsOf('family-v6-only', DB, 'client.nc-openbsd.txt', 'server.ss.txt')['address-family-mismatch'],
    ).toBe('confirmed');
    expect(
      levelsOf('family-v6-only', DB, 'client.nc-openbsd.txt', 'server.netstat.txt')[
        'address-family-mismatch'
      ],
    ).not.toMatch(/confirmed|ruled-out/);
  });

  test('one family of a name answers: the service is not healthy for who dials the other', () => {
    const levels = levelsOf(
      'family-dual-name',
      { target: 'db1.internal', port: 8080, symptom: 'refused' },
      'client.nc-openbsd.both.txt',
    );
    expect(levels['tcp-ok']).not.toBe('confirmed');
    expect(levels['address-family-mismatch']).toBe('likely');
  });

  test('127.0.1.1, Debian’s entry for the own name, is a loopback address', () => {
    const { suspects } = diagnose({
      case: { target: '10.77.2.2', port: 8080 },
      evidence: [
        {
          from: 'client',
          text: 'nc: connect to 10.77.2.2 port 8080 (tcp) failed: Connection refused\n',
        },
        {
          from: 'server',
          text: [
            'ops@db1:~$ sudo ss -lntp',
            'State    Recv-Q   Send-Q     Local Address:Port      Peer Address:Port   Process',
            'LISTEN   0        5              127.0.1.1:8080           0.0.0.0:*       users:(("python3",pid=620,fd=3))',
            'ops@db1:~$',
          ].join('\n'),
        },
      ],
    });
    expect(suspects.find(({ level }) => level === 'confirmed')?.cause).toBe('loopback-only');
  });

  test('disable_ipv6: no IPv6 address in the client’s whole list', () => {
    const levels = levelsOf(
      'source-address-ipv6-off',
      DB_V6,
      'client.nc-openbsd.txt',
      'client.ip-br-addr.txt',
    );
    expect(levels['source-address-unavailable']).toBe('confirmed');
  });
});
