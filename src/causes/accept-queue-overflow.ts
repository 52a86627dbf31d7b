import type { AbsenceSlot, CauseRules, FactSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import type { Scene } from '../model/scene.ts';
import { readings } from '../model/outcome.ts';
import { BEFORE_THE_SERVER, CLIENT_SIDE, OTHER_MACHINES } from './slots/filter-rivals.ts';
import { coversAllListeners, listensOnPort, listensThere, mayTakeDialled } from './slots/listener.ts';

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

/** A queue of limit n holds n + 1: it is full when its length is over the limit (measured, Linux 6.18). */
const overLimit: Rule = {
  bearing: 'decisive',
  slots: [
    {
      slot: 'failure',
      is: (attempt) =>
        attempt.address !== undefined &&
        readings(attempt).some((outcome) => outcome === 'kernel-timeout' || outcome === 'own-deadline'),
      reason: (attempt) => `The client gets no answer from ${attempt.address ?? 'the target'}`,
    },
    fullListener,
    noneWithRoom,
  ],
  excludes: [
    {
      causes: [...BEFORE_THE_SERVER, 'firewall-reject', 'firewall-drop', 'source-blocked'],
      why: 'While the queue is over its limit the kernel drops every new SYN to this listener, whatever setting is on: the silence needs no filter and no loss.',
    },
    { causes: OTHER_MACHINES, why: 'The queue belongs to the very listener that the client dials.' },
    { causes: CLIENT_SIDE, why: 'No client, however patient, is answered while the queue is full.' },
    {
      causes: ['syn-queue-overflow', 'timestamp-nat-drop'],
      why: 'The accept queue is asked first, and it is full.',
    },
    {
      causes: [
        ...['not-listening', 'address-family-mismatch', 'container-port-unpublished'],
        ...['forwarded-to-wrong-port', 'flapping-listener'],
      ],
      why: 'A listener takes the dialled address and port; it is full.',
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
  looks: ['attempt', 'socket', 'listing'],
  rules: [overLimit, waiting],
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
