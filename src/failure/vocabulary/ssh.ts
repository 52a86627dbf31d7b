import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED, SOME_TIME } from '../open-outcomes.ts';

const CONNECTING: readonly Entry[] = [
  // ssh: connect to host db1.example.org port 22: Connection refused
  {
    says: [
      'ssh: connect to host {host} port {port}: {why}',
      'connect to address {address} port {port}: {why}',
      'connect to host {host} port {port}: {why}',
      'ssh: connect to address {address} port {port}: {why}',
    ],
    moment: 'connecting',
  },
  // ConnectTimeout prints the kernel's text.
  {
    says: [
      'connect to host {host} port {port}: (Connection timed out|Operation timed out)',
      'connect to address {address} port {port}: (Connection timed out|Operation timed out)',
    ],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: 'connect to host {host} port {port}: failure',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
  },
  {
    says: 'Could not resolve hostname {host}: {why}',
    moment: 'looking-up',
  },
];

const LATER: readonly Entry[] = [
  {
    says: [
      '(kex|ssh)_exchange_identification: Connection closed by remote host',
      '(kex|ssh)_exchange_identification: read: Connection closed by remote host',
      'Connection closed by UNKNOWN port',
      'ssh_packet_read: Connection closed',
    ],
    outcome: 'closed',
    moment: 'connected',
  },
  {
    says: [
      '(kex|ssh)_exchange_identification: read: Connection reset[ by peer]',
      '(kex|ssh)_exchange_identification: Connection reset by peer',
      'Connection reset by UNKNOWN port',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
  },
  {
    says: '(kex|ssh)_exchange_identification: write: (Broken pipe|Connection reset by peer)',
    outcome: 'reset-later',
    moment: 'connected',
  },
  { says: '(kex|ssh)_exchange_identification: {why}', moment: 'connected' },
  // Connection closed by 192.0.2.7 port 22
  { says: 'Connection closed by {address} port {port}', outcome: 'closed', moment: 'connected' },
  { says: 'Connection closed by remote host', outcome: 'closed', moment: 'connected', weak: true },
  {
    says: 'Connection closed by {address}',
    outcome: 'closed',
    moment: 'connected',
    until: '7.0',
    weak: true,
  },
  {
    says: ['Connection reset by {address} port {port}', 'Connection reset by {address}'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
  },
  {
    says: [
      'Connection timed out during banner exchange',
      'Timeout, server {host} not responding',
      'Timeout, server not responding',
    ],
    outcome: 'silent',
    moment: 'connected',
  },
  { says: 'Connection to {address} port {port} timed out', outcome: 'silent', moment: 'connected' },
  // ssh_dispatch_run_fatal: Connection to 192.0.2.7 port 22: Broken pipe
  {
    says: [
      'ssh_dispatch_run_fatal: Connection to {address} port {port}: {why}',
      'packet_write_wait: Connection to {address} port {port}: {why}',
      'packet_write_poll: Connection to {address} port {port}: {why}',
      'Read from remote host {host}: {why}',
      'client_loop: send disconnect: {why}',
      "Couldn't (read|send) packet: {why}",
    ],
    moment: 'request',
  },
  {
    says: [
      'Connection to {address} port {port}: Broken pipe',
      'client_loop: send disconnect: Broken pipe',
      'Write failed: Broken pipe',
      'mux_client_request_session: read from master failed: Broken pipe',
    ],
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'idle',
  },
  {
    says: [
      'Read from remote host {host}: Connection reset by peer',
      'Connection to {address} port {port}: Connection reset by peer',
      'client_loop: send disconnect: Connection reset[ by peer]',
      "Couldn't (read|send) packet: Connection reset by peer",
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'idle',
  },
  {
    says: [
      'Read from remote host {host}: (Connection timed out|Operation timed out)',
      'Connection to {address} port {port}: (Connection timed out|Operation timed out)',
    ],
    errno: 'ETIMEDOUT',
    outcome: 'silent',
    couldBe: SOME_TIME,
    moment: 'idle',
  },
  {
    says: [
      'ssh_dispatch_run_fatal: Connection to {address} port {port}: message authentication code incorrect',
      'Corrupted MAC on input',
    ],
    outcome: 'closed',
    moment: 'request',
  },
  { says: 'Connection to {host} closed by remote host', outcome: 'closed', moment: 'idle' },
  {
    says: 'Received disconnect from {address} port {port}:{n}',
    outcome: 'closed',
    moment: 'request',
    sign: 'said-goodbye',
    byServer: true,
  },
  {
    says: ['Received disconnect from {address}', 'Received SSH_MSG_DISCONNECT: {n}'],
    outcome: 'closed',
    moment: 'request',
    sign: 'said-goodbye',
    byServer: true,
  },
  {
    says: ['scp: Connection closed', 'sftp: Connection closed'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
];

const ANSWERED: readonly Entry[] = [
  {
    says: ['Exceeded MaxStartups', 'Not allowed at this time'],
    outcome: 'closed',
    sign: 'many-connections',
    moment: 'connected',
    byServer: true,
    source: 'OpenSSH 8.8 and 9.8 sshd.c: what is sent before it closes',
  },
  {
    says: ['kex_exchange_identification: banner line {n}'],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
    weak: true,
  },
  {
    says: ['Bad packet length {n}', 'Protocol mismatch', 'Bad remote protocol version identification'],
    outcome: 'replied',
    sign: 'other-protocol',
    moment: 'connected',
  },
  {
    says: [
      'Permission denied ((publickey',
      'Permission denied ((password',
      'Permission denied ((keyboard-interactive',
      'Permission denied, please try again',
      'Too many authentication failures',
      'Host key verification failed',
    ],
    outcome: 'replied',
    byServer: true,
  },
  {
    says: [
      'Unable to negotiate with {address} port {port}: no matching',
      'no matching (key exchange method|host key type|cipher|MAC) found',
    ],
    outcome: 'replied',
    byServer: true,
    weak: true,
  },
];

/** What sshd at the far end of a tunnel says of its own connect(). */
const TUNNEL: readonly Entry[] = [
  // channel 3: open failed: connect failed: Connection refused
  { says: 'channel {n}: open failed: connect failed: {why}', moment: 'connecting' },
  {
    says: 'channel {n}: open failed: administratively prohibited',
    outcome: 'failed',
    couldBe: ['other-errno'],
    sign: 'policy',
  },
  {
    says: 'connect_to {host} port {port}: failed',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
  },
  { says: 'connect_to {host}: unknown host', outcome: 'unresolved', moment: 'looking-up' },
  { says: 'open failed: unknown channel type', outcome: 'replied' },
  { says: 'stdio forwarding failed', outcome: 'failed', couldBe: NOT_CONNECTED },
];

/** In sshd's log the same words name the client. */
const OF_THE_SERVER: readonly Entry[] = [
  {
    says: [
      'Connection (closed|reset) by {client} port {n} [[preauth]',
      'Connection (closed|reset) by {client} [[preauth]',
      'Connection (closed|reset) by (authenticating|invalid) user {word} {client} port {n}',
      'Received disconnect from {client} port {n}:{n}: {text} [[preauth]',
      'Connection from {client} port {n}',
      'Disconnected from {client} port {n}',
      'Disconnected from (authenticating|invalid) user {word} {client} port {n}',
      'ssh_dispatch_run_fatal: Connection from {client} port {n}: {text}',
      'Timeout before authentication for {client}',
      'Did not receive identification string from {client}',
      'Bad protocol version identification {text} from {client} port {n}',
      'drop connection #{n} from {source} on {text} past MaxStartups',
      'banner exchange: Connection from {client} port {n}: {text}',
    ],
    byServer: true,
  },
];

export const ssh: Family = {
  id: 'ssh',
  source:
    'OpenSSH 5 to 9.9: sshconnect.c, packet.c, kex.c, clientloop.c, channels.c, sshd.c; measured with 9.2',
  entries: [...CONNECTING, ...LATER, ...ANSWERED, ...TUNNEL, ...OF_THE_SERVER],
};
