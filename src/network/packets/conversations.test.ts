import { describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';
import { Conversations } from './conversations.ts';

const CLIENT = { address: '10.77.1.2', port: 40000 };
const SERVER = { address: '10.77.2.2', port: 3306 };

type Given = Partial<PacketRecord> & { readonly flags: string };

function packet(given: Given): PacketRecord {
  return { kind: 'packet', protocol: 'tcp', from: CLIENT, to: SERVER, length: 0, count: 1, ...given };
}

function back(given: Given): PacketRecord {
  return packet({ ...given, from: given.from ?? SERVER, to: given.to ?? CLIENT });
}

function fold(...packets: readonly PacketRecord[]): readonly ConversationRecord[] {
  const folded = new Conversations(false);
  for (const [index, one] of packets.entries()) folded.add(one, index + 1);
  return folded
    .end(packets.at(-1)?.clock)
    .flatMap(({ record }) => (record.kind === 'conversation' ? [record] : []));
}

const syn = (clock: number, more: Partial<PacketRecord> = {}): PacketRecord =>
  packet({ flags: 'S', seq: 1000000000, clock, ...more });

describe('copies of a packet', () => {
  test('on the next interface are no retransmissions', () => {
    const [talk] = fold(
      syn(1, { interface: 'eth0', direction: 'in' }),
      syn(1.00004, { interface: 'docker0', direction: 'out' }),
      syn(2.01, { interface: 'eth0', direction: 'in' }),
      syn(2.01004, { interface: 'docker0', direction: 'out' }),
    );
    expect(talk?.syn).toMatchObject({ count: 2, way: 'through', gaps: [1.01] });
  });

  test('without an interface column are known by coming at once', () => {
    const [talk] = fold(syn(1), syn(1.00001), syn(2.02), syn(2.02001));
    expect(talk?.syn).toMatchObject({ count: 2 });
  });

  test('are none where the identification or the timestamp differs', () => {
    expect(fold(syn(1, { id: 5 }), syn(1.0001, { id: 6 }))[0]?.syn?.count).toBe(2);
    expect(fold(syn(1, { stamp: 5 }), syn(1.0001, { stamp: 6 }))[0]?.syn?.count).toBe(2);
  });

  test('are none without times and columns', () => {
    const bare = packet({ flags: 'S', seq: 1000000000 });
    expect(fold(bare, bare)[0]?.syn?.count).toBe(2);
  });
});

describe('attempts', () => {
  test('from one port are told apart by their sequence numbers', () => {
    const talks = fold(
      syn(1),
      back({ flags: 'R.', seq: 0, ack: 1000000001, clock: 1.1 }),
      syn(2, { seq: 1100000000 }),
    );
    expect(talks.map((talk) => [talk.isn, talk.resets.length])).toEqual([
      [1000000000, 1],
      [1100000000, 0],
    ]);
  });

  test('begin where the capture begins', () => {
    const [late] = fold(
      back({ flags: 'S.', seq: 7, ack: 1000000001, clock: 1 }),
      packet({ flags: 'R', seq: 1, clock: 2 }),
    );
    expect(late).toMatchObject({
      begins: 'syn-ack',
      isn: 1000000000,
      client: CLIENT,
      resets: [{ by: 'client', after: 'syn-ack' }],
    });
    const [later] = fold(back({ flags: 'P.', seq: 5, ack: 9, length: 3 }));
    expect(later).toMatchObject({ begins: 'later', client: CLIENT, server: SERVER });
  });

  test('under two pairs of addresses are one translated SYN', () => {
    const talks = fold(
      syn(1, { direction: 'in' }),
      syn(1.0001, { direction: 'out', from: { address: '10.77.2.1', port: 40000 } }),
    );
    expect(talks[0]?.translated?.client.address).toBe('10.77.2.1');
    expect(talks[1]?.translated?.client.address).toBe('10.77.1.2');
  });
});

describe('what followed', () => {
  const handshake = [
    syn(1),
    back({ flags: 'S.', seq: 500000000, ack: 1000000001, clock: 1.1, ttl: 63 }),
    packet({ flags: '.', ack: 1, clock: 1.1 }),
  ];

  test('counts payload once, and what nobody acknowledged', () => {
    const data = packet({ flags: 'P.', seq: 1, ack: 1, length: 5, clock: 1.2 });
    const [talk] = fold(...handshake, data, { ...data, clock: 1.4 }, { ...data, clock: 1.8 });
    expect(talk?.sent.client).toMatchObject({ bytes: 5, repeats: 2, unanswered: 5 });
    const [heard] = fold(...handshake, data, back({ flags: '.', ack: 6, clock: 1.3 }));
    expect(heard?.sent.client).toMatchObject({ bytes: 5, repeats: 0, unanswered: 0 });
  });

  test('reads absolute and relative numbers alike', () => {
    const data = packet({ flags: 'P.', seq: 1000000001, ack: 500000001, length: 5, clock: 1.2 });
    const [talk] = fold(...handshake, data, { ...data, seq: 1, ack: 1, clock: 1.5 });
    expect(talk?.sent.client).toMatchObject({ bytes: 5, repeats: 1 });
  });

  test('notes a reset whose TTL is not that of its sender', () => {
    const reset = back({ flags: 'R', seq: 1, clock: 2, ttl: 64 });
    expect(fold(...handshake, reset)[0]?.resets).toMatchObject([
      { by: 'server', after: 'handshake', ttl: 64, otherTtl: 63 },
    ]);
    expect(fold(...handshake, { ...reset, ttl: 63 })[0]?.resets[0]).not.toHaveProperty('otherTtl');
  });

  test('puts an ICMP error to the attempt that it quotes, else to all that it can be about', () => {
    const other = { address: '10.77.1.2', port: 40001 };
    const icmp = { unreachable: 'host', about: { address: '10.77.2.2', port: 0 } } as const;
    const error: PacketRecord = {
      kind: 'packet',
      protocol: 'icmp',
      from: { address: '10.77.2.1', port: 0 },
      to: { address: '10.77.1.2', port: 0 },
      icmp,
      count: 1,
    };
    expect(fold(syn(1), error)[0]?.icmp).toMatchObject([{ exact: true, to: 'client' }]);
    const two = fold(syn(1), syn(1.1, { from: other, seq: 1200000000 }), error);
    expect(two.map((talk) => talk.icmp.map(({ exact }) => exact))).toEqual([[false], [false]]);
    const quoting = { ...error, icmp: { ...icmp, answers: { from: other, to: SERVER } } };
    const exact = fold(syn(1), syn(1.1, { from: other, seq: 1200000000 }), quoting);
    expect(exact.map((talk) => talk.icmp.length)).toEqual([0, 1]);
  });
});

test('a flood stays bounded, and says that it is not complete', () => {
  const folded = new Conversations(false);
  for (let i = 0; i < 20_000; i++) {
    const from = { address: `10.${i % 250}.${(i >> 8) % 250}.${i % 200}`, port: 1024 + (i % 60000) };
    folded.add(packet({ flags: 'S', seq: i, from, clock: i / 1000 }), i + 1);
  }
  expect(folded.end(20).length).toBeLessThanOrEqual(5000);
  expect(folded.complete).toBe(false);
});
