import { describe, expect, it } from 'vitest';
import type { Evidence } from '../model/evidence.ts';
import { ofKind } from '../model/fact.ts';
import { PARSERS } from '../parsers/registry.ts';
import { readEvidence } from '../paste/reader.ts';
import { growthOf } from './growth.ts';
import { placeFacts } from './places.ts';

function rows(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name.padEnd(32)}${value.toString().padEnd(19)}0.0`)
    .join('\n');
}

const NSTAT = 'nstat -az';

function nstat(values: Readonly<Record<string, number>>, host = 'db1', command = NSTAT): string {
  return `ops@${host}:~$ ${command}\n#kernel\n${rows(values)}\n`;
}

function grew(...evidence: readonly (string | Evidence)[]): Readonly<Record<string, number>> {
  const read = evidence.flatMap((one, index) => {
    const whole = typeof one === 'string' ? { text: one, from: 'server' as const } : one;
    return readEvidence(PARSERS, whole, index).facts;
  });
  const facts = growthOf(placeFacts(read, {}).facts);
  return Object.fromEntries(ofKind(facts, 'growth').map(({ name, by }) => [name, by]));
}

const BEFORE = { TcpExtListenOverflows: 3, TcpExtListenDrops: 3, TcpPassiveOpens: 10 };
const AFTER = { TcpExtListenOverflows: 8, TcpExtListenDrops: 8, TcpPassiveOpens: 10 };

describe('growthOf', () => {
  it('is the difference of two samples, whichever comes first', () => {
    const by = { TcpExtListenOverflows: 5, TcpExtListenDrops: 5, TcpPassiveOpens: 0 };
    expect(grew(nstat(BEFORE), nstat(AFTER))).toMatchObject(by);
    expect(grew(nstat(AFTER), nstat(BEFORE))).toMatchObject(by);
    expect(grew(nstat(BEFORE) + nstat(AFTER))).toMatchObject(by);
  });

  it('says nothing of one sample, or of one that was pasted twice', () => {
    expect(grew(nstat(AFTER))).toEqual({});
    expect(grew(nstat(AFTER), nstat(AFTER))).toEqual({});
  });

  it('says nothing where some rise and others fall', () => {
    expect(grew(nstat(BEFORE), nstat({ ...AFTER, TcpPassiveOpens: 2 }))).toEqual({});
  });

  it('heeds a number that may fall by no word', () => {
    const before = { ...BEFORE, TcpCurrEstab: 9 };
    expect(grew(nstat(before), nstat({ ...AFTER, TcpCurrEstab: 2 }))).toMatchObject({ TcpExtListenDrops: 5 });
  });

  it('says nothing where the text shows that the larger sample came first', () => {
    expect(grew(nstat(AFTER) + nstat(BEFORE))).toEqual({});
  });

  it('says nothing of two machines', () => {
    expect(grew(nstat(BEFORE), nstat(AFTER, 'web3'))).toEqual({});
    expect(grew({ text: rows(BEFORE), from: 'server' }, { text: rows(AFTER), from: 'client' })).toEqual({});
    expect(grew({ text: nstat(BEFORE, 'localhost') }, { text: nstat(AFTER, 'localhost') })).toEqual({});
  });

  it('takes two unnamed pastes that were told to be of one side', () => {
    const ran = { recipe: 'counters', command: NSTAT };
    const told = (values: Readonly<Record<string, number>>): Evidence => ({
      text: `#kernel\n${rows(values)}\n`,
      from: 'server',
      ran,
    });
    expect(grew(told(BEFORE), told(AFTER))).toMatchObject({ TcpExtListenOverflows: 5 });
    expect(grew({ ...told(BEFORE), from: 'unknown' }, { ...told(AFTER), from: 'unknown' })).toEqual({});
  });

  it('takes what a whole listing leaves out for zero', () => {
    const netstat = (rest: string): string =>
      `ops@db1:~$ netstat -s\nTcp:\n    10 passive connection openings\nTcpExt:\n    3 delayed acks sent\n${rest}ops@db1:~$ \n`;
    const after = netstat('    27 times the listen queue of a socket overflowed\n');
    expect(grew(netstat(''), after)).toMatchObject({ TcpExtListenOverflows: 27, TcpExtListenDrops: 0 });
    expect(grew(netstat('').replace('netstat -s', 'netstat -s | head -5'), after)).toEqual({});
  });

  it('finds a growth from nothing behind a pattern or a grep', () => {
    const empty = 'ops@db1:~$ nstat -as TcpExtListenOverflows\n#kernel\nops@db1:~$ ';
    expect(grew(empty, nstat({ TcpExtListenOverflows: 4 }, 'db1', 'nstat -as TcpExtListen*'))).toEqual({
      TcpExtListenOverflows: 4,
    });
    const grep = 'ops@db1:~$ netstat -s | grep -i listen\n';
    const some = `${grep}    4 SYNs to LISTEN sockets dropped\nops@db1:~$ `;
    expect(grew(`${grep}${some}`)).toEqual({ TcpExtListenDrops: 4, TcpExtListenOverflows: 0 });
  });

  it('reads plain nstat as growth only behind a run that the same paste shows', () => {
    const plain = nstat({ TcpExtListenOverflows: 2 }, 'db1', 'nstat');
    expect(grew(plain)).toEqual({});
    expect(grew(plain, plain.replace(' 2 ', ' 9 '))).toEqual({});
    expect(grew(`ops@db1:~$ nstat -n\n${plain}`)).toMatchObject({
      TcpExtListenOverflows: 2,
      TcpExtListenDrops: 0,
    });
    expect(grew(`ops@db1:~$ nstat -as\n#kernel\n${plain}`)).toEqual({});
  });

  it('does not guess what the values of a bare list count from', () => {
    expect(grew(`#kernel\n${rows(BEFORE)}`, `#kernel\n${rows(AFTER)}`)).toEqual({});
  });

  it('compares runs of a loop', () => {
    const loop = 'ops@db1:~$ for i in 1 2; do nstat -az | grep Listen; sleep 5; done\n';
    expect(grew(`${loop}${rows(BEFORE)}\n${rows(AFTER)}\n`)).toMatchObject({ TcpExtListenOverflows: 5 });
  });

  it('tells the seconds between two stamps, and cites both lines', () => {
    const stamped = (time: string, values: Readonly<Record<string, number>>): string =>
      `== tcpwhy begin db1 2026-11-21T07:00:${time}Z\n== $ ${NSTAT}\n#kernel\n${rows(values)}\n== tcpwhy end\n`;
    const text = stamped('00', { TcpExtListenDrops: 1 }) + stamped('30', { TcpExtListenDrops: 6 });
    const { facts } = readEvidence(PARSERS, { text }, 0);
    expect(
      growthOf(facts).find((fact) => fact.kind === 'growth' && fact.name === 'TcpExtListenDrops'),
    ).toMatchObject({
      by: 5,
      seconds: 30,
      at: [{ first: 9 }, { first: 4 }],
      place: { host: 'db1' },
    });
  });
});
