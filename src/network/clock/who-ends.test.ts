import { describe, expect, test } from 'vitest';
import type { ToolTimeout } from './tool-timeout.ts';
import { TOOL_TIMEOUTS } from './tools.ts';
import { whoEnds } from './who-ends.ts';

const NOW = { retries: 6, linear: 4 };
const SHORT = { retries: 1, linear: 4 };

function tool(id: string): ToolTimeout {
  const found = TOOL_TIMEOUTS.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe('who ends an unanswered connect()', () => {
  test.each([
    // Measured with tcp_syn_retries=1: each of these ended after 3.06 to 3.1 s, by the kernel.
    ['curl', 999, SHORT, 'kernel', 3],
    ['nc', 60, SHORT, 'kernel', 3],
    ['ncat', 60, SHORT, 'kernel', 3],
    ['java', 60, SHORT, 'kernel', 3],
    // Measured with the default: each of these ended after 2.0 s, by itself.
    ['curl', 2, NOW, 'tool', 2],
    ['wget', 2, NOW, 'tool', 2],
    ['wget-connect', 2, NOW, 'tool', 2],
    ['nc-traditional', 2, NOW, 'tool', 2],
    ['timeout', 2, NOW, 'tool', 2],
    ['psql', 1, NOW, 'tool', 2],
    // These do not limit connect() at all.
    ['wget-read', 2, NOW, 'kernel', 131],
    ['rsync-timeout', 2, NOW, 'kernel', 131],
    ['node', 2, NOW, 'kernel', 131],
    ['curl', undefined, NOW, 'kernel', 131],
    ['php', undefined, NOW, 'tool', 60],
    ['curl', 133, NOW, 'either', 131],
    ['curl', 131, NOW, 'either', 131],
    ['curl', 300, NOW, 'kernel', 131],
    ['curl', 64, { retries: 5, linear: 0 }, 'either', 63],
  ] as const)('%s %d', (id, seconds, settings, by, at) => {
    expect(whoEnds(tool(id), seconds, settings)).toMatchObject({ by, at });
  });

  test('a deadline that is none is not taken for one', () => {
    for (const seconds of [0, -1, Number.NaN]) expect(whoEnds(tool('curl'), seconds, NOW).by).toBe('kernel');
  });
});

test('every timeout has an id of its own and says how it shows', () => {
  const ids = TOOL_TIMEOUTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { limits, blackhole, silent } of TOOL_TIMEOUTS) {
    const connect = limits.includes('connect') || limits.includes('whole');
    expect(blackhole !== undefined).toBe(connect);
    if (limits.includes('read')) expect(connect || silent !== undefined).toBe(true);
  }
});
