import { isWithin, NODE_ATTEMPT } from '../network/clock/bands.ts';
import type { CauseRules, FailureSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import {
  ANSWERED,
  lateAnswer,
  morePatient,
  onlyThePatient,
  slowAnswer,
  waited,
  waitedInVain,
} from './slots/late-answer.ts';
import { connectsPatiently, waitLonger } from './slots/patience-fixes.ts';
import { attemptIn } from './slots/way.ts';

function endedItself(attempt: FactOf<'attempt'>): boolean {
  return (
    attempt.transport === 'tcp' &&
    attempt.address !== undefined &&
    readings(attempt).includes('own-deadline') &&
    waited(attempt) !== undefined
  );
}

const gaveUp: FailureSlot = {
  slot: 'failure',
  is: endedItself,
  reason: (attempt) => `The client gives up by itself after ${waited(attempt) ?? ''} s`,
};

const gaveUpForSure: FailureSlot = {
  ...gaveUp,
  is: (attempt) => attempt.outcome === 'own-deadline' && endedItself(attempt),
};

const answeredTooLate: Rule = {
  bearing: 'decisive',
  slots: [gaveUpForSure, lateAnswer((filled) => waited(attemptIn(filled)), true)],
  ...ANSWERED,
  apart: [
    {
      causes: ['syn-retries-cut-short'],
      why: 'The client’s own deadline ended it, as its message says; the kernel would have gone on.',
    },
  ],
};

/** At least one of its SYNs was answered, so what stands between is slow and nothing else. */
const slowerThanItWaits: Rule = {
  bearing: 'decisive',
  slots: [
    {
      ...gaveUpForSure,
      is: (attempt: FactOf<'attempt'>, scene: Scene) =>
        gaveUpForSure.is(attempt, scene) && onlyThePatient([attempt], scene),
    },
    slowAnswer((filled) => waited(attemptIn(filled))),
  ],
  leaves: [],
  whyNot:
    'No SYN was lost or dropped: each was answered after the same time, which is longer than this client waits. It would fail if nothing else were wrong, and attempts with more patience connect.',
};

const answeredLater: Rule = {
  bearing: 'strong',
  slots: [gaveUp, lateAnswer((filled) => waited(attemptIn(filled)), false)],
};

/** More than one failure, and each of them with less time: a service that fails only sometimes would not choose so. */
const patienceHelps: readonly Rule[] = [
  { bearing: 'strong', slots: [gaveUp, morePatient((filled) => waited(attemptIn(filled)), 3)] },
  { bearing: 'weak', slots: [gaveUp, morePatient((filled) => waited(attemptIn(filled)), 1)] },
];

/** Node's 250 ms for each of several addresses are less than one lost SYN costs. */
const cutByNode: Rule = {
  bearing: 'weak',
  slots: [
    {
      slot: 'failure',
      is: (attempt) =>
        attempt.tool === 'node' && attempt.took !== undefined && isWithin(attempt.took, NODE_ATTEMPT),
      reason: 'Node.js cuts the attempt to one of several addresses after 250 ms',
    },
  ],
};

// Linux 6.18, a link on which every frame is 0.75 s late each way.
function capture(synAck: string, reset: string): string {
  return [
    "ops@app1:~$ sudo tcpdump -nn -i any 'host 10.77.2.2 and tcp port 5432'",
    'tcpdump: data link type LINUX_SLL2',
    'tcpdump: verbose output suppressed, use -v[v]... for full protocol decode',
    'listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 262144 bytes',
    '07:31:30.778543 eth0  Out IP 10.77.1.2.58738 > 10.77.2.2.5432: Flags [S], seq 73747067, win 64240, options [mss 1460,sackOK,TS val 3243156170 ecr 0,nop,wscale 10], length 0',
    synAck,
    reset,
    '^C',
    '3 packets captured',
    'ops@app1:~$',
  ].join('\n');
}

const DIALLED =
  'ops@app1:~$ nc -vz -w 1 10.77.2.2 5432\nnc: connect to 10.77.2.2 port 5432 (tcp) timed out: Operation now in progress\nops@app1:~$';

export const clientTimeoutTooShort: CauseRules = {
  id: 'client-timeout-too-short',
  title: 'The client gives up too early',
  looks: ['attempt', 'conversation'],
  rules: [
    answeredTooLate,
    slowerThanItWaits,
    answeredLater,
    ...patienceHelps,
    cutByNode,
    { bearing: 'against', slots: [waitedInVain] },
  ],
  prose: {
    what: 'The client closes its socket before the server’s answer arrives. The server can be reached; the SYN-ACK comes to a socket that is gone, and the client’s kernel answers it with a RST.',
    why: 'The handshake takes a round trip, and one lost SYN costs a second more, since its retransmission leaves only then. A timeout of one second or less fails on the first loss. Some limits hold more than connect(): the name look-up, every address of the name, TLS. Node.js 20 gives each address but the last 250 ms.',
    todo: 'Run the same attempt with a timeout of ten seconds and measure it. If it connects, set the client’s timeout above what it took, and above three seconds, so that one or two lost SYNs are survived. If it does not connect, the timeout was not the cause.',
    prevent:
      'Choose connect timeouts from measured times with room for two retransmissions (3 s and a round trip), and keep them apart from the timeout for an answer.',
  },
  verdict: (_scene, cited) => {
    const attempt = attemptIn(cited);
    return `The client gives up after ${waited(attempt) ?? ''} s; ${attempt?.address ?? 'the server'} answers later than that.`;
  },
  fixes: [waitLonger],
  proof: connectsPatiently,
  examples: {
    matches: {
      case: { target: '10.77.2.2', port: 5432 },
      evidence: [
        { from: 'client', text: DIALLED },
        {
          from: 'client',
          text: capture(
            '07:31:32.280382 eth0  In  IP 10.77.2.2.5432 > 10.77.1.2.58738: Flags [S.], seq 3625853795, ack 73747068, win 65160, options [mss 1460,sackOK,TS val 2617433087 ecr 3243156170,nop,wscale 10], length 0',
            '07:31:32.280402 eth0  Out IP 10.77.1.2.58738 > 10.77.2.2.5432: Flags [R], seq 73747068, win 0, length 0',
          ),
        },
      ],
    },
    differs: {
      case: { target: '10.77.2.2', port: 5432 },
      evidence: [
        { from: 'client', text: DIALLED },
        {
          from: 'client',
          text: capture(
            '07:31:31.790382 eth0  Out IP 10.77.1.2.58738 > 10.77.2.2.5432: Flags [S], seq 73747067, win 64240, options [mss 1460,sackOK,TS val 3243157182 ecr 0,nop,wscale 10], length 0',
            '07:31:32.814402 eth0  Out IP 10.77.1.2.58738 > 10.77.2.2.5432: Flags [S], seq 73747067, win 64240, options [mss 1460,sackOK,TS val 3243158206 ecr 0,nop,wscale 10], length 0',
          ),
        },
      ],
    },
  },
};
