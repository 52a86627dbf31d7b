import type { Sign } from '../sign.ts';

/** How it went on: times, pauses, repetitions, restarts, what came before. */

/** It never connected. */
const NEVER = {
  ended: ['refused', 'kernel-timeout', 'own-deadline', 'host-unreachable', 'net-unreachable', 'unresolved'],
} as const;
const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const HOST = { ended: ['host-unreachable'] } as const;
const NODE_RESET = 'Error: read ECONNRESET';

export const COURSE_SIGNS: readonly Sign[] = [
  {
    id: 'long-idle',
    text: 'The connection had been idle before it broke',
    when: [
      {
        line: /(?:last packet (?:successfully received from|sent successfully to) the server was (?:\d{1,3},){2,3}\d{3} milli|last packet (?:successfully received|sent successfully).{0,40}was [\d,]{6,15} ?(?:milli|ms)|idled? for \d{2,6} ?(?:secs?|seconds|minutes|hours|[smh])\b|(?:after|been) (?:being )?(?:idle|inactive|unused)|idle (?:for|since) |unused for|nobody used|idle (?:connection )?time-?out|time of inactivity|keepAliveTimeout|(?:pool_pre_ping|pool_recycle|wait_timeout)\b|time\.sleep\(\d{2,5}\)|(?:after|for) (?:a long while|some time|\d{1,4} ?(?:min(?:utes?)?|hours?)) (?:of inactivity|idle|without))/i,
      },
    ],
    leads: ['idle-timeout', 'half-open-connection'],
    pull: 'strong',
    source:
      'MySQL Connector/J SQLError.createLinkFailureMessageBasedOnHeuristics; AWS documentation: NAT gateways and Network Load Balancers forget after 350 s; Azure: 4 minutes',
    shows: `The last packet successfully received from the server was 4,268,915 milliseconds ago.\n${NODE_RESET}`,
    counter: `The last packet successfully received from the server was 12 milliseconds ago.\n${NODE_RESET}`,
  },
  {
    id: 'pooled-connection',
    text: 'A kept connection was used again: the other side may have dropped it meanwhile',
    when: [
      {
        says: [
          'MySQL server has gone away',
          'readAddress((..) failed: Connection reset by peer',
          'Connection pool',
          'HikariPool',
          'Communications link failure',
          'This connection has been closed',
          'An I/O error occurred while sending to the backend',
          'server conn crashed?',
          'discarding connection',
          'stale connection',
          'keep-alive',
          'use of closed network connection',
          'terminating connection due to idle',
          'write: broken pipe',
          'Broken pipe',
        ],
        read: ['idle-before'],
      },
    ],
    unless: [NEVER],
    leads: ['idle-timeout', 'half-open-connection', 'service-closes'],
    pull: 'usual',
    source:
      'MySQL manual, B.3.2.8; HikariCP documentation, maxLifetime; RFC 9112, 9.3: either side may close a persistent connection at any time',
    shows: `HikariPool-1 - Failed to validate connection\n${NODE_RESET}`,
    counter: `QueryPlan-1 - Failed to validate\n${NODE_RESET}`,
  },
  {
    id: 'failover',
    text: 'The service restarted or failed over while connections were open',
    when: [
      {
        says: [
          'failover',
          'terminating connection due to administrator command',
          'the database system is shutting down',
          'the database system is starting up',
          'DB instance restarted',
          'server is shutting down',
          'Server shutdown in progress',
          'CONNECTION_FORCED',
          'not master',
          'UNBLOCKED',
          'is a replica',
          'node is being shut down',
          'Going away',
          'GOAWAY',
        ],
      },
    ],
    unless: [NEVER],
    leads: ['half-open-connection', 'service-closes', 'flapping-listener'],
    pull: 'strong',
    source:
      'PostgreSQL, Appendix A (57P01, 57P03); AWS documentation, "Failover process for Amazon RDS"; AMQP 0-9-1: 320; RFC 9113, 6.8',
    shows:
      'FATAL:  terminating connection due to administrator command\nserver closed the connection unexpectedly',
    counter: 'FATAL:  terminating connection because of crash\nserver closed the connection unexpectedly',
  },
  {
    id: 'restarts',
    text: 'What listens is starting, stopping or restarting',
    when: [
      {
        says: [
          'CrashLoopBackOff',
          'Restarting (({n}',
          'restart counter is at',
          'Back-off restarting',
          'exited with code',
          'Exited (({n}',
          'OOMKilled',
          'RESTARTS',
          'the database system is starting up',
          'received SIGTERM',
          'shutting down gracefully',
          'Scheduled restart job',
          'waiting for changes before restart',
          'app crashed',
        ],
        read: ['restarts', 'recovers'],
      },
      { ended: ['refused', 'reset-later', 'closed', 'reset-connecting'] },
    ],
    unless: [{ line: /RESTARTS.{0,20}AGE|Running {1,8}0 / }],
    leads: ['flapping-listener', 'not-listening'],
    pull: 'usual',
    source:
      'Kubernetes documentation, "Pod Lifecycle"; docker ps reference: STATUS; systemd src/core/service.c; nodemon README',
    shows:
      'web   0/1   CrashLoopBackOff   7   12m\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused',
    counter:
      'web   1/1   Running   0   12m\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection refused',
  },
  {
    id: 'sometimes',
    text: 'It fails only sometimes: some attempts get through',
    when: [
      {
        line: /\bonly (?:sometimes|in busy hours)|\b(?:sometimes|intermittent(?:ly)?|sporadic(?:ally)?|randomly|every (?:other|second|third|fourth|2nd|3rd|4th)|at times|from time to time)\b|\b\d{1,2} (?:of|out of) \d{1,3} (?:requests|attempts|times|tries)|\bparfois\b|\bmanchmal\b|\bà veces\b|偶尔|有时/i,
      },
    ],
    leads: ['partial-backend', 'packet-loss', 'flapping-listener', 'conntrack-full', 'accept-queue-overflow'],
    behind: ['no-route', 'container-localhost', 'address-family-mismatch'],
    pull: 'slight',
    source: 'a cause that lasts fails every attempt alike (catalogue.json: constant)',
    shows: 'It fails sometimes:\nnc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection timed out',
    counter: 'It fails:\nnc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection timed out',
  },
  {
    id: 'one-address-of-several',
    text: 'One address of the name fails, and another answers',
    when: [
      {
        line: /\b(?:works|fine|ok|answers) (?:when(?:ever)?|if|with|on|for) .{0,60}\d{1,3}(?:\.\d{1,3}){3}.{1,80}\b(?:never|not|fails|timeout)|\bwith \d{1,3}(?:\.\d{1,3}){3} never/i,
      },
    ],
    leads: ['partial-backend', 'unresponsive-service'],
    pull: 'strong',
    source: 'RFC 1794: several addresses of one name are given out in turn',
    shows:
      'Works whenever the name resolves to 192.0.2.7, with 192.0.2.8 never:\nnc: connect to 192.0.2.8 port 5432 (tcp) failed: Connection timed out',
    counter:
      'The name resolves to 192.0.2.7:\nnc: connect to 192.0.2.7 port 5432 (tcp) failed: Connection timed out',
  },
  {
    id: 'neighbour-time',
    text: '“No route to host” after three seconds: nobody answered for the address on the last link',
    when: [{ took: [2.9, 3.4] }, HOST],
    leads: ['host-down', 'wrong-host'],
    behind: ['firewall-reject'],
    pull: 'strong',
    source: 'Measured on Linux 6.18: 3.06 to 3.12 s (facts A1b); arp(7): mcast_solicit 3, retrans_time 1 s',
    shows:
      '$ time nc -vz 192.0.2.7 80\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host\n\nreal\t0m3.071s\nuser\t0m0.001s\nsys\t0m0.002s',
    counter:
      '$ time nc -vz 192.0.2.7 80\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host\n\nreal\t0m0.041s\nuser\t0m0.001s\nsys\t0m0.002s',
  },
  {
    id: 'unreachable-at-once',
    text: '“No route to host” at once: somebody answered, which a machine that is off does not',
    when: [{ took: [0, 1.2] }, HOST],
    leads: ['firewall-reject', 'no-route'],
    behind: ['host-down'],
    pull: 'strong',
    source:
      'Measured on Linux 6.18: an ICMP error comes within one round trip, a dead neighbour after 3 s (facts A1)',
    shows:
      '$ time nc -vz 192.0.2.7 80\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host\n\nreal\t0m0.041s\nuser\t0m0.001s\nsys\t0m0.002s',
    counter:
      '$ time nc -vz 192.0.2.7 80\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host\n\nreal\t0m3.071s\nuser\t0m0.001s\nsys\t0m0.002s',
  },
  {
    id: 'kernel-gave-up',
    text: 'It took as long as a kernel asks before it gives up: not one of its SYNs was answered',
    when: [
      {
        attempt: ({ took, outcome }) =>
          outcome !== 'silent' &&
          took !== undefined &&
          KERNEL_TIMES.some(([from, to]) => took >= from && took <= to),
      },
      SILENCE,
    ],
    leads: ['path-filter', 'firewall-drop', 'host-down'],
    behind: ['client-timeout-too-short', 'packet-loss'],
    pull: 'slight',
    source:
      'Measured: 127 to 135 s with 6 retries, 63 to 69 s with 5 (facts A6); macOS 75 s; Windows 21 s (TcpMaxConnectRetransmissions 2)',
    shows: 'curl: (28) Failed to connect to 192.0.2.7 port 80 after 130843 ms: Connection timed out',
    counter: 'curl: (28) Failed to connect to 192.0.2.7 port 80 after 5001 ms: Connection timed out',
  },
  {
    id: 'hasty-client',
    text: 'The client waited for a second or less, which is less than one lost SYN costs',
    when: [
      {
        attempt: ({ deadline, took, outcome }) =>
          outcome === 'own-deadline' && (took ?? deadline ?? 9) <= 1.05,
      },
    ],
    leads: ['client-timeout-too-short', 'path-filter', 'firewall-drop'],
    pull: 'slight',
    source: 'RFC 6298, 2.1: the first retransmission leaves after one second',
    shows: 'curl: (28) Connection timed out after 502 milliseconds',
    counter: 'curl: (28) Connection timed out after 10002 milliseconds',
  },
  {
    id: 'retransmission-time',
    text: 'It broke after about fifteen minutes: so long Linux repeats data that nobody acknowledges',
    when: [
      {
        line: /\b(?:9[2-5]\d(?:\.\d+)? ?s(?:ec(?:onds)?)?|9[2-5]\d{4} ?ms|15 ?min(?:utes)?|tcp_retries2)\b/i,
      },
      { ended: ['kernel-timeout', 'reset-later', 'silent'] },
    ],
    leads: ['half-open-connection', 'idle-timeout', 'return-path-lost'],
    pull: 'usual',
    source: 'ip-sysctl.rst, tcp_retries2: 15 retransmissions, 924.6 s',
    shows: `the query failed after 15 minutes\n${NODE_RESET}`,
    counter: `the query failed after 5 seconds\n${NODE_RESET}`,
  },
  {
    id: 'slow-lookup',
    text: 'The look-up took multiples of five seconds: the resolver’s first question went without an answer',
    when: [
      {
        line: /(?:^|\s)(?:5|10|15|20)\.[0-5]\d{1,2} (?:200|000)$|(?:time_namelookup|\b(?:dns|name ?lookup|lookup|resolve)(?:[_ ]time)?["']?[ :=]{1,3})[^\n]{0,40}?\b(?:5|10|15|20)\.[0-5]\d/i,
      },
    ],
    leads: ['dns-timeout', 'packet-loss'],
    pull: 'strong',
    source: 'resolv.conf(5): timeout 5 s, attempts 2',
    shows:
      "$ curl -o /dev/null -w '%{time_namelookup} %{http_code}\\n' http://app1/\n5.512 200\ncurl: (6) Could not resolve host: app1",
    counter:
      "$ curl -o /dev/null -w '%{time_namelookup} %{http_code}\\n' http://app1/\n0.004 200\ncurl: (6) Could not resolve host: app1",
  },
  {
    id: 'ssh-broke',
    text: 'A session of ssh broke: a device on the way forgot it, or one end went away',
    when: [
      {
        says: [
          'client_loop: send disconnect: Broken pipe',
          'packet_write_wait: Connection to {text}: Broken pipe',
          'Write failed: Broken pipe',
          'Timeout, server {text} not responding',
        ],
      },
    ],
    leads: ['idle-timeout', 'half-open-connection', 'packet-loss'],
    pull: 'strong',
    source: 'ssh_config(5), ServerAliveInterval; OpenSSH clientloop.c',
    shows: 'client_loop: send disconnect: Broken pipe',
    counter: 'client_loop: send disconnect',
  },
];

/** Seconds after which kernels give up on a SYN: Windows, macOS, Linux with 5 and 6 retries, before and since 6.5. */
const KERNEL_TIMES: readonly (readonly [number, number])[] = [
  [20.5, 23],
  [74, 78],
  [62.5, 70],
  [126, 136],
];
