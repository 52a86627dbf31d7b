import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/engine/index.ts';
import type { Diagnosis } from '../../src/model/diagnosis.ts';
import { readRecorded } from './fixtures.ts';

/** Both captures of a fault, as recorded, with what would make them say less than they seem to: nothing is confirmed. */

type Pair = Readonly<Record<'client' | 'server', string>>;
type Change = (pair: Pair) => Pair;

const FAULTS = [
  'mtu-blackhole',
  'mtu-blackhole-tls',
  'middlebox-reset-after-data',
  'return-path-lost-router',
  'idle-timeout-pool',
] as const;

function pairOf(fault: string): Pair {
  return {
    client: readRecorded(fault, 'client.tcpdump.txt'),
    server: readRecorded(fault, 'server.tcpdump.txt'),
  };
}

function weigh(pair: Pair): Diagnosis {
  return diagnose({
    evidence: [
      { from: 'client', text: pair.client },
      { from: 'server', text: pair.server },
    ],
  });
}

function confirmed(pair: Pair): readonly string[] {
  return weigh(pair).suspects.flatMap(({ cause, level }) => (level === 'confirmed' ? [cause] : []));
}

const PACKET = / IP6? .* > .*: Flags /;

/** The capture with only those packets, as it would have been printed. */
function keep(text: string, is: (line: string, index: number) => boolean): string {
  let index = 0;
  const lines = text.split('\n').filter((line) => !PACKET.test(line) || is(line, index++));
  const count = String(lines.filter((line) => PACKET.test(line)).length);
  return lines.join('\n').replace(/^\d+ (?=packets (?:captured|received))/gm, `${count} `);
}

function command(text: string, change: (typed: string) => string): string {
  const [first = '', ...rest] = text.split('\n');
  return [change(first), ...rest].join('\n');
}

const both =
  (change: (text: string) => string): Change =>
  ({ client, server }) => ({ client: change(client), server: change(server) });

/** The handshake of every connection, as a capture that began later would lack it. */
function withoutHandshakes(text: string): string {
  return keep(text, (line) => !/Flags \[S\.?\]/.test(line));
}

const filtered =
  (filter: string) =>
  (text: string): string =>
    command(text, (typed) => typed.replace(/'.*'/, `'${filter}'`));

/** The server's answers under numbers of a proxy between the two. */
function renumbered(text: string): string {
  return text
    .replace(/(Flags \[S\.\], seq )\d+/g, '$1123456789')
    .replace(/(Flags \[R\], seq )\d+/g, '$1123456790');
}

const ALL: Readonly<Record<string, Change>> = {
  'both filters know words that are not known here': both(filtered('tcp and less 200')),
  'both began late': both(withoutHandshakes),
  'the server’s began late': ({ client, server }) => ({ client, server: withoutHandshakes(server) }),
  'the kernel could not keep up': both((text) => text.replace(/^0 (?=packets dropped)/m, '12 ')),
  'both look one way only': both((text) =>
    command(text, (typed) => typed.replace('tcpdump ', 'tcpdump -Q out ')),
  ),
  'both ended by a count': both((text) => {
    const count = /^(\d+) packets captured/m.exec(text)?.[1] ?? '';
    return command(text, (typed) => typed.replace('tcpdump ', `tcpdump -c ${count} `));
  }),
  'both are the client’s own': ({ client }) => ({ client, server: client }),
  'both are the server’s own': ({ server }) => ({ client: server, server }),
  'they are swapped': ({ client, server }) => ({ client: server, server: client }),
  'the server’s is of another attempt': ({ client, server }) => ({
    client,
    server: server
      .replace(/10\.77\.1\.2\.\d+/g, '10.77.1.2.40404')
      .replace(/(Flags \[S\], seq )\d+/g, '$1777777777'),
  }),
  'the server’s is of the same ends, and another attempt': ({ client, server }) => ({
    client,
    server: server.replace(/(Flags \[S\], seq )\d+/g, '$1777777777'),
  }),
  'both are cut short': both((text) => text.split('\n').slice(0, -4).join('\n')),
};

describe.each(FAULTS)('%s', (fault) => {
  test('is confirmed as it stands', () => {
    expect(confirmed(pairOf(fault))).toHaveLength(1);
  });

  test('is so whatever the two clocks say', () => {
    const { client, server } = pairOf(fault);
    const late = server.replace(
      /^\d\d:/gm,
      (hour) => `${String(Number(hour.slice(0, 2)) + 3).padStart(2, '0')}:`,
    );
    expect(confirmed({ client, server: late })).toHaveLength(1);
  });

  test.each(Object.entries(ALL))('%s', (_name, change) => {
    expect(confirmed(change(pairOf(fault)))).toEqual([]);
  });
});

/** What the client's capture took before its sender gave up. */
const handshakeOnly = (text: string): string => keep(text, (_line, index) => index < 4);

/** A SYN-ACK is among them, a segment with data is not. */
const BEGIN_AND_END = both(filtered('tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0'));

const SOME: readonly (readonly [fault: string, name: string, change: Change])[] = [
  ...FAULTS.filter((fault) => fault !== 'return-path-lost-router').map(
    (fault) => [fault, 'the filters take no data', BEGIN_AND_END] as const,
  ),
  [
    'mtu-blackhole',
    'the client’s ended early',
    ({ client, server }) => ({ client: handshakeOnly(client), server }),
  ],
  [
    'mtu-blackhole-tls',
    'the client’s ended early',
    ({ client, server }) => ({ client: handshakeOnly(client), server }),
  ],
  [
    'mtu-blackhole-tls',
    'a packet as large came through',
    ({ client, server }) => ({
      client: client.replace('seq 1449:2795,', 'seq 1449:2897,').replace(/length 1346/g, 'length 1448'),
      server,
    }),
  ],
  [
    'mtu-blackhole',
    'a proxy in between answered the handshake',
    ({ client, server }) => ({ client: renumbered(client), server }),
  ],
  [
    'middlebox-reset-after-data',
    'a proxy in between answered the handshake',
    ({ client, server }) => ({ client: renumbered(client), server }),
  ],
  [
    'middlebox-reset-after-data',
    'the server sent the RST',
    ({ client, server }) => {
      const reset = client.split('\n').find((line) => line.includes('Flags [R]')) ?? '';
      const shown = server.replace(/\n\n3 packets/, `\n${reset.replace('In ', 'Out')}\n\n3 packets`);
      return { client, server: keep(shown, () => true) };
    },
  ],
  [
    'return-path-lost-router',
    'the client’s filter takes its own packets only',
    ({ client, server }) => ({ client: filtered('tcp dst port 8080')(client), server }),
  ],
  [
    'idle-timeout-pool',
    'the server’s ended before the second connection',
    ({ client, server }) => ({ client, server: keep(server, (line) => line.includes('36178')) }),
  ],
  [
    'idle-timeout-pool',
    'one connection only',
    ({ client, server }) => ({
      client: keep(client, (line) => line.includes('36178')),
      server,
    }),
  ],
];

test.each(SOME)('%s: %s', (fault, _name, change) => {
  const pair = change(pairOf(fault));
  expect(pair).not.toEqual(pairOf(fault));
  expect(confirmed(pair)).toEqual([]);
});

test('a firewall that gives connections numbers of its own is no filter that drops them', () => {
  const { client, server } = pairOf('return-path-lost-router');
  const other = server
    .replace(/(Flags \[S\], seq )\d+/g, '$1777777777')
    .replace(/ack 1731630825/g, 'ack 777777778');
  const { suspects } = weigh({ client, server: other });
  expect(suspects.find(({ cause }) => cause === 'path-filter')?.level).not.toBe('likely');
});
