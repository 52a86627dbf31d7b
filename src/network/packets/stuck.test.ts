import { describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../model/conversation.ts';
import type { PacketRecord } from '../../model/packet.ts';
import { neverArrived, passedSince, stuckFor } from './both-ends.ts';
import { Conversations } from './conversations.ts';

const CLIENT = { address: '10.77.1.2', port: 40000 };
const SERVER = { address: '10.77.2.2', port: 443 };

type Given = Partial<PacketRecord> & { readonly flags: string };

function out(given: Given): PacketRecord {
  return { kind: 'packet', protocol: 'tcp', from: CLIENT, to: SERVER, length: 0, count: 1, ...given };
}

function back(given: Given): PacketRecord {
  return out({ from: SERVER, to: CLIENT, ...given });
}

const HANDSHAKE = [
  out({ flags: 'S', seq: 1000000000, clock: 1 }),
  back({ flags: 'S.', seq: 500000000, ack: 1000000001, clock: 1.01 }),
  out({ flags: '.', ack: 1, clock: 1.02 }),
];

function fold(...packets: readonly PacketRecord[]): ConversationRecord {
  const folded = new Conversations(false);
  for (const [index, one] of [...HANDSHAKE, ...packets].entries()) folded.add(one, index + 1);
  const [first] = folded.end(packets.at(-1)?.clock);
  if (first?.record.kind !== 'conversation') throw new Error('no conversation');
  return first.record;
}

const sent = (clock: number, seq: number, length: number, ack = 1): PacketRecord =>
  back({ flags: '.', seq, ack, length, clock });
const REQUEST = out({ flags: 'P.', seq: 1, ack: 1, length: 90, clock: 1.03 });

describe('what is sent again and again', () => {
  const [big, tail] = [sent(1.05, 1, 1448, 91), sent(1.06, 1449, 700, 91)];
  const sack = (clock: number): PacketRecord => out({ flags: '.', ack: 1, sack: [[1449, 2149]], clock });
  const again = [1.3, 1.7, 2.5, 4.2].map((clock) => sent(clock, 1, 1448, 91));

  test('is known by its place, its size, and what lies behind it', () => {
    expect(fold(REQUEST, big, tail, sack(1.1), ...again).sent.server.stuck).toEqual({
      ...{ from: 1, times: 5, seconds: 3.15, least: 1448, behind: 700, heard: 91 },
      ...{ clock: 1.05, line: 5, lastLine: 11 },
    });
  });

  test('is nothing once it is acknowledged, or while it was sent but once', () => {
    const heard = out({ flags: '.', ack: 2149, clock: 4.3 });
    expect(fold(REQUEST, big, tail, ...again, heard).sent.server.stuck).toBeUndefined();
    expect(fold(REQUEST, big, tail, sack(1.1)).sent.server.stuck).toBeUndefined();
  });

  test('is followed to the byte that is missing now', () => {
    const { stuck } = fold(
      REQUEST,
      sent(1.05, 1, 7240, 91),
      out({ flags: '.', ack: 4345, clock: 1.1 }),
      ...[1.4, 2, 3.4].map((clock) => sent(clock, 4345, 1448, 91)),
    ).sent.server;
    expect(stuck).toMatchObject({ from: 4345, times: 4, seconds: 2, least: 1448 });
  });

  test('has the silence that stood before it', () => {
    const answered = out({ flags: '.', ack: 8, clock: 1.06 });
    const talk = fold(
      REQUEST,
      sent(1.05, 1, 7, 91),
      answered,
      ...[9.06, 9.3, 9.8, 10.9].map((clock) => out({ flags: 'P.', seq: 91, ack: 8, length: 6, clock })),
    );
    expect(talk.sent.client.stuck).toMatchObject({ from: 91, times: 4, idle: 8 });
    const reset = back({ flags: 'R', seq: 8, clock: 9.07 });
    const ask = out({ flags: 'P.', seq: 91, ack: 8, length: 6, clock: 9.06 });
    const cut = fold(REQUEST, sent(1.05, 1, 7, 91), answered, ask, reset);
    expect(cut.resets).toMatchObject([{ by: 'server', idle: 8, bare: true }]);
  });

  test('a keepalive is no repetition', () => {
    const probes = [3, 5, 7].map((clock) => back({ flags: '.', seq: 7, ack: 91, length: 1, clock }));
    const talk = fold(REQUEST, sent(1.05, 1, 7, 91), out({ flags: '.', ack: 8, clock: 1.06 }), ...probes);
    expect(talk.sent.server).toMatchObject({ repeats: 0 });
    expect(talk.sent.server.stuck).toBeUndefined();
  });

  test('lasts only where chance does not explain it', () => {
    expect(stuckFor(fold(REQUEST, big, ...again), 'server')).toBeDefined();
    expect(stuckFor(fold(REQUEST, big, ...again.slice(0, 1)), 'server')).toBeUndefined();
    const quick = [1.06, 1.07, 1.08].map((clock) => sent(clock, 1, 1448, 91));
    expect(stuckFor(fold(REQUEST, big, ...quick), 'server')).toBeUndefined();
  });
});

describe('both views of one connection', () => {
  const again = [1.05, 1.3, 1.7, 2.5].map((clock) => sent(clock, 1, 1448, 91));
  const sender = fold(REQUEST, ...again, sent(1.06, 1449, 700, 91)).sent.server.stuck;
  if (!sender) throw new Error('nothing is stuck');

  test('the receiver never had what is stuck', () => {
    expect(neverArrived(sender, fold(REQUEST).sent.server)).toBe(true);
    expect(neverArrived(sender, fold(REQUEST, sent(1.06, 1449, 700, 91)).sent.server)).toBe(true);
    expect(neverArrived(sender, fold(REQUEST, sent(1.06, 1, 1448, 91)).sent.server)).toBe(false);
  });

  test('something that the sender sent later came through', () => {
    const ask = out({ flags: 'P.', seq: 91, ack: 1, length: 9, clock: 5 });
    expect(passedSince(sender, fold(REQUEST, back({ flags: '.', ack: 91, clock: 1.04 })).sent.server)).toBe(
      false,
    );
    const later = back({ flags: '.', ack: 100, clock: 5.1 });
    expect(passedSince(sender, fold(REQUEST, ask, later).sent.server)).toBe(true);
  });
});
