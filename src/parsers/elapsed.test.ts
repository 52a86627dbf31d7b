import { describe, expect, it } from 'vitest';
import { ofKind } from '../model/fact.ts';
import { PARSERS } from './registry.ts';
import { readElapsed } from '../failure/elapsed.ts';
import { readEvidence } from '../paste/reader.ts';

function attemptsOf(text: string): readonly { took?: number; lines: readonly number[] }[] {
  const { facts, unread } = readEvidence(PARSERS, { text }, 0);
  expect(unread).toEqual([]);
  return ofKind(facts, 'attempt').map(({ took, at }) => ({
    ...(took === undefined ? {} : { took }),
    lines: at.map((span) => span.first),
  }));
}

const FAILED = 'nc: connect to 10.0.2.5 port 8081 (tcp) failed: Connection timed out';

describe('what time(1) prints', () => {
  it.each([
    ['real\t0m3.067s', 3.067],
    ['real 3.06', 3.06],
    ['real\t2m11.402s', 131.402],
    ['real\t0m 3.06s', 3.06],
    ['real\t0m3,067s', 3.067],
    ['0.00user 0.00system 0:03.06elapsed 0%CPU (0avgtext+0avgdata 1884maxresident)k', 3.06],
    ['nc -vz 10.0.2.5 8081  0.00s user 0.00s system 0% cpu 2:11.40 total', 131.4],
    ['\tElapsed (wall clock) time (h:mm:ss or m:ss): 0:03.06', 3.06],
    ['user\t0m0.002s', 'other'],
    ['Command exited with non-zero status 1', 'other'],
    ['\tPage size (bytes): 4096', 'other'],
    ['real trouble 3', undefined],
    ['it took real 3 s', undefined],
  ])('%s', (text, expected) => {
    expect(readElapsed(text)).toBe(expected);
  });
});

describe('the time of an attempt', () => {
  it('is what stands behind its output', () => {
    const text = `root@app1:~# time nc -vz 10.0.2.5 8081\n${FAILED}\n\nreal\t0m3.067s\nuser\t0m0.002s\nsys\t0m0.000s\n`;
    expect(attemptsOf(text)).toEqual([{ took: 3.067, lines: [2, 4] }]);
  });

  it('is told without a command, where there is one attempt', () => {
    expect(attemptsOf(`${FAILED}\n\nreal\t0m3.067s\nuser\t0m0.002s\nsys\t0m0.000s\n`)).toEqual([
      { took: 3.067, lines: [1, 3] },
    ]);
  });

  it("is nobody's where it covers two of them", () => {
    const refused = FAILED.replace('timed out', 'refused');
    const text = `root@app1:~# time (nc -vz 10.0.2.5 8081; nc -vz 10.0.2.5 8082)\n${refused}\n${refused.replace('8081', '8082')}\n\nreal\t0m0.009s\n`;
    expect(attemptsOf(text).map(({ took }) => took)).toEqual([undefined, undefined]);
  });

  it("is nobody's where it covers a list with one that printed", () => {
    const text = `root@app1:~# time (nc -z 10.0.2.5 22; nc -vz 10.0.2.5 8081)\n${FAILED}\n\nreal\t0m3.067s\n`;
    expect(attemptsOf(text)).toEqual([{ lines: [2] }]);
  });

  it("is nobody's behind another prompt", () => {
    const text = `root@app1:~# nc -vz 10.0.2.5 8081\n${FAILED}\nroot@app1:~# time sleep 3\n\nreal\t0m3.002s\nuser\t0m0.001s\nsys\t0m0.000s\n`;
    expect(attemptsOf(text)).toEqual([{ lines: [2] }]);
  });
});
