import type { AbsenceSlot, CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { readings, type Outcome } from '../model/outcome.ts';
import { lookAtProcess, waitOnOverflow } from './slots/load-fixes.ts';
import { coversAllListeners, listensOnPort, listensThere, mayTakeDialled } from './slots/listener.ts';
import { acceptQueueReports } from './slots/reported-queues.ts';
import { HEALTHY } from './slots/healthy.ts';

function isFull(fact: Fact): boolean {
  return (
    fact.kind === 'socket' &&
    fact.acceptQueue?.limit !== undefined &&
    fact.acceptQueue.length > fact.acceptQueue.limit
  );
}

const fullListener: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
    listensThere.is(socket, scene, filled) && isFull(socket),
  reason: (socket: FactOf<'socket'>) =>
    `Its accept queue holds ${socket.acceptQueue?.length ?? ''}, over its limit of ${socket.acceptQueue?.limit ?? ''}`,
};

/** With SO_REUSEPORT several listeners share a port, and one with room would take its share. */
const noneWithRoom: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: coversAllListeners,
  unless: (fact, scene) => mayTakeDialled(fact, scene) && !isFull(fact),
  reason: 'The whole listing has no other listener there with room in its queue',
};

function endsIn(outcomes: readonly Outcome[], reason: string): FailureSlot {
  return {
    slot: 'failure',
    is: (attempt) =>
      attempt.address !== undefined && readings(attempt).some((outcome) => outcomes.includes(outcome)),
    reason: (attempt) => `${reason} ${attempt.address ?? 'the target'}`,
  };
}

/** A SYN that is dropped; or a last ACK that is, and the client believes itself connected. */
const unanswered = endsIn(['kernel-timeout', 'own-deadline', 'silent'], 'The client gets no answer from');

/** With tcp_abort_on_overflow=1 a last ACK that finds no room is answered with a RST (tcp_check_req, Linux 6.1). */
const wasReset = endsIn(['reset-connecting', 'reset-later'], 'The client is reset by');

const aborts: FactSlot<'setting'> = {
  slot: 'fact',
  kind: 'setting',
  from: 'server',
  is: ({ key, value }) => key === 'net.ipv4.tcp_abort_on_overflow' && value === '1',
  reason: 'The server resets a handshake that finds no room: tcp_abort_on_overflow is 1',
};

/** A queue of limit n holds n + 1: it is full when its length is over the limit (measured, Linux 6.18). */
const overLimit: Rule = {
  bearing: 'decisive',
  slots: [unanswered, fullListener, noneWithRoom],
  leaves: HEALTHY,
  whyNot: {
    here: 'The accept queue is asked first, and it is full.',
    before:
      'While the queue is over its limit the kernel drops every new SYN to this listener, whatever setting is on, from whatever client: the silence needs no filter and no loss, and a listener does take the dialled port.',
    behind:
      'A connection that finds no room in the queue reaches no process: whatever it says, and however large its packets are, nobody reads it, and nobody closes it.',
    elsewhere: 'The queue belongs to the very listener that the client dials.',
  },
};

/** Failures and successes in turn, as a queue makes them that is emptied too slowly. */
const sometimesOverLimit: Rule = {
  bearing: 'decisive',
  slots: [
    {
      ...unanswered,
      is: (attempt: FactOf<'attempt'>, scene: Scene) =>
        unanswered.is(attempt, scene) && scene.failure?.mixed === true,
    },
    fullListener,
    noneWithRoom,
  ],
  leaves: [],
  whyNot: {
    here: 'The accept queue is asked first, and it is full.',
    behind:
      'That some attempts connect is no all-clear: they found room, and those that find none get no answer.',
  },
};

const resetOverLimit: Rule = {
  bearing: 'decisive',
  slots: [wasReset, fullListener, noneWithRoom, aborts],
  leaves: HEALTHY,
  whyNot: {
    here: 'These drop a SYN and reset nothing.',
    before:
      'The server’s own kernel resets each handshake that finds the queue over its limit: the RST needs no filter and no forger.',
    behind:
      'A connection that is not in the queue has no process behind it yet: none can have closed it, or read a byte of it.',
    elsewhere: 'The queue belongs to the very listener that the client dials.',
  },
};

/** It says that some listener had no room, not which one. */
const overflowsGrow: Rule = {
  bearing: 'strong',
  slots: [
    unanswered,
    {
      slot: 'fact',
      kind: 'growth',
      from: 'server',
      is: ({ name, by }) => name === 'TcpExtListenOverflows' && by > 0,
      reason: ({ by }) =>
        `Meanwhile ${by} SYNs or last ACKs found the accept queue of some listener of this server full`,
    },
  ],
};

/** net-tools and /proc show how many wait, and not the limit. */
const waiting: Rule = {
  bearing: 'weak',
  slots: [
    {
      ...listensOnPort,
      is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
        listensOnPort.is(socket, scene, filled) &&
        (socket.acceptQueue?.length ?? 0) > 0 &&
        socket.acceptQueue?.limit === undefined,
      reason: (socket: FactOf<'socket'>) =>
        `${socket.acceptQueue?.length ?? ''} connections wait to be accepted; this tool does not show the limit`,
    },
  ],
};

const CLIENT = {
  from: 'client',
  text: 'ops@app1:~$ nc -vz -w 3 192.0.2.5 8080\nnc: connect to 192.0.2.5 port 8080 (tcp) timed out: Operation now in progress\n',
} as const;

function listing(length: number): string {
  return [
    'ops@db1:~$ sudo ss -lntp',
    'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
    `LISTEN   ${length}        50               0.0.0.0:8080          0.0.0.0:*       users:(("java",pid=812,fd=21))`,
    'ops@db1:~$',
  ].join('\n');
}

export const acceptQueueOverflow: CauseRules = {
  id: 'accept-queue-overflow',
  title: 'The accept queue is full',
  looks: ['attempt', 'socket', 'listing', 'setting', 'growth', 'log'],
  rules: [overLimit, sometimesOverLimit, resetOverLimit, overflowsGrow, waiting, ...acceptQueueReports],
  prose: {
    what: 'Connections wait in the listener’s accept queue faster than the process takes them out, and the queue is full.',
    why: 'Linux drops a SYN that finds the queue full, with tcp_abort_on_overflow or without; the client retransmits it until somebody gives up. A handshake that was under way when the queue filled leaves the client connected and without an answer.',
    todo: 'See why the process does not call accept(): stopped, out of descriptors, all workers busy. A larger backlog only buys time; it takes effect when the service calls listen() again, and somaxconn caps it.',
    prevent:
      'Watch the growth of ListenOverflows and the length of the queue against its limit, not only whether the port is open.',
  },
  verdict: (scene, cited) => {
    const socket = cited.find((fact) => fact.kind === 'socket');
    const queue = socket?.kind === 'socket' ? socket.acceptQueue : undefined;
    return `The accept queue of port ${scene.case.port ?? ''} is full: ${queue?.length ?? ''} wait, and ${queue?.limit ?? ''} is its limit.`;
  },
  fixes: [lookAtProcess, waitOnOverflow],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [CLIENT, { from: 'server', text: listing(51) }],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [CLIENT, { from: 'server', text: listing(50) }],
    },
  },
};
