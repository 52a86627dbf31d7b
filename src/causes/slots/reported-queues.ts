import { grouped } from '../../model/grouped.ts';
import { onceAKind, besides } from '../../model/tables.ts';
import type { Rule } from '../../model/cause.ts';
import { type FactOf, type SocketState } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { concernsPort, hint, onPort, reported, who } from './reported-state.ts';

/** What speaks of queues that overflow and of sockets that pile up, where no attempt stands beside it. */

/** Full is `length > limit`: a queue of limit n holds n + 1 (measured, Linux 6.18). */
const overItsLimit: Rule = hint({
  slot: 'fact',
  kind: 'socket',
  is: ({ transport, state, local, acceptQueue }, scene) =>
    transport === 'tcp' &&
    state === 'listen' &&
    acceptQueue?.limit !== undefined &&
    acceptQueue.length > acceptQueue.limit &&
    concernsPort(local.port, scene),
  reason: ({ local, acceptQueue }) =>
    `The accept queue of port ${local.port} holds ${acceptQueue?.length ?? ''}, over its limit of ${acceptQueue?.limit ?? ''}`,
});

/** Of a tool that shows no limit: more than the smallest backlog in common use, 5, lets wait. */
const MANY_WAITING = 6;

const manyWait: Rule = hint({
  slot: 'fact',
  kind: 'socket',
  is: ({ transport, state, local, acceptQueue }, scene) =>
    transport === 'tcp' &&
    state === 'listen' &&
    acceptQueue !== undefined &&
    acceptQueue.limit === undefined &&
    acceptQueue.length > MANY_WAITING &&
    concernsPort(local.port, scene),
  reason: ({ local, acceptQueue }) =>
    `${acceptQueue?.length ?? ''} connections wait on port ${local.port} for the process to accept them`,
});

/** Nobody takes them out. */
export const notAccepting: readonly Rule[] = [overItsLimit, manyWait];

export const acceptQueueReports: readonly Rule[] = [
  ...notAccepting,
  reported(
    ['accept-queue-full'],
    (log) => `A kernel reports that the accept queue of a listener${onPort(log)} was full`,
    ({ path }) => path === undefined,
  ),
  // inet_csk_reqsk_queue_is_full() compares with the listener's backlog, which bounds its accept queue as well.
  reported(
    ['syn-flood'],
    (log) =>
      `The kernel reports more half-open connections${onPort(log)} than the listener’s backlog, which bounds its accept queue as well`,
  ),
  hint({
    slot: 'fact',
    kind: 'growth',
    is: ({ name, by }) => name === 'TcpExtListenOverflows' && by > 0,
    reason: ({ by }) => `Between two samples ${by} SYNs or last ACKs found an accept queue full`,
  }),
];

/** A Unix listener's. */
export const unixQueueReport: Rule = reported(
  ['accept-queue-full'],
  ({ path = '' }) => `A kernel reports that the accept queue at ${path} was full`,
  ({ path }) => path !== undefined,
);

/** Connections that find no worker wait in the accept queue. */
export const workersBusy: Rule = reported(
  ['workers-busy'],
  (log) => `${who(log, 'A service')} says that all its workers are busy: further connections wait`,
);

const MANY_HALF_OPEN = 50;

/** tcp_conn_request() in net/ipv4/tcp_input.c counts each SYN that finds the queue full. */
const queueCounters: readonly Rule[] = [
  hint({
    slot: 'fact',
    kind: 'growth',
    is: ({ name, by }) => name === 'TcpExtTCPReqQFullDrop' && by > 0,
    reason: ({ by }) =>
      `Between two samples ${by} SYNs found a queue of half-open connections full, and were dropped`,
  }),
  hint({
    slot: 'fact',
    kind: 'growth',
    is: ({ name, by }) => name === 'TcpExtTCPReqQFullDoCookies' && by > 0,
    reason: ({ by }) =>
      `Between two samples ${by} SYNs found a queue of half-open connections full, and were answered with cookies`,
  }),
];

/** How many sockets of its listing are in the state, said of the first, which stands for all. */
function pileOf(state: SocketState): (socket: FactOf<'socket'>, scene: Scene) => number {
  const alike = besides('socket', (other) => other.state === state && other.transport === 'tcp');
  return (socket, { facts }) => {
    const all = socket.state === state && socket.transport === 'tcp' ? alike(socket, facts) : [];
    return all[0] === socket ? all.reduce((sum, { count }) => sum + count, 0) : 0;
  };
}

const halfOpen = pileOf('syn-recv');

export const synQueueReports: readonly Rule[] = [
  ...queueCounters,
  hint({
    slot: 'fact',
    kind: 'socket',
    is: (socket, scene) => halfOpen(socket, scene) >= MANY_HALF_OPEN,
    reason: (socket, scene) => `${halfOpen(socket, scene)} connections are half-open`,
  }),
  reported(['syn-flood'], (log) =>
    log.detail === 'cookies'
      ? `The kernel reports that the queue of half-open connections${onPort(log)} was full, and answered with SYN cookies`
      : `The kernel reports that the queue of half-open connections${onPort(log)} was full, and dropped SYNs`,
  ),
  reported(
    ['sockets-pile-up'],
    ({ total }) => `${total ?? 'Many'} connections are half-open`,
    ({ detail, total = 0 }) => detail === 'syn-recv' && total >= 100,
  ),
];

/** A full queue loses nobody then (tcp_conn_request() in net/ipv4/tcp_input.c). */
export const cookiesServe: Rule = reported(
  ['syn-flood'],
  'SYN cookies answer each SYN that finds the queue full, so that new clients still connect',
  // Where nobody told of a failure, the queue comes first.
  ({ detail }, { case: { symptom } }) => detail === 'cookies' && symptom !== undefined,
);

function piles(state: 'time-wait' | 'close-wait', least: number, words: string): readonly Rule[] {
  const pile = pileOf(state);
  return [
    reported(
      ['sockets-pile-up'],
      ({ total }) => `${total ?? 'Many'} ${words}`,
      ({ detail, total = 0 }) => detail === state && total >= least,
    ),
    hint({
      slot: 'fact',
      kind: 'socket',
      is: (socket, scene) => pile(socket, scene) >= least,
      reason: (socket, scene) => `${pile(socket, scene)} ${words}`,
    }),
  ];
}

/** Each waits for the program's own close(): the other side has sent its FIN (RFC 9293, 3.3.2). */
export const leftUnclosed: readonly Rule[] = piles(
  'close-wait',
  50,
  'connections are in CLOSE-WAIT: the other side has closed them, and the program has not',
);

/** A third of the 28232 ports that Linux lends by default; Windows has 16384. */
export const portsInTimeWait: readonly Rule[] = piles(
  'time-wait',
  10_000,
  'connections are in TIME-WAIT: each keeps its local port from a new connection to the same address and port',
);

/** Descriptors that are never closed run out: 1024 is the usual soft limit (systemd.exec(5), LimitNOFILE=). */
export const descriptorsLeak: readonly Rule[] = piles(
  'close-wait',
  1000,
  'connections are in CLOSE-WAIT: each holds a descriptor that the program has not closed',
);

export const noDescriptorReported: Rule = reported(
  ['no-descriptors'],
  (log) =>
    `${who(log, 'A program')} reports that it has no file descriptor left (${log.detail ?? 'too many open files'})`,
);

/** The least number of files that this process may have open, or one that may be it. */
const leastLimit = onceAKind('limit', (limits) => {
  const files = limits.filter(({ what }) => what === 'open-files');
  const least = (some: readonly FactOf<'limit'>[]): number =>
    some.reduce((lowest, { limit = Infinity }) => Math.min(lowest, limit), Infinity);
  const byPid = new Map([...grouped(files, ({ pid }) => pid)].map(([pid, own]) => [pid, least(own)]));
  const anyone = least(files);
  return (pid: number | undefined): number =>
    pid === undefined ? anyone : Math.min(byPid.get(pid) ?? Infinity, byPid.get(undefined) ?? Infinity);
});

/** At its limit: the numbers of one process, or of one that is not named. */
export const descriptorsUsedUp: Rule = hint({
  slot: 'fact',
  kind: 'limit',
  is: ({ what, used, pid }, scene) =>
    what === 'open-files' && used !== undefined && used >= leastLimit(scene.facts)(pid),
  reason: ({ used }) => `A process has ${used ?? ''} files open, and may have no more`,
});

export const noPortReported: Rule = reported(
  ['no-local-port'],
  'The system reports that it found no free local port for a connection',
);

export const noNatPortReported: Rule = reported(['no-nat-port'], (log) =>
  log.detail === undefined
    ? `${who(log, 'The NAT on the way')} reports that it has no free port left`
    : `${who(log, 'The NAT on the way')} reports that it has no free port left: ${log.detail}`,
);

/** tcp_check_oom() in net/ipv4/tcp.c: above tcp_mem's third value what comes in is thrown away. */
export const noTcpMemory: Rule = reported(
  ['tcp-memory'],
  'The kernel reports that TCP’s memory (tcp_mem) is used up: it throws away what it cannot keep',
  ({ detail }) => detail !== 'orphans',
);

/** tcp_out_of_resources() in net/ipv4/tcp_timer.c resets such a connection. */
export const tooManyOrphans: Rule = reported(
  ['tcp-memory'],
  'The kernel reports too many connections that a process has left (tcp_max_orphans): it resets them',
  ({ detail }) => detail === 'orphans',
);

export const limitReported: Rule = reported(
  ['too-many-clients'],
  (log) => `${who(log, 'A service')} says that it has as many clients as it may have`,
);
