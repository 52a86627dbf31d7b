import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../model/outcome.ts';
import { endings, type Ended } from './endings.ts';

function by(ended: Ended): readonly string[] {
  return endings(ended).map((one) => (one.by === 'kernel' ? `kernel ${one.retries}/${one.linear}` : one.by));
}

describe('an elapsed time', () => {
  // Measured on Linux 6.18 unless said: what was set, and how long it took.
  test.each([
    ['kernel-timeout', 3.06, ['kernel 1/4', 'kernel 1/0']],
    ['kernel-timeout', 7.13, ['kernel 2/4', 'kernel 2/0']],
    ['kernel-timeout', 19.55, ['kernel 3/4']],
    ['kernel-timeout', 15.37, ['kernel 3/0']],
    ['kernel-timeout', 35.57, ['kernel 4/4']],
    ['kernel-timeout', 68.83, ['kernel 5/4']],
    ['kernel-timeout', 64.4, ['kernel 5/0']],
    // CentOS 6.5, `time nc`: 1m3.001s
    ['kernel-timeout', 63.001, ['kernel 5/0']],
    ['kernel-timeout', 134.3, ['kernel 6/4']],
    ['kernel-timeout', 133.35, ['kernel 6/4']],
    ['kernel-timeout', 129.18, ['kernel 6/0']],
    ['kernel-timeout', 375.9, ['kernel 8/4', 'kernel 8/0']],
    ['kernel-timeout', 12, []],
    ['kernel-timeout', 0.256, ['node-attempt']],
    ['some-timeout', 3.01, ['kernel 1/4', 'kernel 1/0', 'deadline']],
    ['some-timeout', 10, ['deadline']],
    ['own-deadline', 3.06, ['deadline']],
    ['refused', 0.001, ['answer-at-once']],
    ['refused', 1.02, ['late-icmp', 'answer-to-retransmission']],
    ['refused', 2.04, ['late-icmp', 'answer-to-retransmission']],
    ['host-unreachable', 0.005, ['answer-at-once']],
    ['host-unreachable', 1.03, ['late-icmp', 'answer-to-retransmission']],
    ['host-unreachable', 3.07, ['neighbour', 'answer-to-retransmission']],
    ['net-unreachable', 3.07, ['answer-to-retransmission']],
    ['connected', 0.005, ['answer-at-once']],
    ['connected', 1.02, ['answer-to-retransmission']],
    ['silent', 2, []],
  ] as const)('%s after %f s', (outcome: Outcome, seconds, expected) => {
    expect(by({ outcome, seconds })).toEqual(expected);
  });

  test('is the deadline that was set only near it', () => {
    expect(by({ outcome: 'some-timeout', seconds: 5.01, deadline: 5 })).toEqual(['deadline']);
    expect(by({ outcome: 'some-timeout', seconds: 3.06, deadline: 60 })).toEqual([
      'kernel 1/4',
      'kernel 1/0',
    ]);
  });

  test('is spent on one address after the other', () => {
    expect(by({ outcome: 'kernel-timeout', seconds: 268.6, addresses: 2 })).toEqual(['kernel 6/4']);
  });

  test('of any kind is read without throwing', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.integer(), (seconds, deadline, addresses) =>
        Array.isArray(endings({ outcome: 'some-timeout', seconds, deadline, addresses })),
      ),
    );
  });
});
