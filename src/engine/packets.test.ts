import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Case } from '../model/case.ts';
import type { Vantage } from '../model/evidence.ts';
import { ofKind } from '../model/fact.ts';
import { diagnose } from './index.ts';

const FIXTURES = new URL('../parsers/tcpdump.fixtures/', import.meta.url);

/** A recording as if it had been printed while it was captured, by this command. */
function live(name: string, command: string, host = 'app1'): string {
  const [, , ...lines] = readFileSync(new URL(`${name}.out`, FIXTURES), 'utf8').split('\n');
  const packets = lines.filter((line) => / > .*: |ARP/.test(line));
  const on = /-i (\w+)/.exec(command)?.[1] ?? 'eth0';
  return [
    `root@${host}:~# ${command}`,
    `listening on ${on}, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes`,
    ...lines.filter((line) => line !== '' && !line.startsWith('Warning')),
    `${packets.length} packets captured`,
    `${packets.length} packets received by filter`,
    '0 packets dropped by kernel',
    `root@${host}:~# `,
  ].join('\n');
}

const ANY = "tcpdump -nn -i any 'tcp port 3306 or icmp or icmp6'";

function attempts(text: string, from: Vantage, known: Partial<Case> = {}): readonly string[] {
  const { facts } = diagnose({ case: known, evidence: [{ text, from }] });
  return ofKind(facts, 'attempt').map(
    ({ outcome, port, address, place }) => `${outcome} ${address ?? ''} ${port ?? ''} ${place.vantage}`,
  );
}

describe('a capture on the client', () => {
  test('shows how its attempts ended', () => {
    expect(attempts(live('style-default-eth0', 'tcpdump -nni eth0'), 'client')).toEqual([
      'replied 10.77.2.2 3306 client',
      'refused 10.77.2.2 3307 client',
      'replied fd77:2::2 3306 client',
      'refused fd77:2::2 3307 client',
    ]);
    expect(attempts(live('service-closes-and-resets', 'tcpdump -nni eth0'), 'client')).toEqual([
      'closed 10.77.2.2 5432 client',
      'reset-later 10.77.2.2 6379 client',
      'closed fd77:2::2 5432 client',
      'reset-later fd77:2::2 6379 client',
    ]);
  });

  test('gives each ICMP answer the errno that connect() had', () => {
    const { facts } = diagnose({
      evidence: [{ text: live('icmp-every-code-v', 'tcpdump -nnv -i any'), from: 'client' }],
    });
    const seen = ofKind(facts, 'attempt').map(
      ({ address, port, errno }) => `${address ?? ''} ${port ?? ''} ${errno ?? ''}`,
    );
    expect(seen).toContain('10.77.2.2 1003 ENOPROTOOPT');
    expect(seen).toContain('10.77.2.2 1007 EHOSTUNREACH');
    expect(seen).toContain('fd77:2::2 1007 EACCES');
    expect(seen).toContain('fd77:2::2 1002 EHOSTUNREACH');
    expect(seen).toContain('10.77.2.2 3306 EHOSTUNREACH');
  });

  test('shows silence only where the client waited, and nothing where it goes on', () => {
    expect(attempts(live('return-path-lost-client', ANY), 'client')).toEqual([
      'some-timeout 10.77.2.2 3306 client',
    ]);
    // One second and no more.
    expect(attempts(live('path-filter-client', ANY), 'client')).not.toContain(
      'some-timeout 10.77.2.2 3306 client',
    );
  });

  test('tells the case: its target, its port and what was seen', () => {
    const { case: known } = diagnose({
      evidence: [{ text: live('return-path-lost-client', ANY), from: 'client' }],
    });
    expect(known).toMatchObject({ target: '10.77.2.2', port: 3306, symptom: 'timeout', client: '10.77.1.2' });
  });
});

describe('a capture elsewhere', () => {
  test('is no attempt of the client', () => {
    expect(attempts(live('return-path-lost-server', ANY, 'db1'), 'server')).toEqual([]);
    expect(attempts(live('style-default-eth0', 'tcpdump -nni eth0', 'db1'), 'unknown')).toEqual([]);
    // Told to be the client's, but the SYN came in.
    expect(attempts(live('drop-seen-at-server-any-v', 'tcpdump -nnv -i any', 'db1'), 'client')).toEqual([]);
    expect(attempts(live('translated-router', ANY, 'router1'), 'client')).toEqual([]);
  });
});

describe('the place of a capture', () => {
  const known = { target: '10.77.2.2', port: 3306 };
  const placeOf = (text: string, from: Vantage = 'unknown'): string => {
    const { facts } = diagnose({ case: known, evidence: [{ text, from }] });
    const place = ofKind(facts, 'listing')[0]?.place;
    return `${place?.vantage ?? ''} ${place?.shownBy ?? ''}`;
  };

  test('is proven where the machine answers at the dialled address', () => {
    expect(placeOf(live('style-default-any', ANY, 'db1'))).toBe('server text');
    expect(placeOf(live('return-path-lost-server', ANY, 'db1'))).toBe('server text');
  });

  test('is proven where the SYN begins there, unless the filter may hide that it came in', () => {
    expect(placeOf(live('return-path-lost-client', ANY))).toBe('client text');
    expect(placeOf(live('return-path-lost-client', 'tcpdump -nn -i any host 10.77.1.2'))).toBe(
      'unknown unknown',
    );
  });

  test('is not proven by a SYN that only came in: a router may have dropped it', () => {
    expect(placeOf(live('drop-seen-at-server-any-v', 'tcpdump -nnv -i any', 'db1'))).toBe('unknown unknown');
    expect(placeOf(live('path-filter-router', ANY, 'router1'))).toBe('unknown unknown');
  });

  test('is not proven on a router, which passes it on', () => {
    expect(placeOf(live('return-path-lost-router', ANY, 'router1'))).toBe('unknown unknown');
  });
});

test('a service that went away during the capture does not fail now and then', () => {
  const text = live('style-default-eth0', 'tcpdump -nni eth0').replaceAll('3307', '3306');
  const { facts } = diagnose({
    case: { target: '10.77.2.2', port: 3306 },
    evidence: [{ text, from: 'client' }],
  });
  const outcomes = ofKind(facts, 'attempt').filter(({ address }) => address === '10.77.2.2');
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused']);
});
