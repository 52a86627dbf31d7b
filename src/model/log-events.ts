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
  /** A listener's accept queue is full: new connections to it are dropped. */
  'accept-queue-full',
  /** Sockets pile up in one state: `detail` is `time-wait`, `close-wait` or `syn-recv`, `total` counts them. */
  'sockets-pile-up',
  /** The system found no free local port for a connection. */
  'no-local-port',
  /** A NAT gateway found no free port towards a destination, or lent its last one. */
  'no-nat-port',
  /** The kernel has no memory for TCP, or too many connections without a process: `detail` is `memory` or `orphans`. */
  'tcp-memory',
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
  /** Another machine uses the address as well; `detail` is its hardware address. */
  'address-conflict',
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
  /** A service has as many clients as it may have, and turns others away. */
  'too-many-clients',
  /** Every worker of a service is busy: further connections wait. */
  'workers-busy',
  /** Nothing that is ready stands behind a Service or in a pool; `about` names it. */
  'no-backend',
  /** A proxy or a health check finds one backend of several down, or up again; `detail` says why. */
  'backend-down',
  'backend-up',
  /** A security group or a network ACL lets packets through: `detail` is `group in 22-22`, `acl out all`. */
  'lets-through',
  /** A cloud says of itself that it does not let this through; `detail` says what does not. */
  'holds-back',
  /** A Service sends what comes from outside only to pods of the node that it came to. */
  'own-node-only',
  /** A reply to a ping: the address is reached at IP level, no more. */
  'answers-ping',
  /** What an ICMP error, or the own kernel in its name, said of a ping; `detail` is who reported it. */
  'reported-host-unreachable',
  'reported-net-unreachable',
  'reported-port-unreachable',
  'reported-prohibited',
] as const;

export type LogEvent = (typeof LOG_EVENTS)[number];
