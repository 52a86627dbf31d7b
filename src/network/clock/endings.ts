import type { Outcome } from '../../model/outcome.ts';
import { AT_ONCE, isWithin, LATE_ICMP, NEIGHBOUR, NODE_ATTEMPT } from './bands.ts';
import { synSchedule, TIMER_IS_LATE } from './schedule.ts';

/** What can have ended an attempt to connect after so many seconds. */
export type EndedBy =
  /** The kernel's SYN retransmissions ended. `linear`: the setting's value, 4 since Linux 6.5, 0 before. */
  | {
      readonly by: 'kernel';
      readonly retries: number;
      readonly linear: 0 | 4;
      readonly nominal: number;
      readonly addresses: number;
    }
  /** The client's own deadline; `seconds` where it is known. */
  | { readonly by: 'deadline'; readonly seconds?: number }
  /** Node.js cut one of several addresses after its 250 ms. */
  | { readonly by: 'node-attempt' }
  /** A RST, an ICMP error or the client's own kernel, within a round trip. */
  | { readonly by: 'answer-at-once' }
  /** An ICMP error that was rate limited, or came while connect() held the socket. */
  | { readonly by: 'late-icmp' }
  /** The answer to a retransmitted SYN: the earlier ones, or the answers to them, were lost. */
  | { readonly by: 'answer-to-retransmission'; readonly after: number }
  /** Nobody answered ARP or ND. */
  | { readonly by: 'neighbour' };

export interface Ended {
  readonly seconds: number;
  readonly outcome: Outcome;
  /** What the client allowed itself, where it is known. */
  readonly deadline?: number;
  /** Addresses that were dialled one after the other; 1 where it is left out. */
  readonly addresses?: number;
}

const USUAL = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((retries) =>
  ([4, 0] as const).map((linear) => ({ retries, linear, ...synSchedule({ retries, linear }) })),
);

/** SYNs of both kernels in their first minute. */
const TICKS = [...new Set(USUAL.flatMap(({ syns }) => syns))].filter((at) => at > 0 && at < 60);

/** A tool's clock starts a little before connect() and ends after it; it may round to a tenth. */
const SLACK = 0.06;
const ROUND_TRIP = 0.3;

/** The kernel's schedules, for 1 to 8 retries, that end after so long; a deadline is ended within a tenth or 2 %. */
function kernelEndings(seconds: number, addresses: number): readonly EndedBy[] {
  const each = seconds / addresses;
  return USUAL.filter(
    ({ givesUp }) => each >= givesUp - SLACK && each <= givesUp * TIMER_IS_LATE + SLACK,
  ).map(({ retries, linear, givesUp }) => ({ by: 'kernel', retries, linear, nominal: givesUp, addresses }));
}

function deadlineEndings({ seconds, deadline }: Ended): readonly EndedBy[] {
  if (deadline === undefined) return [{ by: 'deadline' }];
  return Math.abs(seconds - deadline) <= Math.max(0.5, deadline * 0.02)
    ? [{ by: 'deadline', seconds: deadline }]
    : [];
}

function timeoutEndings(ended: Ended): readonly EndedBy[] {
  const { seconds, outcome, addresses = 1 } = ended;
  return [
    ...(outcome === 'own-deadline' ? [] : kernelEndings(seconds, Math.max(1, addresses))),
    ...(outcome === 'kernel-timeout' ? [] : deadlineEndings(ended)),
    ...(isWithin(seconds, NODE_ATTEMPT) ? [{ by: 'node-attempt' } as const] : []),
  ];
}

function retransmission(seconds: number): readonly EndedBy[] {
  return TICKS.filter((at) => seconds >= at && seconds <= at * TIMER_IS_LATE + ROUND_TRIP).map((after) => ({
    by: 'answer-to-retransmission',
    after,
  }));
}

function answerEndings({ seconds, outcome }: Ended): readonly EndedBy[] {
  const unreachable = outcome === 'host-unreachable';
  return [
    ...(isWithin(seconds, AT_ONCE) ? [{ by: 'answer-at-once' } as const] : []),
    ...(LATE_ICMP.some((band) => isWithin(seconds, band)) ? [{ by: 'late-icmp' } as const] : []),
    ...(unreachable && isWithin(seconds, NEIGHBOUR) ? [{ by: 'neighbour' } as const] : []),
    ...retransmission(seconds),
  ];
}

/** Every ending that fits, never a guess among them; none where nothing known does. */
export function endings(ended: Ended): readonly EndedBy[] {
  const { seconds, outcome } = ended;
  if (!Number.isFinite(seconds) || seconds < 0) return [];
  switch (outcome) {
    case 'kernel-timeout':
    case 'own-deadline':
    case 'some-timeout':
      return timeoutEndings(ended);
    case 'refused':
    case 'host-unreachable':
    case 'net-unreachable':
    case 'reset-connecting':
      return answerEndings(ended);
    case 'connected':
    case 'replied':
      return [
        ...(isWithin(seconds, AT_ONCE) ? [{ by: 'answer-at-once' } as const] : []),
        ...retransmission(seconds),
      ];
    default:
      return [];
  }
}
