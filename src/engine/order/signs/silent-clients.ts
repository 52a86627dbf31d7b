import type { Sign } from '../sign.ts';

/** What a server prints of clients that went silent, and of connections that end after a fixed time. */

/** It never connected. */
const NEVER = {
  ended: ['refused', 'kernel-timeout', 'host-unreachable', 'net-unreachable', 'unresolved'],
} as const;

export const SILENT_CLIENT_SIGNS: readonly Sign[] = [
  {
    id: 'client-went-silent',
    text: 'The server waited in vain for a sign of life of a client that was connected: its packets are lost, or it is gone',
    when: [
      {
        says: [
          'has exceeded timeout, disconnecting',
          'missed heartbeats from client',
          'keepalive_timeout',
          'keepalive timeout',
          'disconnect.timeout',
          'lost connection: Timed out',
          'Timeout, client not responding',
          'no heartbeat from',
          'Expiring session {word}, timeout of',
          'Channel was inactive for too long',
          'Ping timeout',
          'ping timed out',
          'Stale connection',
        ],
      },
    ],
    unless: [NEVER],
    leads: ['packet-loss', 'half-open-connection', 'idle-timeout', 'unresponsive-service'],
    behind: [
      'service-closes',
      'container-loopback-bind',
      'protocol-mismatch',
      'source-blocked',
      'not-listening',
    ],
    pull: 'strong',
    source:
      'mosquitto src/keepalive.c; RabbitMQ rabbit_reader.erl; EMQX emqx_keepalive; OpenSSH serverloop.c; ZooKeeper ZooKeeperServer.java; ActiveMQ AbstractInactivityMonitor; NATS server/client.go; Minecraft disconnect.timeout',
    shows: '1530576953: Client app1 has exceeded timeout, disconnecting.',
    counter: '1530576953: Client app1 disconnected.',
  },
  {
    id: 'heartbeats-unanswered',
    text: 'The heartbeats of an open connection stay without an answer: packets are lost, or the other end is gone or busy',
    when: [
      {
        says: [
          'MissedHeartbeatException',
          'Heartbeat missing with heartbeat',
          'missed server heartbeats',
          'Heartbeat timeout',
          'Ping response not received after',
          'Too many heartbeats missed',
          'No heartbeat received',
          'keepalive ping failed to receive ACK',
          'sent 1011 (({text}) keepalive ping timeout',
          'pong timeout',
        ],
      },
    ],
    unless: [NEVER],
    leads: ['idle-timeout', 'packet-loss', 'half-open-connection', 'unresponsive-service'],
    behind: ['service-closes', 'container-loopback-bind', 'protocol-mismatch', 'source-blocked'],
    pull: 'strong',
    source:
      'RabbitMQ Java client, MissedHeartbeatException; py-amqp connection.py; aioesphomeapi connection.py; grpc-go internal/transport; websockets keepalive',
    shows: 'com.rabbitmq.client.MissedHeartbeatException: Heartbeat missing with heartbeat = 60 seconds',
    counter: 'com.rabbitmq.client.AlreadyClosedException: connection is already closed',
  },
  {
    id: 'server-lost-its-client',
    text: 'A server reports that the network ended the connection of a client that was there',
    when: [
      {
        line: /\bcould not (?:receive data from|send data to) client: (?:Connection timed out|No route to host|unrecognized winsock error 10060)|\bclient \S{1,60} (?:disconnected|gone): (?:Connection timed out|ETIMEDOUT)/,
      },
    ],
    leads: ['idle-timeout', 'half-open-connection', 'host-down', 'packet-loss', 'return-path-lost'],
    whateverEnd: true,
    behind: ['path-filter', 'firewall-drop', 'outbound-block', 'not-listening'],
    pull: 'strong',
    source:
      'PostgreSQL src/backend/libpq/pqcomm.c; tcp(7): keepalive and tcp_retries2 end a connection with ETIMEDOUT',
    shows: 'LOG:  could not receive data from client: Connection timed out',
    counter: 'LOG:  could not receive data from client: Connection reset by peer',
  },
  {
    id: 'idle-client-ended',
    text: 'The server ended a connection on which nothing was said for its time',
    when: [
      {
        says: [
          'Got timeout reading communication packets',
          'client_idle_timeout',
          'terminating connection due to idle-session timeout',
          'terminating connection due to idle-in-transaction timeout',
          'due to inactivity',
          'of inactivity',
          'closed by inactivity',
          'inactivity timeout',
          'closing idle connection',
          'Closing client that reached',
          'Disconnected: Inactivity',
          'The client was disconnected by the server because of inactivity',
        ],
      },
    ],
    // FileZilla says so of its own time as well: Connection timed out after 20 seconds of inactivity
    unless: [NEVER, { line: /\btimed out after \d{1,4} seconds of inactivity\b/ }],
    leads: ['idle-timeout', 'service-closes', 'half-open-connection'],
    pull: 'strong',
    source:
      'MySQL sql/net_serv.cc and error 4031; PgBouncer config, client_idle_timeout; PostgreSQL, Appendix A (25P03, 57P05); ProFTPD TimeoutIdle; dovecot',
    shows:
      "[Note] Aborted connection 7113 to db: 'shop' user: 'app' host: '192.0.2.9' (Got timeout reading communication packets)",
    counter:
      "[Note] Aborted connection 7113 to db: 'shop' user: 'app' host: '192.0.2.9' (Got an error reading communication packets)",
  },
  {
    id: 'ends-after-a-fixed-time',
    text: 'It is told that the connection ends after the same time each time: somebody on the way or at its end counts it',
    when: [
      {
        line: /\b(?:drops?|dropped|disconnect(?:s|ed)?|disconnection|clos(?:es|ed)|dies|lost|loses?|breaks?|broken|ends?|kicked|thrown out|times? out|cut off|reset|aborted|fails?)\b[^.\n]{1,40}\b(?:after|every) (?:about |exactly |around |approximately |almost exactly |roughly |~ ?)?\d{1,4} ?(?:s|secs?|seconds|min|mins|minutes?|h|hours?)\b|\b(?:after|every) (?:about |exactly |around |approximately |almost exactly |roughly |~ ?)?\d{1,4} ?(?:s|secs?|seconds|min|mins|minutes?|h|hours?)\b[^.\n]{1,40}\b(?:drops?|dropped|disconnect(?:s|ed)?|clos(?:es|ed)|dies|lost|loses|breaks?|ends|kicked|cut off|reset|aborted)\b/i,
      },
      { ended: ['reset-later', 'closed', 'silent'] },
    ],
    leads: ['idle-timeout', 'proxy-in-the-way', 'service-closes', 'half-open-connection'],
    pull: 'usual',
    source:
      'AWS documentation: 60 s of an Application Load Balancer, 350 s of a Network Load Balancer; nginx documentation, proxy_read_timeout: 60 s; RFC 5382, 5',
    shows: 'It always disconnects after 60 seconds:\nError: read ECONNRESET',
    counter: 'It always disconnects at once:\nError: read ECONNRESET',
  },
  {
    id: 'close-wait-pile',
    text: 'Clients have closed, and the program has not noticed: it closes nothing any more',
    // 684 CLOSE_WAIT      CLOSE_WAIT 684      lsof -p 21877 | grep -c CLOSE_WAIT
    when: [
      {
        line: /\bCLOSE[-_]WAIT:?\s{1,8}[1-9]\d{2,6}\b|(?:^|\s)[1-9]\d{2,6}\s{1,8}CLOSE[-_]WAIT\b|\bgrep (?:-\w{1,4} )*-\w{0,3}c\w{0,3} ["']?CLOSE[-_]WAIT|\b(?:lots of|many|thousands of|hundreds of|full of)\b[^.\n]{1,40}\bCLOSE[-_]WAIT/i,
      },
    ],
    unless: [NEVER],
    leads: ['unresponsive-service', 'fd-exhaustion', 'service-closes'],
    pull: 'usual',
    source: 'RFC 9293, 3.3.2: CLOSE-WAIT waits for the local program’s own close',
    shows: 'CLOSE_WAIT 684\nESTABLISHED 12',
    counter: 'CLOSE_WAIT 6\nESTABLISHED 12',
  },
];
