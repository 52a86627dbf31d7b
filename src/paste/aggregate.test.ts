import { describe, expect, it } from 'vitest';
import type { AttemptRecord, FactRecord, SocketRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';
import { Aggregate, MOST_ALIKE, MOST_LINES_CITED } from './aggregate.ts';

const attempt = (outcome: AttemptRecord['outcome'], more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  kind: 'attempt',
  tool: 'nc',
  transport: 'tcp',
  address: '10.0.0.5',
  port: 3306,
  outcome,
  count: 1,
  ...more,
});

const socket = (port: number, more: Partial<SocketRecord> = {}): SocketRecord => ({
  kind: 'socket',
  transport: 'tcp',
  state: 'time-wait',
  local: { address: '10.0.0.1', port },
  peer: { address: '10.0.0.5', port: 3306 },
  accepts: [],
  mayAccept: [],
  processes: [],
  count: 1,
  ...more,
});

function collect(records: readonly FactRecord[], most = 1000): readonly Draft[] {
  const found = new Aggregate(most);
  for (const [i, record] of records.entries()) found.add({ record, lines: [i + 1] });
  return found.drafts();
}

const many = (n: number, record: FactRecord): readonly FactRecord[] =>
  Array.from({ length: n }, () => record);
const counts = (drafts: readonly Draft[]) =>
  drafts.map(({ record }) => ('count' in record ? record.count : undefined));

describe('Aggregate', () => {
  it('leaves as many as it may as they are', () => {
    expect(collect(many(MOST_ALIKE, attempt('refused')))).toHaveLength(MOST_ALIKE);
  });

  it('puts more into one, and keeps the last in its place', () => {
    const drafts = collect([...many(200, attempt('refused')), attempt('connected'), attempt('refused')]);
    expect(drafts.map(({ record }) => 'outcome' in record && record.outcome)).toEqual([
      'refused',
      'connected',
      'refused',
    ]);
    expect(counts(drafts)).toEqual([200, 1, 1]);
    expect(drafts[2]?.lines).toEqual([202]);
  });

  it('cites the first lines and the last one', () => {
    const lines = collect(many(500, attempt('refused')))[0]?.lines ?? [];
    expect(lines).toHaveLength(MOST_LINES_CITED);
    expect(lines[0]).toBe(1);
    expect(lines.at(-1)).toBe(499);
  });

  it('adds up counts', () => {
    expect(counts(collect(many(100, attempt('refused', { count: 3 }))))).toEqual([297, 3]);
  });

  it.each<[string, (i: number) => FactRecord]>([
    ['outcome', (i) => attempt(i % 2 ? 'refused' : 'connected')],
    ['address', (i) => attempt('refused', { address: i % 2 ? '10.0.0.5' : '10.0.0.6' })],
    ['port', (i) => attempt('refused', { port: i % 2 ? 1 : 2 })],
    ['state', (i) => socket(40000 + i, { state: i % 2 ? 'established' : 'time-wait' })],
    ['unread bytes', (i) => socket(40000 + i, { unreadBytes: i % 2 })],
  ])('keeps apart what differs in %s', (_, make) => {
    expect(counts(collect(Array.from({ length: 200 }, (__, i) => make(i))))).toEqual([99, 99, 1, 1]);
  });

  it('does not mind the time an attempt took', () => {
    const records = Array.from({ length: 100 }, (_, i) => attempt('refused', { took: i }));
    expect(counts(collect(records))).toEqual([99, 1]);
  });

  it('puts connections together whichever port the client was lent', () => {
    const drafts = collect(Array.from({ length: 28_000 }, (_, i) => socket(32768 + i)));
    expect(counts(drafts)).toEqual([27_999, 1]);
    expect(drafts[0]?.record).toMatchObject({ local: { port: 0 }, peer: { port: 3306 } });
    expect(drafts[1]?.record).toMatchObject({ local: { port: 60_767 } });
  });

  it('never puts listings and counters together', () => {
    expect(collect(many(100, { kind: 'counter', name: 'TcpExtListenDrops', value: 1 }))).toHaveLength(100);
  });

  it('says when there was more than it may keep', () => {
    const found = new Aggregate(60);
    for (let i = 0; i < 100; i++) found.add({ record: attempt('refused', { port: 1 + i }), lines: [i] });
    expect(found.overflowed).toBe(true);
    expect(found.drafts()).toHaveLength(60);
  });
});
