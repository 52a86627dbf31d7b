import { describe, expect, test } from 'vitest';
import { synSchedule, TIMER_IS_LATE } from '../../src/network/clock/schedule.ts';
import { acceptQueue, synQueue } from '../../src/network/queues/room.ts';
import rooms from './measured/queue-rooms.json' with { type: 'json' };
import schedules from './measured/syn-schedules.json' with { type: 'json' };

/** Seconds by which a SYN leaves late on a busy machine. */
const BUSY = 0.3;

describe('the SYN clock computes what was measured', () => {
  test.each(schedules.runs)(
    '$retries retries, $linear linear, tcp_rto_max_ms $rtoMaxMs',
    ({ retries, linear, rtoMaxMs, syns, seconds }) => {
      const longest = rtoMaxMs === undefined ? {} : { longest: rtoMaxMs / 1000 };
      const schedule = synSchedule({ retries, linear, ...longest });
      expect(syns).toHaveLength(schedule.syns.length);
      for (const [index, at] of schedule.syns.entries()) {
        expect(syns[index]).toBeGreaterThanOrEqual(at);
        expect(syns[index]).toBeLessThanOrEqual(at * TIMER_IS_LATE + BUSY);
      }
      expect(seconds).toBeGreaterThanOrEqual(schedule.givesUp);
      expect(seconds).toBeLessThanOrEqual(schedule.givesUp * TIMER_IS_LATE);
    },
  );

  test('for 1 to 6 retries, with and without linear timeouts', () => {
    const made = new Set(schedules.runs.map(({ retries, linear }) => `${retries}/${linear}`));
    for (const retries of [1, 2, 3, 4, 5, 6])
      for (const linear of [0, 4]) expect(made).toContain(`${retries}/${linear}`);
  });
});

function cookies(value: number | undefined): 0 | 1 | 2 {
  return value === 0 ? 0 : value === 1 ? 1 : 2;
}

describe('the queues hold what was measured', () => {
  test.each(rooms.runs)(
    '$queue, backlog $backlog, somaxconn $somaxconn, cookies $syncookies, tcp_max_syn_backlog $maxSynBacklog',
    ({ queue, backlog, somaxconn, syncookies, maxSynBacklog = 0, holds, recvQ, sendQ, next }) => {
      if (queue === 'accept') {
        const expected = acceptQueue({ backlog, somaxconn });
        expect([holds, recvQ, sendQ]).toEqual([expected.holds, expected.holds, expected.limit]);
        return;
      }
      const expected = synQueue({ backlog, somaxconn, maxSynBacklog, syncookies: cookies(syncookies) });
      expect(holds).toBe(expected.holds);
      expect(next).toBe(expected.overflow === 'cookie' ? 'connects' : 'no answer');
    },
  );
});
