import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/engine/index.ts';
import type { Case } from '../../src/model/case.ts';
import type { Diagnosis } from '../../src/model/diagnosis.ts';
import { readRecorded, readTruth } from './fixtures.ts';

/** The captures of client and server of one attempt, and nothing else: no message of a tool, no listing, no rule. */

interface Worth {
  readonly fault: string;
  readonly level: 'confirmed' | 'likely' | 'possible';
}

const WORTH: readonly Worth[] = [
  { fault: 'mtu-blackhole', level: 'confirmed' },
  { fault: 'mtu-blackhole-tls', level: 'confirmed' },
  // The silence repeats, at another age.
  { fault: 'idle-timeout-pool', level: 'confirmed' },
  { fault: 'middlebox-reset-after-data', level: 'confirmed' },
  { fault: 'middlebox-reset-after-handshake', level: 'confirmed' },
  { fault: 'return-path-lost-asymmetric', level: 'confirmed' },
  { fault: 'return-path-lost-router', level: 'confirmed' },
  { fault: 'return-path-lost-router-v6', level: 'confirmed' },
  { fault: 'return-path-lost-router-no-route', level: 'confirmed' },
  // The server's own filter or route keeps its answer back before a capture sees it.
  { fault: 'return-path-lost-egress', level: 'possible' },
  { fault: 'return-path-lost-no-route', level: 'possible' },
  // A blackhole route or a full table on the way looks the same.
  { fault: 'path-filter', level: 'likely' },
  { fault: 'path-filter-nft', level: 'likely' },
  { fault: 'path-filter-v6', level: 'likely' },
  { fault: 'path-filter-nothing-passes', level: 'likely' },
  // One silence, and no timer.
  { fault: 'idle-timeout', level: 'likely' },
  { fault: 'idle-timeout-reset', level: 'likely' },
  // A filter of the server's that takes no packet of an unknown connection answers alike.
  { fault: 'half-open-connection', level: 'likely' },
  { fault: 'service-closes', level: 'likely' },
];

function weigh(fault: string, known: Partial<Case>): Diagnosis {
  return diagnose({
    case: known,
    evidence: (['client', 'server'] as const).map((from) => ({
      from,
      text: readRecorded(fault, `${from}.tcpdump.txt`),
    })),
  });
}

describe.each(WORTH)('$fault: $level', ({ fault, level }) => {
  const { cause, case: told, also_ok } = readTruth(fault);
  test.each([
    ['with nothing told', {}],
    ['with the case told', told],
  ])('%s', (_name, known) => {
    const { suspects } = weigh(fault, known);
    expect(suspects.find((suspect) => suspect.cause === cause)?.level).toBe(level);
    const wrong = suspects.filter(
      (suspect) => suspect.level === 'confirmed' && ![cause, ...also_ok].includes(suspect.cause),
    );
    expect(wrong).toEqual([]);
  });
});

/** What cannot let a handshake happen, on the name's side, the way, in front of the listener and at it. */
const BEFORE_A_HANDSHAKE = [
  ...['dns-failure', 'no-route', 'path-filter', 'firewall-drop', 'firewall-reject', 'outbound-block'],
  ...['not-listening', 'wrong-port', 'loopback-only', 'other-address-only', 'syn-queue-overflow'],
  ...['reverse-path-filter', 'source-address-unavailable', 'port-exhaustion', 'local-policy-denied'],
];

test.each(['idle-timeout', 'idle-timeout-reset', 'half-open-connection', 'mtu-blackhole', 'service-closes'])(
  '%s: the handshake that is seen clears what stands before it',
  (fault) => {
    const { suspects } = weigh(fault, {});
    const standing = suspects.filter(({ level }) => level !== 'ruled-out').map(({ cause }) => cause);
    expect(standing.filter((cause) => BEFORE_A_HANDSHAKE.includes(cause))).toEqual([]);
    expect(standing.length).toBeLessThan(20);
  },
);
