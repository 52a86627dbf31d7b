import type { CauseRules, FactSlot, FailureSlot, Rule } from '../model/cause.ts';
import type { Fact, FactOf } from '../model/fact.ts';
import { readings } from '../model/outcome.ts';
import type { Scene } from '../model/scene.ts';
import { lookAtProcess, raiseDescriptors } from './slots/load-fixes.ts';
import { listensThere } from './slots/listener.ts';
import { descriptorsLeak, descriptorsUsedUp, noDescriptorReported } from './slots/reported-queues.ts';

/** EMFILE and ENFILE come from socket(), open() or accept() alone: no packet, filter or peer makes them (socket(2)). */
const noDescriptor: FailureSlot = {
  slot: 'failure',
  is: ({ errno }) => errno === 'EMFILE' || errno === 'ENFILE',
  reason: ({ errno }) =>
    errno === 'ENFILE'
      ? 'The client’s whole machine is at its limit of open files'
      : 'The client’s own process is at its limit of open files',
};

/** Another process may connect meanwhile: a success elsewhere leaves open which of them still fails. */
const clientOut: Rule = {
  bearing: 'decisive',
  slots: [
    {
      ...noDescriptor,
      is: (attempt: FactOf<'attempt'>, scene: Scene) =>
        noDescriptor.is(attempt, scene) &&
        (attempt.address ?? attempt.name ?? attempt.path) !== undefined &&
        scene.successes.length === 0,
    },
  ],
  leaves: [],
  whyNot:
    'The client could not even make a socket: no packet was sent, and nothing outside this process can end an attempt so.',
};

const clientWasOut: Rule = { bearing: 'strong', slots: [noDescriptor] };

const unanswered: FailureSlot = {
  slot: 'failure',
  is: (attempt) =>
    attempt.address !== undefined &&
    readings(attempt).some((outcome) => ['kernel-timeout', 'own-deadline', 'silent'].includes(outcome)),
  reason: (attempt) => `The client gets no answer from ${attempt.address ?? 'the target'}`,
};

/** Nothing is taken out of the accept queue of the listener that is dialled. */
const waits: FactSlot<'socket'> = {
  ...listensThere,
  is: (socket: FactOf<'socket'>, scene: Scene, filled: readonly Fact[]) =>
    listensThere.is(socket, scene, filled) && (socket.acceptQueue?.length ?? 0) > 0,
  reason: (socket: FactOf<'socket'>) =>
    `${socket.acceptQueue?.length ?? ''} connections wait to be accepted on port ${socket.local.port}`,
};

const saysSo: FactSlot<'log'> = {
  slot: 'fact',
  kind: 'log',
  from: 'server',
  is: ({ event }) => event === 'no-descriptors',
  reason: ({ about, detail }) =>
    `${about ?? 'A program'} on the server reports ${detail ?? 'too many open files'}`,
};

const limit: FactSlot<'limit'> = {
  slot: 'fact',
  kind: 'limit',
  from: 'server',
  is: (fact) => fact.what === 'open-files' && fact.limit !== undefined,
  reason: ({ limit: most }) => `A process on the server may open ${most ?? ''} files`,
};

/** The count is of the same process where both name it; where one does not, the log says that it is out of them. */
const usedUp: FactSlot<'limit'> = {
  slot: 'fact',
  kind: 'limit',
  from: 'server',
  is: ({ what, used, pid }, _scene, filled) =>
    what === 'open-files' &&
    used !== undefined &&
    filled.some(
      (fact) =>
        fact.kind === 'limit' &&
        fact.limit !== undefined &&
        used >= fact.limit &&
        (pid === undefined || fact.pid === undefined || pid === fact.pid),
    ),
  reason: ({ used }) => `and it has ${used ?? ''} open: accept() fails until one is closed`,
};

const serverOut: Rule = {
  bearing: 'decisive',
  slots: [unanswered, waits, saysSo, limit, usedUp],
  leaves: [],
  whyNot:
    'Connections wait at the very port that is dialled, and the process that should take them cannot open another file: nobody is served until it can.',
};

const logged: Rule = { bearing: 'strong', slots: [unanswered, waits, saysSo] };

const REFUSED_BY_ITSELF = 'ops@app1:~$ curl -v http://192.0.2.5:8080/\n';

export const fdExhaustion: CauseRules = {
  id: 'fd-exhaustion',
  title: 'A process is out of file descriptors',
  fails: { errnos: ['EMFILE', 'ENFILE'] },
  looks: ['attempt', 'socket', 'log', 'limit'],
  rules: [
    clientOut,
    clientWasOut,
    serverOut,
    logged,
    noDescriptorReported,
    ...descriptorsLeak,
    descriptorsUsedUp,
  ],
  prose: {
    what: 'A process has as many files and sockets open as it may. A client then cannot make a socket; a server cannot accept.',
    why: 'Each connection takes a descriptor. At the limit socket() and accept() fail with EMFILE (ENFILE for the whole machine). A server’s kernel still completes handshakes: connections wait in the accept queue, and once that is full new SYNs are dropped, so the client sees a hang and then a timeout.',
    todo: 'Count what is open (ls /proc/PID/fd | wc -l) against the process’ own limit (/proc/PID/limits, not your shell’s ulimit). Look for descriptors that are never closed before you raise the limit: LimitNOFILE= in the unit, worker_rlimit_nofile in nginx, and a restart.',
    prevent: 'Watch open descriptors against the limit of each service, and give idle connections a timeout.',
  },
  verdict: (scene, cited) =>
    cited.some((fact) => fact.kind === 'limit')
      ? `The process behind port ${scene.case.port ?? ''} has no file descriptor left, so it accepts nobody.`
      : 'The client’s process has no file descriptor left, so it cannot make a socket.',
  fixes: [lookAtProcess, raiseDescriptors],
  examples: {
    matches: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        {
          from: 'client',
          text: [
            "ops@app1:~$ bash -c 'echo > /dev/tcp/192.0.2.5/8080'",
            'bash: line 1: socket: Too many open files',
            'bash: line 1: /dev/tcp/192.0.2.5/8080: Too many open files',
            'ops@app1:~$',
          ].join('\n'),
        },
      ],
    },
    differs: {
      case: { target: '192.0.2.5', port: 8080 },
      evidence: [
        {
          from: 'client',
          text: `${REFUSED_BY_ITSELF}curl: (7) Failed to connect to 192.0.2.5 port 8080 after 0 ms: Couldn't connect to server\n`,
        },
      ],
    },
  },
};
