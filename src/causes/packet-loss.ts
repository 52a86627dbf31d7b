import { onceAList } from '../model/tables.ts';
import { isSuccess } from './slots/own-attempts.ts';
import type { CauseRules, FactSlot, FailureSlot } from '../model/cause.ts';
import { ofKind, type FactOf } from '../model/fact.ts';
import { readings, type Outcome } from '../model/outcome.ts';
import { sameAttempt } from '../network/packets/match.ts';
import { LOSS_FIXES } from './slots/loss-fixes.ts';
import { connectsEachTime } from './slots/prove-again.ts';
import { dropsAtRandom } from './slots/random-drop.ts';
import { captureOf, isDialledTalk } from './slots/talks.ts';

/** How long connect() takes when its first SYN, or the first two, are lost: the next go out after 1, 2, 3 s (measured). */
function isLate(took: number | undefined): boolean {
  if (took === undefined || took < 1 || took > 3.2) return false;
  return took - Math.floor(took) <= 0.1;
}

const late: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'client',
  is: (attempt, scene) => isSuccess(attempt, scene) && isLate(attempt.took),
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

/** Bytes of one side or the other, sent again, and then taken; a way that takes them out of turn looks alike. */
const resentAndTaken: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  is: (talk, scene) =>
    isDialledTalk(talk, scene) &&
    talk.handshake &&
    [talk.sent.client, talk.sent.server].some(({ repeats, unanswered }) => repeats > 0 && unanswered === 0),
  line: (talk) => talk.sent.client.lastLine ?? talk.sent.server.lastLine,
  reason: ({ sent }) =>
    `${sent.client.repeats + sent.server.repeats} segments of a connection had to be sent again`,
};

const SILENT: readonly Outcome[] = ['own-deadline', 'kernel-timeout', 'some-timeout', 'silent'];

const failsSometimes: FailureSlot = {
  slot: 'failure',
  is: (attempt, { successes }) =>
    attempt.address !== undefined && successes.length > 0 && SILENT.includes(attempt.outcome),
  reason: (attempt) => `Some attempts at ${attempt.address ?? ''} get no answer, others connect`,
};

const allSilent = onceAList((attempts: readonly FactOf<'attempt'>[]) => attempts.every(isSilence));

function isSilence(attempt: FactOf<'attempt'>): boolean {
  return readings(attempt).some((outcome) => SILENT.includes(outcome));
}

/**
 * In an order that the text shows, by silence alone, and by a deadline that is known: how many SYNs it took is known
 * then.
 */
const endsInTurn: FailureSlot = {
  ...failsSometimes,
  is: (attempt, { failure }) =>
    attempt.address !== undefined &&
    failure?.mixed === true &&
    allSilent(failure.attempts) &&
    readings(attempt).includes('own-deadline'),
};

/**
 * More SYNs of one attempt leave the client than arrive. The server's capture had begun before it, and sees it answered:
 * it is neither late nor without a way.
 */
const fewerArrive: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene, filled) => {
    const sent = ofKind(filled, 'conversation')[0];
    const capture = captureOf(talk, scene);
    const began = capture?.capture?.first;
    if (!sent?.syn || !talk.syn || !talk.synAck || sameAttempt(talk, sent) !== 'same') return false;
    return (
      capture?.whole === true &&
      began !== undefined &&
      talk.syn.clock !== undefined &&
      began < talk.syn.clock - 1 &&
      talk.syn.count < sent.syn.count
    );
  },
  line: (talk) => talk.syn?.line,
  reason: ({ syn }) => `Only ${syn?.count ?? ''} of them came to the server`,
};

/**
 * Decisive is only a rule that drops by chance. What captures at both ends show is not: a limit on new connections drops
 * SYNs alike, a route or an ARP entry that flaps loses what is established too, and every long way loses a packet now and
 * then that no attempt fails by.
 */
const CLIENT = {
  from: 'client',
  text: [
    'ops@app1:~$ for i in 1 2 3; do nc -vz -w 1 192.0.2.5 8080; done',
    'Connection to 192.0.2.5 8080 port [tcp/http-alt] succeeded!',
    'nc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress',
    'Connection to 192.0.2.5 8080 port [tcp/http-alt] succeeded!',
    'ops@app1:~$',
  ].join('\n'),
} as const;

function router(share: number): string {
  return [
    'ops@router1:~$ sudo nft list ruleset',
    'table inet lossy {',
    '\tchain forward {',
    '\t\ttype filter hook forward priority filter; policy accept;',
    `\t\tnumgen random mod 100 < ${share} drop`,
    '\t}',
    '}',
    'ops@router1:~$',
  ].join('\n');
}

export const packetLoss: CauseRules = {
  id: 'packet-loss',
  title: 'The path loses packets',
  looks: ['attempt', 'conversation', 'growth', 'listing', 'filter'],
  rules: [
    {
      bearing: 'decisive',
      slots: [endsInTurn, dropsAtRandom],
      leaves: [],
      whyNot:
        'The rule drops packets of this connection by chance, the SYN as well as what follows: attempts that get through and attempts that do not come of it in turn, whatever else there is.',
    },
    { bearing: 'strong', slots: [laterSyn, fewerArrive] },
    { bearing: 'strong', slots: [failsSometimes, late] },
    { bearing: 'strong', slots: [failsSometimes, laterSyn] },
    { bearing: 'weak', slots: [failsSometimes, resentAndTaken] },
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
    why: 'A lost SYN is sent again: after 1, 2, 3, 4, 5, 7 s on Linux from 6.5 on, after 1, 3, 7 s before. Connections that take 1.0, 2.0 or 3.0 s among others that take milliseconds are lost SYNs or lost answers. A limit on new connections and a queue that is emptied too slowly look the same to the client.',
    todo: 'Capture one attempt on both ends: a SYN that leaves and does not arrive is lost on the way there, a SYN-ACK that leaves and does not arrive on the way back. Then measure hop by hop (mtr -T -P PORT ADDRESS: loss counts where it goes on to the last hop), look at the errors and drops of each link (ip -s link, twice), and for rules that drop by chance (statistic, numgen, tc netem).',
    prevent: 'Watch TCPSynRetrans and RetransSegs on the clients, and errors and drops on every link.',
  },
  verdict: (scene) =>
    `The router drops a share of the packets to ${scene.dialled.join(' or ')} by chance: attempts at port ${scene.case.port ?? ''} get through or fail in turn.`,
  fixes: LOSS_FIXES,
  proof: connectsEachTime,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'intermittent' },
      evidence: [CLIENT, { from: 'middle', text: router(40) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, symptom: 'intermittent' },
      evidence: [CLIENT, { from: 'middle', text: router(2) }],
    },
  },
};
