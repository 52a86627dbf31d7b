import { isSuccess } from './slots/own-attempts.ts';
import type { CauseRules, Exclusions, FactSlot, Rule } from '../model/cause.ts';
import type { FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { turnsAway, turnsAwayAndEnds } from './slots/answer.ts';
import { CUT_OFF, cutOff, isToTarget, type Conversation } from './slots/ended.ts';
import { heldByService, noOtherProgram } from './slots/held-port.ts';
import { askService } from './slots/prove.ts';
import { letClientIn, seeWhyItCloses } from './slots/turned-away-fixes.ts';
import { tooManyOrphans, limitReported } from './slots/reported-queues.ts';

/** Seconds within which nothing is idle yet. */
const FRESH = 2;

function isFresh(talk: Conversation): boolean {
  return talk.pause === undefined && (talk.lasted ?? 0) < FRESH;
}

/** A FIN is a kernel's answer to close() or to the end of a process: no filter and no full queue sends one. */
const closedFirst: FactSlot<'conversation'> = {
  slot: 'fact',
  kind: 'conversation',
  from: 'server',
  is: (talk, scene) =>
    isToTarget(talk, scene) &&
    talk.handshake &&
    talk.closedBy === 'server' &&
    talk.resets.length === 0 &&
    talk.sent.client.bytes === 0 &&
    talk.synAck?.way !== 'through' &&
    isFresh(talk),
  reason: 'The server closes the connection in good order, before the client has sent a byte',
};

/** It is not this one client that is turned away. */
const closesLocally: FactSlot<'attempt'> = {
  slot: 'fact',
  kind: 'attempt',
  from: 'server',
  is: (attempt, scene) => scene.localAttempts.includes(attempt) && CUT_OFF.includes(attempt.outcome),
  reason: 'The server’s own attempt is cut off as well',
};

const EVERY: Exclusions = {
  leaves: [],
  whyNot:
    'The service’s own machine completes the handshake and then closes the connection itself, at once, before a byte of any protocol; its own clients fare no better. Nothing on the way and no filter sends a FIN in a server’s name from the server’s own interface.',
};

const closesAtOnce: Rule = {
  bearing: 'decisive',
  slots: [cutOff, closedFirst, heldByService, noOtherProgram, closesLocally],
  ...EVERY,
};

/** A service that speaks first, and closes without a word however long it took, has turned the client away. */
function isMute({ sent }: Conversation, { service }: Scene): boolean {
  return service?.greets !== undefined && sent.server.bytes === 0;
}

/** A RST in the server's name that came in from outside, or whose TTL is another one's, is not the server's own. */
function sendsReset({ resets: [reset] }: Conversation): boolean {
  const isForeign = reset?.way === 'in' || reset?.way === 'through' || reset?.otherTtl !== undefined;
  return reset?.by === 'server' && !isForeign;
}

const endsIt: Rule = {
  bearing: 'strong',
  slots: [
    cutOff,
    {
      ...closedFirst,
      is: (talk: Conversation, scene: Scene) =>
        isToTarget(talk, scene) &&
        talk.handshake &&
        talk.synAck?.way !== 'through' &&
        (isFresh(talk) || isMute(talk, scene)) &&
        (talk.closedBy === 'server' || sendsReset(talk)),
      reason: 'The server’s own machine ends the connection',
    },
  ],
};

/** close() with bytes of the client unread makes the kernel send a RST (tcp_close(), Linux 6.1). */
const leavesUnread: Rule = {
  bearing: 'strong',
  slots: [
    cutOff,
    {
      slot: 'fact',
      kind: 'growth',
      from: 'server',
      is: ({ name, by }) => name === 'TcpExtTCPAbortOnClose' && by > 0,
      reason: ({ by }) =>
        `Meanwhile some process of this server closed ${by} connections without reading all that was sent`,
    },
  ],
};

/** It says so itself, and still it may be that all else is well: whether that is the trouble, the user knows. */
const turnsClientsAway: Rule = {
  bearing: 'strong',
  slots: [
    {
      slot: 'fact',
      kind: 'attempt',
      is: (attempt, scene) => isSuccess(attempt, scene) && turnsAway(attempt),
      reason: ({ reply = '' }) =>
        `The service answers that it does not take this client: ${reply.slice(0, 60)}`,
    },
  ],
};

const turnsAwayAndCloses: Rule = {
  bearing: 'strong',
  slots: [
    {
      ...cutOff,
      is: (attempt: FactOf<'attempt'>) =>
        attempt.address !== undefined && CUT_OFF.includes(attempt.outcome) && turnsAwayAndEnds(attempt),
      reason: ({ reply = '' }) => `The service says “${reply.slice(0, 60)}” and ends the connection`,
    },
  ],
};

const CLIENT = `ops@app1:~$ telnet 192.0.2.5 8000
Trying 192.0.2.5...
Connected to 192.0.2.5.
Escape character is '^]'.
Connection closed by foreign host.
ops@app1:~$
`;

function server(first: 'server' | 'client'): string {
  const [a, b] = ['192.0.2.5.8000', '10.0.0.7.33448'];
  const fin = first === 'server' ? `${a} > ${b}` : `${b} > ${a}`;
  return [
    "ops@db1:~$ sudo timeout 7 tcpdump -nn -i eth0 'tcp port 8000'",
    'listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes',
    `08:10:03.432156 IP ${b} > ${a}: Flags [S], seq 3948771029, win 64240, length 0`,
    `08:10:03.432173 IP ${a} > ${b}: Flags [S.], seq 894675773, ack 3948771030, win 65160, length 0`,
    `08:10:03.432197 IP ${b} > ${a}: Flags [.], ack 1, win 63, length 0`,
    `08:10:03.436413 IP ${fin}: Flags [F.], seq 1, ack 1, win 64, length 0`,
    '4 packets captured',
    '4 packets received by filter',
    '0 packets dropped by kernel',
    'ops@db1:~$ telnet 192.0.2.5 8000',
    'Trying 192.0.2.5...',
    'Connected to 192.0.2.5.',
    "Escape character is '^]'.",
    'Connection closed by foreign host.',
    'ops@db1:~$ sudo ss -lntp',
    'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
    'LISTEN   0        5                0.0.0.0:8000          0.0.0.0:*       users:(("python3",pid=620,fd=3))',
    'ops@db1:~$',
  ].join('\n');
}

export const serviceCloses: CauseRules = {
  id: 'service-closes',
  title: 'The service itself closes the connection',
  // A Unix socket's connection ends so as well.
  fails: { transport: 'any' },
  looks: ['attempt', 'conversation', 'socket', 'listing', 'growth', 'log'],
  rules: [
    closesAtOnce,
    endsIt,
    leavesUnread,
    turnsClientsAway,
    turnsAwayAndCloses,
    limitReported,
    tooManyOrphans,
  ],
  prose: {
    what: 'The service accepts the connection and ends it by itself: it crashes on it, refuses the client by its own list or limit, or closes with bytes unread.',
    why: 'TCP works: the handshake is done by the kernel before the service sees the client. close() sends a FIN, which the client reads as the end of the stream; close() with bytes unread sends a RST. Only the service knows why it does so.',
    todo: 'Read the service’s log at the time of an attempt: an exception, a limit of connections, an access list, a banned host. Read what it says before it closes, too, with its own client or nc: “-DENIED” (Redis, protected mode), “Too many connections” (MySQL), “no pg_hba.conf entry” (PostgreSQL), “Exceeded MaxStartups” (sshd). Then raise that limit or correct that list, or mend what crashes.',
    prevent:
      'Log every connection that the service turns away, with the reason, and watch its limit of connections.',
  },
  fixes: [seeWhyItCloses, letClientIn],
  proof: askService,
  verdict: (scene) =>
    `The service on port ${scene.case.port ?? ''} accepts connections and closes them by itself at once.`,
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8000, service: 'python', symptom: 'reset' },
      evidence: [
        { from: 'client', text: CLIENT },
        { from: 'server', text: server('server') },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8000, service: 'python', symptom: 'reset' },
      evidence: [
        { from: 'client', text: CLIENT },
        { from: 'server', text: server('client') },
      ],
    },
  },
};
