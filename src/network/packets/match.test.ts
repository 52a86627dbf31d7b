import { describe, expect, test } from 'vitest';
import type { FactOf } from '../../model/fact.ts';
import type { PacketRecord } from '../../model/packet.ts';
import { captureShows, looksAtAddresses } from './capture-filter.ts';
import { Conversations } from './conversations.ts';
import { ACK, RST, SYN, type Glimpse } from './glimpse.ts';
import { findIn, sameAttempt } from './match.ts';

const v4: Glimpse = { family: 4, protocol: 'tcp', flags: SYN, toPort: 3306 };
const v6: Glimpse = { ...v4, family: 6 };
const reset: Glimpse = { family: 4, protocol: 'tcp', flags: RST | ACK, fromPort: 3306 };
const icmp: Glimpse = { family: 4, protocol: 'icmp', from: '10.77.2.1', to: '10.77.1.2' };
const icmp6: Glimpse = { family: 6, protocol: 'icmp' };

// What libpcap 1.10 takes for these filters was measured (facts, B4) or is pcap-filter(7)'s own word.
const FILTERS: readonly (readonly [string, readonly (boolean | undefined)[]])[] = [
  ['', [true, true, true, true, true]],
  ['tcp port 3306', [true, true, true, false, false]],
  ['port 3306 or icmp', [true, true, true, true, false]],
  ['tcp port 3306 or icmp or icmp6', [true, true, true, true, true]],
  ['tcp and port 80', [undefined, undefined, undefined, false, false]],
  ['tcp[tcpflags] & (tcp-syn|tcp-rst) != 0', [true, false, true, false, false]],
  ['tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn', [true, false, false, false, false]],
  ['(tcp[13] & 6 != 0) or (ip6[6] == 6 and ip6[53] & 6 != 0)', [true, true, true, false, false]],
  ['host 10.77.2.2', [undefined, undefined, undefined, false, undefined]],
  ['host 10.77.2.1 and not port 22', [undefined, undefined, undefined, true, undefined]],
  ['ip6', [false, true, false, false, true]],
  ['dst port 3306', [true, true, undefined, false, false]],
  ['portrange 3300-3310', [true, true, true, false, false]],
  ['port 80 or 3306', [true, true, true, false, false]],
  ['net 10.77.0.0/16', [undefined, undefined, undefined, undefined, undefined]],
  ['!(icmp)', [true, true, true, false, true]],
  ['not (tcp port 22)', [undefined, undefined, undefined, true, true]],
  ['tcp prot 3306', [undefined, undefined, undefined, false, false]],
];

describe('captureShows', () => {
  test.each(FILTERS)('%s', (filter, expected) => {
    expect([v4, v6, reset, icmp, icmp6].map((seen) => captureShows({ filter }, seen))).toEqual(expected);
  });

  test('an unknown filter and a hostile one tell nothing', () => {
    expect(captureShows({}, v4)).toBeUndefined();
    expect(captureShows({ filter: '('.repeat(5000) }, v4)).toBeUndefined();
    expect(captureShows({ filter: `${'not '.repeat(150)}tcp` }, v4)).toBe(true);
  });

  test('knows which filters look at addresses', () => {
    expect(looksAtAddresses({ filter: 'tcp port 3306 or icmp' })).toBe(false);
    expect(looksAtAddresses({ filter: 'host db1' })).toBe(true);
    expect(looksAtAddresses({})).toBe(true);
  });
});

type Conversation = FactOf<'conversation'>;

function talks(evidence: number, ...packets: readonly Partial<PacketRecord>[]): readonly Conversation[] {
  const folded = new Conversations(false);
  const base: PacketRecord = {
    kind: 'packet',
    protocol: 'tcp',
    from: { address: '10.77.1.2', port: 40000 },
    to: { address: '10.77.2.2', port: 3306 },
    flags: 'S',
    count: 1,
  };
  packets.forEach((packet, i) => {
    folded.add({ ...base, ...packet }, i + 1);
  });
  return folded.end(99).flatMap(({ record }) =>
    record.kind === 'conversation'
      ? [
          {
            ...record,
            at: [{ evidence, first: 1, last: 1 }],
            place: { vantage: 'unknown', shownBy: 'unknown' },
            block: 0,
          },
        ]
      : [],
  );
}

function capture(details: FactOf<'listing'>['capture'], whole = true): FactOf<'listing'> {
  return {
    kind: 'listing',
    of: 'packet',
    tool: 'tcpdump',
    families: [4, 6],
    states: 'all',
    sees: 'all',
    capture: { captured: 9, filter: 'tcp port 3306', interface: 'any', ...details },
    whole,
    at: [{ evidence: 1, first: 1, last: 1 }],
    place: { vantage: 'server', shownBy: 'told' },
    block: 0,
  };
}

describe('one attempt in two captures', () => {
  const [sent] = talks(0, { seq: 1, clock: 10, stamp: 77 });
  const nat = { address: '192.0.2.1', port: 61000 };

  test('is known by its sequence number, behind a NAT as well', () => {
    const [same] = talks(1, { seq: 1, clock: 9010, stamp: 77 });
    const [translated] = talks(1, { seq: 1, from: nat, stamp: 77 });
    const [another] = talks(1, { seq: 1, from: nat, stamp: 78 });
    const [later] = talks(1, { seq: 2, stamp: 77 });
    expect(sent && same && sameAttempt(sent, same)).toBe('same');
    expect(sent && translated && sameAttempt(sent, translated)).toBe('translated');
    expect(sent && another && sameAttempt(sent, another)).toBeUndefined();
    expect(sent && later && sameAttempt(sent, later)).toBeUndefined();
  });

  const mine = talks(0, { seq: 1, clock: 10 }, { seq: 5, clock: 20 }, { seq: 9, clock: 30 });
  const theirs = talks(1, { seq: 1, clock: 9010 }, { seq: 9, clock: 9030 });

  test('is absent where a whole capture shows what came before and after it', () => {
    const lost = mine[1];
    const found = lost && findIn(lost, mine, capture({ first: 9010, last: 9030 }), theirs);
    expect(found).toEqual({ is: 'absent', running: 'seen' });
    const there = mine[0] && findIn(mine[0], mine, capture({}), theirs);
    expect(there).toMatchObject({ is: 'there', likeness: 'same' });
  });

  test('may have been missed where the capture shows nothing else', () => {
    const lost = mine[1];
    if (!lost) throw new Error('no conversation');
    expect(findIn(lost, mine, capture({}), [])).toEqual({ is: 'absent', running: 'unknown' });
    expect(findIn(lost, mine, capture({ interface: 'eth0' }), [])).toMatchObject({ why: 'interface' });
    expect(findIn(lost, mine, capture({ filter: 'host 10.77.1.2' }), [])).toMatchObject({ why: 'filter' });
    expect(findIn(lost, mine, capture({ captured: 9, most: 9 }), [])).toMatchObject({ why: 'ended-early' });
    expect(findIn(lost, mine, capture({}, false), [])).toMatchObject({ why: 'not-whole' });
  });
});
