import type { CauseRules, Exclusions, FactSlot, Rule } from '../model/cause.ts';
import { unixQueueReport } from './slots/reported-queues.ts';
import { lookAtListener, morePhpWorkers } from './slots/socket-queue-fixes.ts';
import {
  allFailedWith,
  attemptIn,
  failedSomehow,
  failedWith,
  listenerAtPath,
  OTHER_ERROR,
} from './slots/unix-socket.ts';
import { HEALTHY } from './slots/healthy.ts';

const WORDS = 'the call would have to wait';
// Ncat 7.93 asks a socket that is not connected for its peer, and prints EINVAL (measured).
const ERRNOS = ['EAGAIN', 'EINVAL'] as const;

const wouldBlock = failedWith(['EAGAIN'], WORDS);

/** `unix_recvq_full`: full is more than the backlog, so n+1 wait (measured, Linux 6.18). */
const overItsLimit: FactSlot<'socket'> = {
  ...listenerAtPath,
  is: (socket, scene, filled) =>
    listenerAtPath.is(socket, scene, filled) &&
    socket.acceptQueue?.limit !== undefined &&
    socket.acceptQueue.length > socket.acceptQueue.limit,
  reason: ({ path = '', acceptQueue }) =>
    `At ${path} ${acceptQueue?.length ?? 0} connections wait for accept(), and its backlog is ${acceptQueue?.limit ?? 0}`,
};

const EXCLUDES: Exclusions = {
  leaves: HEALTHY,
  ends: 'other-errno',
  whyNot: {
    here: 'The socket has a queue of its own, and that one is full.',
    before:
      'Only who was let through to the socket gets as far as its queue, and the socket is there, with a process that listens on it.',
    behind: 'The call waits for room in the queue: it has not come to the service.',
    ending: OTHER_ERROR,
  },
};

const full: Rule = {
  bearing: 'decisive',
  slots: [allFailedWith(ERRNOS, WORDS), overItsLimit],
  ...EXCLUDES,
};

const alone: Rule = { bearing: 'strong', slots: [wouldBlock] };

const queueAlone: Rule = { bearing: 'strong', slots: [failedSomehow, overItsLimit] };

export const unixSocketFull: CauseRules = {
  id: 'unix-socket-full',
  title: "The Unix socket's accept queue is full",
  fails: {
    transport: 'unix',
    // ETIMEDOUT: what a program says that waits for room by itself (PHP's streams); connect() of AF_UNIX has none.
    outcomes: ['other-errno', 'silent', 'own-deadline', 'kernel-timeout'],
    errnos: ERRNOS,
  },
  looks: ['attempt', 'socket', 'log'],
  rules: [full, alone, queueAlone, unixQueueReport],
  prose: {
    what: 'A process listens on the Unix socket, but more connections wait for its accept() than its backlog allows.',
    why: 'A Unix socket has no handshake to repeat. While the queue is full, a connect() that may wait waits, and one that may not (non-blocking, or with a timeout) fails with EAGAIN, “Resource temporarily unavailable”. The queue holds one connection more than the backlog (measured on Linux 6.18).',
    todo: 'See why the process does not accept: all workers busy, stopped, or out of file descriptors. Where workers are what is short, raise their number (pm.max_children of PHP-FPM); a longer backlog (listen.backlog, with net.core.somaxconn not below it) only lets more clients wait, and counts once the service calls listen() again.',
    prevent:
      'Watch Recv-Q of the listener in ss -xl: it should be near zero, and its backlog stands beside it as Send-Q.',
  },
  verdict: (_scene, cited) =>
    `The accept queue of the Unix socket ${attemptIn(cited)?.path ?? ''} is over its backlog.`,
  fixes: [lookAtListener, morePhpWorkers],
  examples: {
    matches: {
      case: {},
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ redis-cli -s /run/redis/redis.sock ping\nCould not connect to Redis at /run/redis/redis.sock: Resource temporarily unavailable\n',
        },
        {
          from: 'client',
          text: 'ops@app1:~$ sudo ss -xlp\nNetid State  Recv-Q Send-Q         Local Address:Port   Peer Address:PortProcess\nu_str LISTEN 2      1      /run/redis/redis.sock 739013            * 0    users:(("redis-server",pid=395,fd=6))\nops@app1:~$\n',
        },
      ],
    },
    differs: {
      case: {},
      evidence: [
        {
          from: 'client',
          text: 'ops@app1:~$ redis-cli -s /run/redis/redis.sock ping\nCould not connect to Redis at /run/redis/redis.sock: Resource temporarily unavailable\n',
        },
        {
          from: 'client',
          text: 'ops@app1:~$ sudo ss -xlp\nNetid State  Recv-Q Send-Q         Local Address:Port   Peer Address:PortProcess\nu_str LISTEN 0      1      /run/redis/redis.sock 739013            * 0    users:(("redis-server",pid=395,fd=6))\nops@app1:~$\n',
        },
      ],
    },
  },
};
