/** What a line of a log, or of ping, can report. The closed vocabulary of `LogRecord.event`. */
export const LOG_EVENTS = [
  /** systemd started a unit. */
  'started',
  'stopped',
  /** A unit's main process ended by itself; `detail` says how. */
  'exited',
  /** A unit entered the failed state; `detail` is systemd's result. */
  'failed',
  'start-failed',
  /** systemd waits and starts the unit again; `total` counts. */
  'restart-scheduled',
  /** systemd gave up restarting. */
  'start-limit-hit',
  /** The kernel killed it for want of memory. */
  'oom-killed',
  /** More half-open connections than the queue holds; `detail`: `cookies` or `dropped`. */
  'syn-flood',
  /** conntrack's table is full: packets of new connections are dropped. */
  'conntrack-full',
  /** A packet whose source address could not have come in there; reverse path filtering drops it. */
  'martian',
  /** The neighbour table is full; `detail` is the table. */
  'neighbour-full',
  /** A rule logged a packet; `about` is its prefix, `detail` is `in`, `out` or `forward`. */
  'packet-logged',
  /** SELinux, AppArmor or seccomp denied a call; `about` is the program, `detail` the call. */
  'policy-denied',
  /** accept(), socket() or open() found no free descriptor; `detail` is EMFILE or ENFILE. */
  'no-descriptors',
  'link-down',
  'link-up',
  /** A service is about to bind: it may still fail. */
  'binds',
  /** bind() or listen() failed; `detail` is the errno. */
  'bind-failed',
  /** A service says where it listens. */
  'listens',
  /** A service says that it is ready for clients. */
  'accepts',
  /** A service says that it does without TCP. */
  'no-tcp',
  /** A reply to a ping: the address is reached at IP level, no more. */
  'answers-ping',
  /** What an ICMP error, or the own kernel in its name, said of a ping; `detail` is who reported it. */
  'reported-host-unreachable',
  'reported-net-unreachable',
  'reported-port-unreachable',
  'reported-prohibited',
] as const;

export type LogEvent = (typeof LOG_EVENTS)[number];
