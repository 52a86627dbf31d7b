import { expect, it } from 'vitest';
import { STAMP_BEGIN, STAMP_COMMAND, STAMP_END } from '../model/stamp.ts';
import { printsStamps, readStamp } from './stamps.ts';

it('reads the marks that this program prints', () => {
  expect(readStamp(`${STAMP_BEGIN}db1 2024-05-06T07:08:09Z`)).toEqual({
    kind: 'begin',
    host: 'db1',
    time: Date.UTC(2024, 4, 6, 7, 8, 9) / 1000,
  });
  expect(readStamp(`${STAMP_COMMAND}ss -lntp`)).toEqual({ kind: 'command', command: 'ss -lntp' });
  expect(readStamp(STAMP_END)).toEqual({ kind: 'end' });
});

it('takes no time and no host that are none', () => {
  expect(readStamp('== tcpwhy begin db1')).toEqual({ kind: 'begin', host: 'db1' });
  expect(readStamp('== tcpwhy begin db1 2024-99-06T07:08:09Z')).toEqual({ kind: 'begin', host: 'db1' });
  expect(readStamp('== tcpwhy begin $(uname -n)')).toEqual({ kind: 'begin' });
});

it.each(['== tcpwhy end of story', '==', '== $', '=== $ ss', 'x == $ ss', ' == tcpwhy end'])(
  '%j is no mark',
  (line) => {
    expect(readStamp(line)).toBeUndefined();
  },
);

it('knows its own command', () => {
  expect(printsStamps(`{ printf '%s\\n' "== tcpwhy begin $(uname -n)"; ss -lnt; } 2>&1`)).toBe(true);
  expect(printsStamps('ss -lnt')).toBe(false);
});
