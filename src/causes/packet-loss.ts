import type { CauseRules, FactSlot, FailureSlot } from '../model/cause.ts';
import { isDialledTalk } from './slots/talks.ts';

/** How long connect() takes when its first SYN, or the first two, are lost: the next go out after 1, 2, 3 s (measured). */
function isLate(took: number | undefined): boolean {
  if (took === undefined || took < 1 || took > 3.2) return false;
  return took - Math.floor(took) <= 0.1;
}

const late: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'client',
  is: (attempt, { successes }) => successes.includes(attempt) && isLate(attempt.took),
  reason: ({ took }) =>
    `It connected after ${took?.toFixed(2) ?? ''} s: with a later SYN, the first had no answer`,
};

/** Later than its first SYN by a retransmission or more. */
const laterSyn: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'client',
  is: (talk, scene) => isDialledTalk(talk, scene) && talk.handshake && (talk.syn?.count ?? 0) > 1,
  line: (talk) => talk.syn?.lastLine,
  reason: ({ syn }) => `${syn?.count ?? ''} SYNs went out before one was answered and the handshake went on`,
};

const failsSometimes: FailureSlot = {
  slot: 'failure',
  is: (attempt, { successes }) =>
    attempt.address !== undefined &&
    successes.length > 0 &&
    ['own-deadline', 'kernel-timeout', 'some-timeout', 'silent'].includes(attempt.outcome),
  reason: (attempt) => `Some attempts at ${attempt.address ?? ''} get no answer, others connect`,
};

/** A limit on new connections and a full queue lose SYNs as well: it stays likely. */
export const packetLoss: CauseRules = {
  id: 'packet-loss',
  title: 'The path loses packets',
  looks: ['attempt', 'conversation', 'growth'],
  rules: [
    { bearing: 'strong', slots: [failsSometimes, late] },
    { bearing: 'strong', slots: [failsSometimes, laterSyn] },
    {
      bearing: 'strong',
      slots: [
        failsSometimes,
        {
          slot: 'fact',
          kind: 'growth',
          from: 'client',
          is: ({ name, by }) => name === 'TcpExtTCPSynRetrans' && by > 0,
          reason: ({ by }) => `Meanwhile the client sent ${by} SYNs again`,
        },
      ],
    },
  ],
  prose: {
    what: 'The way to the server loses packets, so that handshakes succeed late or not within the client’s time.',
    why: 'A lost SYN is sent again after one second, and once a second four times on kernels from 6.5 on (before: after 1, 3, 7 s). Connections that take 1.0, 2.0 or 3.0 s among others that take milliseconds are lost SYNs or lost answers. A limit on new connections and a queue that is emptied too slowly look the same to the client.',
    todo: 'Capture one attempt on both ends: a SYN that leaves and does not arrive is lost on the way there, a SYN-ACK that leaves and does not arrive on the way back. Then measure hop by hop (mtr -T -P PORT), and look at the interfaces’ errors and drops (ip -s link).',
    prevent: 'Watch TCPSynRetrans and RetransSegs on the clients, and errors and drops on every link.',
  },
};
