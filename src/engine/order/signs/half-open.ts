import { wireAddress } from '../../../model/address-set.ts';
import { onceAKind } from '../../../model/tables.ts';
import type { FactOf } from '../../../model/fact.ts';
import { sameIp } from '../../../model/ip.ts';
import type { Scene } from '../../../model/scene.ts';
import { some, type Sign } from '../sign.ts';

/** Connections that stay half open, and SYNs that another answers. */

type Conversation = FactOf<'conversation'>;
type Socket = FactOf<'socket'>;

/** Another one answers the SYN that this client sent: the same client's port, another server. */
function isAnsweredByAnother(one: Conversation, { facts }: Scene): boolean {
  if (one.syn === undefined || one.synAck !== undefined) return false;
  const answers = unaskedAnswers(facts).get(clientKey(one)) ?? [];
  return answers.some(
    ({ server }) => !(sameIp(server.address, one.server.address) && server.port === one.server.port),
  );
}

function clientKey({ client }: Conversation): string {
  return `${wireAddress(client.address)} ${client.port}`;
}

/** Two for each client's port are enough: one of them is another than any. */
const unaskedAnswers = onceAKind('conversation', (talks) => {
  const byClient = new Map<string, Map<string, Conversation>>();
  for (const talk of talks) {
    if (talk.syn !== undefined || talk.synAck === undefined) continue;
    const own = byClient.get(clientKey(talk)) ?? new Map<string, Conversation>();
    if (own.size < 2) own.set(`${wireAddress(talk.server.address)} ${talk.server.port}`, talk);
    byClient.set(clientKey(talk), own);
  }
  return new Map([...byClient].map(([key, own]) => [key, [...own.values()]]));
});

/** More than one, and of one listing. */
function isHalfOpenPile({ state }: Socket, { facts }: Scene): boolean {
  return state === 'syn-recv' && halfOpen(facts) > 1;
}

const halfOpen = onceAKind('socket', (sockets) =>
  sockets.reduce((sum, { state, count }) => (state === 'syn-recv' ? sum + count : sum), 0),
);

const TIMED_OUT = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out';
const HEAD =
  '$ netstat -ant\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN';

function row(peer: string, state: string): string {
  return `tcp        0      0 192.0.2.7:80            ${peer}     ${state}`;
}

const SYN = '12:00:00.000000 IP 192.0.2.20.51000 > 203.0.113.8.443: Flags [S], seq 1, win 64240, length 0';
const SYN_ACK =
  '12:00:00.001000 IP 192.0.2.10.443 > 192.0.2.20.51000: Flags [S.], seq 5, ack 2, win 65160, length 0';

export const HALF_OPEN_SIGNS: readonly Sign[] = [
  {
    id: 'half-open-pile',
    text: 'Several connections are half open: their SYN came in, and the ACK for the answer does not come',
    when: [some('socket', isHalfOpenPile)],
    unless: [{ ended: ['refused', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['return-path-lost', 'syn-queue-overflow', 'reply-address-mismatch'],
    behind: ['not-listening', 'wrong-port', 'firewall-drop', 'path-filter', 'host-down', 'dns-failure'],
    pull: 'usual',
    source: 'RFC 9293, 3.3.2: SYN-RECEIVED waits for the ACK of its own SYN',
    shows: [HEAD, row('198.51.100.81:40011', 'SYN_RECV'), row('198.51.100.81:40013', 'SYN_RECV')].join('\n'),
    counter: [HEAD, row('198.51.100.81:40011', 'ESTABLISHED'), row('198.51.100.81:40013', 'SYN_RECV')].join(
      '\n',
    ),
  },
  {
    id: 'half-open-counted',
    text: 'Many connections are counted as half open',
    //   256 SYN_RECV      SYN_RECV 812
    when: [{ line: /(?:^|\s)\d{2,7} {1,8}SYN[-_]RECV\b|\bSYN[-_]RECV[ :=]{1,8}\d{2,7}(?:\s|$)/i }],
    unless: [{ ended: ['refused', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['syn-queue-overflow', 'return-path-lost'],
    behind: ['not-listening', 'wrong-port', 'host-down', 'dns-failure'],
    pull: 'usual',
    source: 'RFC 4987, 2: half-open connections fill the backlog; RFC 9293, 3.3.2',
    shows: `    256 SYN_RECV\n${TIMED_OUT}`,
    counter: `      2 SYN_RECV\n${TIMED_OUT}`,
  },
  {
    id: 'syn-sent-unanswered',
    text: 'The client’s own socket waits for an answer to its SYN',
    when: [some('socket', ({ state }) => state === 'syn-sent')],
    unless: [{ ended: ['refused', 'reset-later', 'closed', 'unresolved', 'net-unreachable'] }],
    leads: ['path-filter', 'firewall-drop', 'host-down', 'outbound-block', 'return-path-lost'],
    behind: ['not-listening', 'wrong-port', 'loopback-only', 'dns-failure', 'service-closes'],
    pull: 'slight',
    source: 'RFC 9293, 3.3.2: SYN-SENT waits for the answer to the own SYN',
    shows:
      'State    Recv-Q Send-Q Local Address:Port  Peer Address:Port\nSYN-SENT 0      1      198.51.100.9:40000 192.0.2.7:5432',
    counter:
      'State Recv-Q Send-Q Local Address:Port  Peer Address:Port\nESTAB 0      0      198.51.100.9:40000 192.0.2.7:5432',
  },
  {
    id: 'answered-by-another',
    text: 'The SYN-ACK for this client’s port comes from another address or port than the one that was dialled',
    when: [some('conversation', isAnsweredByAnother)],
    leads: ['reply-address-mismatch', 'return-path-lost'],
    behind: ['not-listening', 'wrong-port', 'path-filter', 'firewall-drop', 'host-down', 'dns-failure'],
    pull: 'strong',
    source: 'RFC 9293, 3.10.7.3: a segment that belongs to no connection is answered with RST',
    shows: [SYN, SYN_ACK].join('\n'),
    counter: [SYN, SYN_ACK.replace('.51000', '.51001')].join('\n'),
  },
];
