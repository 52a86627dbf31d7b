import type { CauseRules, Exclusions, FactSlot, FailureSlot, Fix, Rule } from '../model/cause.ts';
import { run } from '../model/command.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { synQueue } from '../network/queues/room.ts';
import { halfOpen, isPile, noneOfClient, othersConnected } from './slots/half-open.ts';
import { listensThere } from './slots/listener.ts';
import { attemptIn } from './slots/way.ts';
import { synQueueReports } from './slots/reported-queues.ts';
import { HEALTHY } from './slots/healthy.ts';

const COOKIES = 'net.ipv4.tcp_syncookies';
const MOST = 'net.ipv4.tcp_max_syn_backlog';

const unanswered: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined &&
    readings(attempt).some((outcome) => outcome === 'kernel-timeout' || outcome === 'own-deadline'),
  reason: (attempt) => `The client gets no answer from ${attempt.address ?? 'the target'}`,
};

function hasRoom({ acceptQueue }: FactOf<'socket'>): boolean {
  return acceptQueue?.limit !== undefined && acceptQueue.length <= acceptQueue.limit;
}

/** The accept queue is asked first: with room in it, the silence is not its own. */
const listenerWithRoom: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
    listensThere.is(socket, scene, filled) && hasRoom(socket),
  reason: (socket: FactOf<'socket'>) =>
    `Its accept queue has room: ${socket.acceptQueue?.length ?? ''} of ${socket.acceptQueue?.limit ?? ''}`,
};

const noCookies: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'server',
  is: ({ key, value }) => key === COOKIES && value === '0',
  reason: 'SYN cookies are off: a SYN that finds the queue full is dropped',
};

/** somaxconn is in the limit that ss shows. */
function roomOf(limit: number, maxSynBacklog = Infinity): number {
  return synQueue({ backlog: limit, somaxconn: limit, syncookies: 0, maxSynBacklog }).holds;
}

/** Where it leaves less room than the backlog does. */
const mostHalfOpen: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'server',
  is: ({ key, value }, _scene, filled) => {
    const { limit = 0 } = ofKind(filled, 'socket')[0]?.acceptQueue ?? {};
    return key === MOST && /^\d{1,9}$/.test(value) && roomOf(limit, Number(value)) < roomOf(limit);
  },
  reason: ({ value }) => `tcp_max_syn_backlog is ${value}, of which a quarter is kept free`,
};

/** What the queue of this listener holds. */
function holds(filled: readonly Fact[]): number | undefined {
  const limit = ofKind(filled, 'socket').find(({ state }) => state === 'listen')?.acceptQueue?.limit;
  if (limit === undefined) return undefined;
  const most = ofKind(filled, 'setting').find(({ key }) => key === MOST)?.value;
  return roomOf(limit, most === undefined ? Infinity : Number(most));
}

const full: FactSlot<'socket'> = {
  slot: 'fact',
  kind: 'socket',
  from: 'server',
  is: (socket, scene, filled) => {
    const most = holds(filled);
    return most !== undefined && isPile(socket, scene) && halfOpen(socket, scene) >= most;
  },
  reason: (socket, scene) =>
    `${halfOpen(socket, scene)} half-open connections fill the queue of port ${socket.local.port}`,
};

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  whyNot: {
    here: 'Without cookies a full queue of half-open connections drops every new SYN, whatever else is full.',
    before:
      'Without cookies the kernel drops every new SYN to a listener whose queue of half-open connections is full: a listener takes the dialled port, and the silence needs no filter and no loss.',
    behind: 'A new connection does not get as far as the process.',
    elsewhere: 'The queue belongs to the very listener that the client dials.',
  },
  apart: [
    {
      causes: ['accept-queue-overflow'],
      why: 'The accept queue has room, so the process takes its connections; new ones do not get so far.',
    },
    {
      causes: ['timestamp-nat-drop'],
      why: 'Without cookies a full queue drops every new SYN, whatever its timestamp.',
    },
  ],
};

function overflow(...bounds: readonly FactSlot<'setting'>[]): Rule {
  const slots = [unanswered, listenerWithRoom, noCookies, ...bounds, full, noneOfClient, othersConnected];
  return { bearing: 'decisive', slots, ...EXCLUDES };
}

/** As many as the queue holds; a peer that stays silent and a lost way back to it look alike. */
const fullPile: readonly Rule[] = [
  { bearing: 'strong', slots: [unanswered, listenerWithRoom, noCookies, full] },
  { bearing: 'strong', slots: [unanswered, listenerWithRoom, noCookies, mostHalfOpen, full] },
];

function growth(name: string, reason: (by: number) => string): FactSlot<'growth'> {
  return {
    slot: 'fact',
    kind: 'growth',
    from: 'server',
    is: (fact) => fact.name === name && fact.by > 0,
    reason: ({ by }) => reason(by),
  };
}

/** Only without cookies: tcp_conn_request() in net/ipv4/tcp_input.c. */
const dropsGrow: Rule = {
  bearing: 'strong',
  slots: [
    unanswered,
    growth(
      'TcpExtTCPReqQFullDrop',
      (by) => `Meanwhile the server dropped ${by} SYNs that found a queue of half-open connections full`,
    ),
  ],
};

const OVERFLOWS = 'TcpExtListenOverflows';

/** SYNs were dropped, and no accept queue was full. */
const otherDrops: Rule = {
  bearing: 'weak',
  slots: [
    unanswered,
    growth('TcpExtListenDrops', (by) => `Meanwhile the server dropped ${by} SYNs`),
    {
      slot: 'fact',
      kind: 'growth',
      from: 'server',
      is: ({ name, by }) => name === OVERFLOWS && by === 0,
      reason: 'and not for want of room in an accept queue',
    },
  ],
};

/** An overflowing queue is answered with cookies then, and loses nobody. */
const withCookies: Rule = {
  bearing: 'against',
  slots: [
    {
      slot: 'fact',
      kind: 'setting',
      from: 'server',
      is: ({ key, value }) => key === COOKIES && (value === '1' || value === '2'),
      reason: 'SYN cookies are on: a SYN that finds the queue full is answered with a cookie, and connects',
    },
  ],
};

const pileUp: Rule = {
  bearing: 'weak',
  slots: [
    unanswered,
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: (socket, scene) => isPile(socket, scene) && halfOpen(socket, scene) >= 10,
      reason: (socket, scene) =>
        `${halfOpen(socket, scene)} connections to port ${socket.local.port} are half-open`,
    },
  ],
};

const cookiesOn: Fix = {
  id: 'syn-cookies-on',
  title: 'Answer SYNs that find the queue full with a cookie',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: () => ({
    command: run('sysctl', '-w', `${COOKIES}=1`),
    changes:
      'New connections in this network namespace, at once. A connection that was begun with a cookie has window scaling and SACK only if it carries timestamps.',
    undo: run('sysctl', '-w', `${COOKIES}=0`),
    notes: [
      'It lasts until the next start. Find the file that switched them off (grep -r tcp_syncookies /etc/sysctl.conf /etc/sysctl.d), and correct it there. A container has a network namespace of its own: set it there.',
    ],
  }),
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 5 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

/** A backlog of 2, which holds three. */
function server(cookies: 0 | 1): string {
  return [
    'ops@db1:~$ sysctl net.ipv4.tcp_syncookies',
    `net.ipv4.tcp_syncookies = ${cookies}`,
    'ops@db1:~$ ss -tan',
    'State         Recv-Q      Send-Q           Local Address:Port            Peer Address:Port       Process',
    'LISTEN        0           2                      0.0.0.0:8080                 0.0.0.0:*',
    'SYN-RECV      0           0                    192.0.2.5:8080            203.0.113.18:4382',
    'SYN-RECV      0           0                    192.0.2.5:8080            203.0.113.77:33997',
    'SYN-RECV      0           0                    192.0.2.5:8080           203.0.113.140:21542',
    'ESTAB         0           0                    192.0.2.5:8080            198.51.100.9:37510',
    'ops@db1:~$',
  ].join('\n');
}

export const synQueueOverflow: CauseRules = {
  id: 'syn-queue-overflow',
  title: 'The SYN queue is full',
  looks: ['attempt', 'socket', 'listing', 'setting', 'growth', 'log'],
  rules: [
    overflow(),
    overflow(mostHalfOpen),
    ...fullPile,
    dropsGrow,
    otherDrops,
    pileUp,
    withCookies,
    ...synQueueReports,
  ],
  prose: {
    what: 'As many connections are half-open on this listener as its queue holds, SYN cookies are off, and the kernel drops every further SYN.',
    why: 'A SYN that is answered waits for its last ACK. Senders that never send it (a flood, a scan, clients behind a lost way back) stay for a minute and more. The queue holds min(backlog, somaxconn) + 1, and without cookies no more than three quarters of tcp_max_syn_backlog, and one. With cookies on, as is usual, a full queue loses nobody: the line “Possible SYN flooding … Sending cookies” is no failure.',
    todo: 'Switch SYN cookies on. Then look where the half-open ones come from (ss -tan state syn-recv): one network may have lost its way back, many random addresses are a flood, which the filter in front of the server should stop. Do not raise tcp_max_syn_backlog before you have read tcp_syncookies.',
    prevent: 'Leave tcp_syncookies at 1, and watch the growth of TCPReqQFullDrop and ListenDrops.',
  },
  verdict: (scene, cited) => {
    const pile = ofKind(cited, 'socket').find(({ state }) => state === 'syn-recv');
    const count = pile === undefined ? 0 : halfOpen(pile, scene);
    return `The SYN queue of port ${scene.case.port ?? ''} is full: ${count} connections are half-open, and SYN cookies are off, so ${attemptIn(cited)?.address ?? 'the server'} drops new SYNs.`;
  },
  fixes: [cookiesOn],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, client: '198.51.100.7' },
      evidence: [CLIENT, { from: 'server', text: server(0) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, client: '198.51.100.7' },
      evidence: [CLIENT, { from: 'server', text: server(1) }],
    },
  },
};
