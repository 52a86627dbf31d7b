import { onceAKind } from '../model/tables.ts';
import { isDialled } from '../model/address-set.ts';
import type { AbsenceSlot, CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import { ofKind, type Fact, type FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { continueProcess, lookAtProcess } from './slots/load-fixes.ts';
import { coversAllListeners, listensThere, mayTakeDialled } from './slots/listener.ts';
import { waitsForRoom } from './slots/send-timers.ts';
import { isDialledTalk, isViewOf } from './slots/talks.ts';
import { leftUnclosed, notAccepting, noTcpMemory, workersBusy } from './slots/reported-queues.ts';

/** The handshake was done and nothing came. */
const silent: FailureSlot = {
  slot: 'failure',
  is: (attempt, { successes }) =>
    attempt.address !== undefined &&
    readings(attempt).includes('silent') &&
    !successes.some(({ outcome }) => outcome === 'replied'),
  reason: (attempt) => `The client connects to ${attempt.address ?? 'the target'} and gets no answer`,
};

const owned: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
    listensThere.is(socket, scene, filled) && socket.processes.some(({ pid }) => pid !== undefined),
  reason: (socket: FactOf<'socket'>) =>
    `${socket.processes.map(({ name }) => name)[0] ?? 'A process'} listens on port ${socket.local.port}`,
};

/** ps: T stopped by a signal, t stopped by a debugger (ps(1), PROCESS STATE CODES). */
const STOPPED = /^[Tt]/;

function owns(process: FactOf<'process'>, filled: readonly Fact[]): boolean {
  const pids = ofKind(filled, 'socket').flatMap((socket) => socket.processes.map(({ pid }) => pid));
  return process.pid !== undefined && pids.length > 0 && pids.every((pid) => pid === process.pid);
}

const stopped: FactSlot<'process'> = {
  slot: 'fact',
  kind: 'process',
  from: 'server',
  is: (process, _scene, filled) => STOPPED.test(process.state ?? '') && owns(process, filled),
  reason: (process) =>
    `${process.name} is stopped (state ${process.state ?? 'T'}): it runs no code, and its kernel still completes handshakes`,
};

const stoppedPids = onceAKind(
  'process',
  (all) =>
    new Set(all.flatMap(({ pid, state }) => (pid !== undefined && STOPPED.test(state ?? '') ? pid : []))),
);

function isStoppedOne(pid: number | undefined, { facts }: Scene): boolean {
  return pid !== undefined && stoppedPids(facts).has(pid);
}

/** With SO_REUSEPORT several processes share a port, and one that runs would answer its share. */
const noneThatRuns: AbsenceSlot = {
  slot: 'absence',
  from: 'server',
  covers: coversAllListeners,
  unless: (fact, scene) =>
    mayTakeDialled(fact, scene) &&
    fact.kind === 'socket' &&
    !fact.processes.every(({ pid }) => isStoppedOne(pid, scene)),
  reason: 'The whole listing has no other process there',
};

const isStopped: Rule = {
  bearing: 'decisive',
  slots: [silent, owned, stopped, noneThatRuns],
  leaves: [],
  whyNot:
    'A stopped process reads and answers nothing, whatever reaches it; the kernel completes the handshake without it.',
};

const sleepsInKernel: Rule = {
  bearing: 'strong',
  slots: [
    silent,
    owned,
    {
      ...stopped,
      is: (process: FactOf<'process'>, _scene: Scene, filled: readonly Fact[]) =>
        (process.state ?? '').startsWith('D') && owns(process, filled),
      reason: (process: FactOf<'process'>) =>
        `${process.name} waits inside the kernel (state D), mostly for a disk or a mount`,
    },
  ],
};

const waiting: Rule = {
  bearing: 'strong',
  slots: [
    silent,
    {
      ...listensThere,
      is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
        listensThere.is(socket, scene, filled) && (socket.acceptQueue?.length ?? 0) > 0,
      reason: (socket: FactOf<'socket'>) =>
        `${socket.acceptQueue?.length ?? ''} finished handshakes wait on port ${socket.local.port} for the process to accept them`,
    },
  ],
};

function isServed(socket: FactOf<'socket'>, scene: Scene): boolean {
  return (
    socket.transport === 'tcp' &&
    (socket.state === 'established' || socket.state === 'close-wait') &&
    socket.local.port === scene.case.port &&
    isDialled(socket.local.address, scene)
  );
}

/** Bytes of a client that the process has not read. */
const unread: Rule = {
  bearing: 'strong',
  slots: [
    silent,
    {
      slot: 'fact',
      kind: 'socket',
      from: 'server',
      is: (socket, scene) => isServed(socket, scene) && (socket.unreadBytes ?? 0) > 0,
      reason: (socket) =>
        `The process has not read ${socket.unreadBytes ?? ''} bytes that this connection sent`,
    },
  ],
};

/** Seconds for which a client waited in vain. */
const WAITED = 3;

/** The server's own view: its kernel takes the request, and its process says nothing, or leaves no room for more. */
const takesAndIsSilent: readonly Rule[] = [
  {
    bearing: 'strong',
    slots: [
      silent,
      {
        slot: 'fact',
        kind: 'conversation',
        from: 'server',
        is: (talk, scene) =>
          isDialledTalk(talk, scene) &&
          isViewOf('server', talk) &&
          talk.handshake &&
          talk.sent.client.bytes > 0 &&
          talk.sent.client.unanswered <= 1 &&
          talk.sent.server.bytes === 0 &&
          talk.closedBy !== 'server' &&
          talk.resets.every(({ by }) => by === 'client') &&
          (talk.lasted ?? 0) >= WAITED,
        line: (talk) => talk.sent.client.lastLine,
        reason: ({ sent }) =>
          `The server’s kernel takes the ${sent.client.bytes} bytes of this connection and acknowledges them, and its process says nothing`,
      },
    ],
  },
  {
    bearing: 'strong',
    slots: [
      silent,
      {
        slot: 'fact',
        kind: 'conversation',
        is: (talk, scene) =>
          isDialledTalk(talk, scene) &&
          talk.handshake &&
          talk.sent.server.shut === true &&
          talk.sent.server.zeroWindows > 1,
        line: (talk) => talk.sent.client.lastLine,
        reason: ({ sent }) =>
          `The server says ${sent.server.zeroWindows} times that it has no room left: its process does not read what this connection sent`,
      },
    ],
  },
];

const ASK = [
  'ops@app1:~$ curl -sS -m 4 http://192.0.2.5:8080/',
  'curl: (28) Operation timed out after 4002 milliseconds with 0 bytes received',
  'ops@app1:~$',
].join('\n');

function server(state: string): string {
  return [
    'ops@db1:~$ ps -eo pid,stat,wchan:20,comm',
    '    PID STAT WCHAN                COMMAND',
    '      1 Ss   ep_poll              systemd',
    `    812 ${state}  do_signal_stop       java`,
    'ops@db1:~$ sudo ss -lntp',
    'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process',
    'LISTEN   2        100              0.0.0.0:8080          0.0.0.0:*       users:(("java",pid=812,fd=21))',
    'ops@db1:~$',
  ].join('\n');
}

export const unresponsiveService: CauseRules = {
  id: 'unresponsive-service',
  title: 'The service does not answer',
  fails: { transport: 'any' },
  looks: ['attempt', 'conversation', 'socket', 'listing', 'process', 'log'],
  rules: [
    isStopped,
    sleepsInKernel,
    waiting,
    unread,
    ...takesAndIsSilent,
    { bearing: 'strong', slots: [silent, waitsForRoom] },
    ...leftUnclosed,
    ...notAccepting,
    noTcpMemory,
    workersBusy,
  ],
  prose: {
    what: 'The handshake completes, and the process behind the port neither accepts nor answers: it is stopped, hung, or busy with something else.',
    why: 'The kernel completes handshakes by itself and puts the connections into the accept queue. A port check succeeds therefore, although nobody calls accept(). When the queue is full, new SYNs are dropped and the hang becomes a timeout.',
    todo: 'Look at the process: its state (ps: T stopped, D waiting in the kernel), what it waits for (its threads, its log, /proc/PID/stack), and whether it is at its limit of descriptors or workers. kill -CONT continues a stopped one. Take a thread dump before you restart it: the restart destroys what explains it.',
    prevent: 'Check the service by an answer in its own protocol, not by an open port.',
  },
  verdict: (scene, cited) => {
    const process = ofKind(cited, 'process')[0];
    return `${process?.name ?? 'The process'} behind port ${scene.case.port ?? ''} is stopped: handshakes complete and nothing answers.`;
  },
  fixes: [continueProcess, lookAtProcess],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080, service: 'http', symptom: 'hang' },
      evidence: [
        { from: 'client', text: ASK },
        { from: 'server', text: server('Tsl') },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080, service: 'http', symptom: 'hang' },
      evidence: [
        { from: 'client', text: ASK },
        { from: 'server', text: server('Ssl') },
      ],
    },
  },
};
