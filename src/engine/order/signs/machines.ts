import type { Sign } from '../sign.ts';

/** What is said of the machines' own settings and limits: queues, ports, sources, routes back. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const TIMED_OUT = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out';
const NO_ADDRESS = 'dial tcp 192.0.2.7:80: connect: cannot assign requested address';

export const MACHINE_SIGNS: readonly Sign[] = [
  {
    id: 'queue-overflows',
    text: 'The text speaks of an accept queue that is full or overflows',
    when: [
      {
        says: [
          'ListenOverflows',
          'TcpExtListenOverflows',
          'ListenDrops',
          'acceptQ',
          'accept queue',
          'Listen queue overflow',
          'listen queue of a socket overflowed',
          'SYNs to LISTEN sockets dropped',
          'somaxconn',
        ],
      },
    ],
    unless: [{ ended: ['refused', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['accept-queue-overflow', 'unresponsive-service', 'syn-queue-overflow'],
    pull: 'usual',
    source: 'listen(2), NOTES; net/ipv4/tcp_input.c: LINUX_MIB_LISTENOVERFLOWS; FreeBSD sonewconn()',
    shows: `TcpExtListenOverflows   3104   0.0\n${TIMED_OUT}`,
    counter: `TcpExtTCPTimeouts   3104   0.0\n${TIMED_OUT}`,
  },
  {
    id: 'half-open-dropped',
    text: 'The kernel drops SYNs because half-open connections fill the queue',
    when: [{ says: ['Possible SYN flooding on port {text} Dropping request'] }],
    leads: ['syn-queue-overflow', 'accept-queue-overflow'],
    pull: 'strong',
    source: 'Linux net/ipv4/tcp_input.c, tcp_syn_flood_action: so it says with cookies off (facts A3)',
    shows:
      'TCP: request_sock_TCP: Possible SYN flooding on port 443. Dropping request.  Check SNMP counters.',
    counter:
      'TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.  Check SNMP counters.',
  },
  {
    id: 'ports-pile-up',
    text: 'Connections in TIME_WAIT hold the client’s local ports',
    when: [
      {
        says: [
          'TIME_WAIT',
          'TIME-WAIT',
          'ip_local_port_range',
          'MaxUserPort',
          'ephemeral port',
          'busy hours',
          'under load',
        ],
      },
      { ended: ['EADDRNOTAVAIL', 'EADDRINUSE', 'ENOBUFS'] },
    ],
    leads: ['port-exhaustion', 'source-address-unavailable'],
    pull: 'strong',
    source: 'ip-sysctl.rst, ip_local_port_range; RFC 9293, 3.6.1; measured: EADDRNOTAVAIL (facts G)',
    shows: `28231 TIME_WAIT\n${NO_ADDRESS}`,
    counter: `28231 ESTABLISHED\n${NO_ADDRESS}`,
  },
  {
    id: 'source-bound',
    text: 'The client asks for a source address of its own, or IPv6 is off on its machine',
    when: [
      {
        says: [
          'Local (({text}:{n})',
          'bind failed',
          'bind(({text}) failed',
          'failed to bind',
          'bind: cannot assign',
          'bindaddr',
          'bind address',
          'local address',
          '--interface',
          '--bind-address',
          'disable_ipv6',
          'could not bind',
          'socket.bind((',
          '.bind((',
          'outgoing interface',
          'source address',
        ],
      },
      { ended: ['EADDRNOTAVAIL'] },
    ],
    leads: ['source-address-unavailable', 'address-family-mismatch', 'port-exhaustion'],
    pull: 'strong',
    source:
      'bind(2), EADDRNOTAVAIL; measured: with disable_ipv6=1 every IPv6 connect() ends so (facts A1b); Node net.js prints Local (address:port)',
    shows: `disable_ipv6 = 1\n${NO_ADDRESS}`,
    counter: NO_ADDRESS,
  },
  {
    id: 'retries-cut-short',
    text: 'The kernel gave up sooner than usual: tcp_syn_retries is small, or the program sets its own',
    when: [
      {
        attempt: ({ outcome, took }) =>
          outcome === 'kernel-timeout' &&
          took !== undefined &&
          SHORT.some(([from, to]) => took >= from && took <= to),
      },
    ],
    leads: ['path-filter', 'firewall-drop', 'syn-retries-cut-short'],
    pull: 'slight',
    source: 'Measured: 3.06, 7.13, 15.4, 19.5, 31 and 35.6 s with 1 to 4 retries (facts A6)',
    shows: `$ time nc -vz 192.0.2.7 80\n${TIMED_OUT}\n\nreal\t0m7.131s\nuser\t0m0.001s\nsys\t0m0.002s`,
    counter: `$ time nc -vz 192.0.2.7 80\n${TIMED_OUT}\n\nreal\t2m14.131s\nuser\t0m0.001s\nsys\t0m0.002s`,
  },
  {
    id: 'syn-retries-set',
    text: 'How often a SYN is repeated is in question',
    when: [
      { says: ['tcp_syn_retries', 'TCP_SYNCNT', 'TcpMaxConnectRetransmissions', 'TCP_USER_TIMEOUT'] },
      SILENCE,
    ],
    leads: ['syn-retries-cut-short', 'path-filter', 'firewall-drop'],
    pull: 'usual',
    source: 'ip-sysctl.rst, tcp_syn_retries; tcp(7), TCP_SYNCNT',
    shows: `net.ipv4.tcp_syn_retries = 1\n${TIMED_OUT}`,
    counter: `net.ipv4.tcp_fin_timeout = 60\n${TIMED_OUT}`,
  },
  {
    id: 'tw-recycle',
    text: 'tcp_tw_recycle drops SYNs from behind one address translation for their timestamps',
    when: [
      {
        says: [
          'tcp_tw_recycle',
          'rejected because of time stamp',
          'rejects in established connections because of timestamp',
          'PAWSPassive',
        ],
      },
      SILENCE,
    ],
    leads: ['timestamp-nat-drop', 'packet-loss'],
    pull: 'strong',
    source: 'ip-sysctl.txt of Linux 4.11, tcp_tw_recycle; removed in 4.12',
    shows: `net.ipv4.tcp_tw_recycle = 1\n${TIMED_OUT}`,
    counter: `net.ipv4.tcp_tw_reuse = 1\n${TIMED_OUT}`,
  },
  {
    id: 'rp-filter',
    text: 'Reverse path filtering is in question: a packet that came in where its answer would not go out',
    when: [
      {
        says: [
          'rp_filter',
          'martian source',
          'IPReversePathFilter',
          'asymmetric routing',
          'asymmetric route',
        ],
      },
      SILENCE,
    ],
    leads: ['reverse-path-filter', 'return-path-lost'],
    pull: 'strong',
    source: 'ip-sysctl.rst, rp_filter; RFC 3704, 2.2',
    shows: `net.ipv4.conf.all.rp_filter = 1\n${TIMED_OUT}`,
    counter: `net.ipv4.conf.all.log_martians = 1\n${TIMED_OUT}`,
  },
  {
    id: 'hairpin',
    text: 'A machine dials itself through a translation or a balancer, and the answer comes back the short way',
    when: [
      {
        says: [
          'hairpin',
          'NAT loopback',
          'NAT reflection',
          'preserve_client_ip',
          'preserve client IP',
          'preserves the client IP',
          'client IP preservation',
          'source IP preservation',
        ],
      },
      { ended: ['kernel-timeout', 'own-deadline', 'reset-connecting', 'reset-later'] },
    ],
    leads: ['reply-address-mismatch', 'return-path-lost'],
    pull: 'strong',
    source:
      'RFC 4787, 6; AWS documentation, "Troubleshoot your Network Load Balancer": requests from a target to its balancer time out',
    shows: `"Key": "preserve_client_ip.enabled"\n${TIMED_OUT}`,
    counter: `"Key": "deletion_protection.enabled"\n${TIMED_OUT}`,
  },
  {
    id: 'packets-lost',
    text: 'A part of the packets is lost on the way',
    when: [
      { line: /(?<![\d.])(?:[1-9]|[1-9]\d)(?:\.\d{1,4})?% packet loss|(?<![\d.])(?:[1-9]|[1-9]\d)% loss/ },
      { ended: ['kernel-timeout', 'own-deadline', 'silent'] },
    ],
    leads: ['packet-loss', 'client-timeout-too-short'],
    behind: ['host-down', 'no-route'],
    pull: 'strong',
    source: 'ping(8): packets transmitted, received, loss',
    shows: `10 packets transmitted, 6 received, 40% packet loss, time 9012ms\n${TIMED_OUT}`,
    counter: `10 packets transmitted, 10 received, 0% packet loss, time 9012ms\n${TIMED_OUT}`,
  },
];

/** Seconds after which kernels give up with one to four retries, before and since 6.5. */
const SHORT: readonly (readonly [number, number])[] = [
  [2.9, 3.3],
  [6.9, 7.4],
  [15, 15.8],
  [19, 20],
  [31, 32.3],
  [35, 36.5],
];
