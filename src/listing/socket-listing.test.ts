import { describe, expect, it } from 'vitest';
import type { CommandLine, Passes } from '../model/command-line.ts';
import { readEndpoint } from './written-endpoint.ts';
import { keptBy } from './kept-rows.ts';
import { ListingGaps } from './listing-gaps.ts';
import {
  argumentsOf,
  boundFamilies,
  listingDraft,
  onDevice,
  shortOptions,
  socketRecord,
  socketState,
} from './socket-listing.ts';
import { SocketRows } from './socket-rows.ts';

const grep = (...words: string[]): Passes => ({ kind: 'matching', words, ignoreCase: false });
const rows = { every: ['tcp'], listener: 'LISTEN', numeric: true };

function command(text: string, passes: Passes = { kind: 'all' }): CommandLine {
  const words = text.split(' ');
  return { text, words, tool: words[0] ?? '', sudo: false, passes };
}

function endpoint(text: string) {
  const read = readEndpoint(text);
  if (!read) throw new Error(text);
  return read;
}

describe('keptBy', () => {
  it.each([
    [grep('LISTEN'), { ports: 'all', listenersOnly: true }],
    [grep('tcp'), { ports: 'all', listenersOnly: false }],
    [grep('3306'), { ports: [3306], listenersOnly: false }],
    // The header's word beside the port lets only more through.
    [grep('State', ':3306 '), { ports: [3306], listenersOnly: false }],
    // No Linux row has this word.
    [grep('LISTENING'), undefined],
    [grep('mysqld'), undefined],
    [grep('10.0.0.5:3306'), undefined],
    [{ kind: 'unknown' } as const, undefined],
  ])('%j', (passes, kept) => {
    expect(keptBy(passes, rows)).toEqual(kept);
  });

  it('knows no port where they may be printed as names', () => {
    expect(keptBy(grep('3306'), { ...rows, numeric: false })).toBeUndefined();
  });
});

describe('listingDraft', () => {
  const view = {
    tool: 'netstat',
    head: { commands: [], commandLine: 1, root: false },
    header: 2,
    intact: true,
    families: [4, 6] as const,
    states: 'all' as const,
    ports: 'all' as const,
    sees: 'all' as const,
    rows,
    firstRow: 3,
  };

  it('is whole with its command, and cites header and command', () => {
    const draft = listingDraft({ ...view, command: command('netstat -an') });
    expect(draft).toMatchObject({ whole: true, lines: [2, 1], record: { states: 'all' } });
  });

  it('is a listing of listeners behind grep LISTEN', () => {
    const draft = listingDraft({ ...view, command: command('netstat -an', grep('LISTEN')) });
    expect(draft).toMatchObject({ whole: true, record: { states: 'listening' } });
  });

  it('is not whole without its command, with a gap, or with connections filtered away', () => {
    expect(listingDraft({ ...view, command: undefined })).toMatchObject({ whole: false });
    expect(listingDraft({ ...view, command: command('netstat -an'), intact: false })).toMatchObject({
      whole: false,
    });
    const connected = {
      ...view,
      states: 'connected' as const,
      command: command('netstat -n', grep('LISTEN')),
    };
    expect(listingDraft(connected)).toMatchObject({ whole: false });
  });

  it('keeps the ports that both the command and the pipe let through', () => {
    const draft = listingDraft({ ...view, ports: [22, 3306], command: command('ss -lnt', grep('3306')) });
    expect(draft).toMatchObject({ whole: true, record: { ports: [3306] } });
  });
});

describe('socketRecord', () => {
  const row = { families: { accepts: [4], mayAccept: [] } as const, processes: [], received: 3, sent: 2 };

  it('reads the queues of a listener as its accept queue', () => {
    const listener = { ...row, state: 'listen', local: endpoint('*:22') } as const;
    expect(socketRecord({ ...listener, limitShown: true })).toMatchObject({
      acceptQueue: { length: 3, limit: 2 },
    });
    expect(socketRecord({ ...listener, limitShown: false }).acceptQueue).toEqual({ length: 3 });
  });

  it('reads those of a connection as bytes, and it accepts nothing', () => {
    const ends = { local: endpoint('10.0.0.5:22'), peer: endpoint('10.0.0.7:50000') };
    const record = socketRecord({ ...row, ...ends, state: 'established', limitShown: true });
    expect(record).toMatchObject({ unreadBytes: 3, unackedBytes: 2, accepts: [] });
    expect(record.acceptQueue).toBeUndefined();
  });
});

it('takes no SYN for sure on a wildcard that is bound to a device', () => {
  const both = { accepts: [4], mayAccept: [6] } as const;
  expect(onDevice(endpoint('*%lo:80'), both)).toEqual({ accepts: [], mayAccept: [4, 6] });
  expect(onDevice(endpoint('*:80'), both)).toEqual(both);
  const bound = endpoint('127.0.0.53%lo:53');
  expect(onDevice(bound, boundFamilies(bound))).toEqual({ accepts: [4], mayAccept: [] });
  expect(boundFamilies(endpoint('[::ffff:127.0.0.1]:80')).accepts).toEqual([4]);
});

it('reads words of states and options', () => {
  expect(socketState('SYN_RECEIVED')).toBe('syn-recv');
  expect(socketState('constructor')).toBeUndefined();
  expect(shortOptions(command('ss -l -nt --tcp'))).toBe('lnt');
  expect(argumentsOf(command('ss -lnt 2>/dev/null > out sport'))).toEqual(['-lnt', 'sport']);
});

describe('ListingGaps', () => {
  it('takes prose behind the last row as the end', () => {
    const gaps = new ListingGaps();
    gaps.read(2);
    gaps.declined(3, 'So 9042 is open.', false);
    expect([gaps.none, gaps.nothing]).toEqual([true, false]);
  });

  it.each([
    ['a row that cannot be read', 'tcp 0 0 0.0.', true],
    ['words of leaving out', 'and so on ... (omitted)', false],
  ])('breaks at %s', (_what, text, row) => {
    const gaps = new ListingGaps();
    gaps.read(2);
    gaps.declined(3, text, row);
    expect(gaps.none).toBe(false);
  });

  it('breaks at a line between rows', () => {
    const gaps = new ListingGaps();
    gaps.declined(3, 'what is this', false);
    gaps.read(4);
    expect(gaps.none).toBe(false);
  });

  it('forgives both halves of a row that comes back joined', () => {
    const gaps = new ListingGaps();
    gaps.declined(3, 'LISTEN 0 128 0.0.0.0:22', true);
    gaps.declined(4, '0.0.0.0:*', false);
    gaps.read(3);
    gaps.read(5);
    expect([gaps.none, gaps.nothing]).toEqual([true, true]);
  });
});

describe('SocketRows', () => {
  it('keeps every listener and counts connections beyond the first thousands', () => {
    const sockets = new SocketRows();
    const base = { families: { accepts: [], mayAccept: [] }, processes: [], limitShown: true } as const;
    for (let i = 0; i < 20_000; i++) {
      const peer = endpoint(`10.0.0.7:${1 + 30_000 + i}`);
      sockets.add(
        socketRecord({ ...base, state: 'time-wait', local: endpoint('10.0.0.5:443'), peer }),
        i + 2,
      );
    }
    sockets.add(socketRecord({ ...base, state: 'listen', local: endpoint('*:443') }), 20_002);
    const records = sockets.drafts.map(({ record }) => record);
    expect(records.length).toBeLessThan(3000);
    expect(records[0]).toMatchObject({ state: 'listen' });
    expect(records.at(-1)).toMatchObject({ local: { port: 443 }, peer: { address: '10.0.0.7', port: 0 } });
    expect(records.slice(1).reduce((sum, record) => sum + ('count' in record ? record.count : 0), 0)).toBe(
      20_000,
    );
    expect(sockets.complete).toBe(true);
  });
});
