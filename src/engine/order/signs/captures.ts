import { some, type Sign } from '../sign.ts';

/** What the packets of a capture show of the way, whoever took it. */

const SYN =
  '12:00:00.000000 IP 198.51.100.9.40000 > 192.0.2.7.80: Flags [S], seq 1, win 64240, options [mss 1460], length 0';
const SYN_AGAIN = SYN.replace('00.000000', '01.000000');
const SYN_ACK =
  '12:00:00.000100 IP 192.0.2.7.80 > 198.51.100.9.40000: Flags [S.], seq 9, ack 2, win 65160, options [mss 1460], length 0';
const SYN_ACK_AGAIN = SYN_ACK.replace('00.000100', '01.000100');
const ACK = '12:00:00.100000 IP 198.51.100.9.40000 > 192.0.2.7.80: Flags [.], ack 1, win 502, length 0';
const LARGE =
  '12:00:00.200000 IP 192.0.2.7.80 > 198.51.100.9.40000: Flags [.], seq 1:1449, ack 1, win 509, length 1448';

export const CAPTURE_SIGNS: readonly Sign[] = [
  {
    id: 'syn-ack-unheard',
    text: 'The SYN-ACK is sent again and again: it does not reach the client, or not the ACK the server',
    when: [
      some(
        'conversation',
        ({ synAck, handshake, resets }) =>
          synAck !== undefined && synAck.count > 1 && !handshake && resets.length === 0,
      ),
    ],
    leads: ['return-path-lost', 'reverse-path-filter', 'reply-address-mismatch', 'path-filter'],
    pull: 'strong',
    source: 'RFC 9293, 3.10.7.4: in SYN-RECEIVED what is not acknowledged is sent again; measured (facts A2)',
    shows: [SYN, SYN_ACK, SYN_AGAIN, SYN_ACK_AGAIN].join('\n'),
    counter: [SYN, SYN_ACK, ACK].join('\n'),
  },
  {
    id: 'large-segment-unheard',
    text: 'A segment of full size is sent again and again, and small ones came through',
    when: [
      some(
        'conversation',
        ({ handshake, sent }) =>
          handshake &&
          [sent.client, sent.server].some(
            ({ repeats, unanswered, largest = 0 }) => repeats > 1 && unanswered > 0 && largest >= 1200,
          ),
      ),
    ],
    leads: ['mtu-blackhole', 'packet-loss'],
    pull: 'strong',
    source: 'RFC 2923, 2.1: the small packets of the handshake pass, the first full-size one does not',
    shows: [
      SYN,
      SYN_ACK,
      ACK,
      ...['200', '400', '800'].map((ms) => LARGE.replace('00.200', `00.${ms}`)),
    ].join('\n'),
    counter: [SYN, SYN_ACK, ACK, LARGE].join('\n'),
  },
  {
    id: 'foreign-reset',
    text: 'The RST has another TTL than the server’s other packets: something else on the way sent it',
    when: [
      some('conversation', ({ resets }) =>
        resets.some(({ by, otherTtl }) => by === 'server' && otherTtl !== undefined),
      ),
    ],
    leads: ['middlebox-reset'],
    pull: 'strong',
    source: 'Weaver, Sommer, Paxson, "Detecting Forged TCP Reset Packets", NDSS 2009',
    shows: [SYN, SYN_ACK, ACK]
      .map((line) =>
        line.replace('IP ', 'IP (tos 0x0, ttl 52, id 1, offset 0, flags [DF], proto TCP (6), length 60) '),
      )
      .concat(
        '12:00:00.300000 IP (tos 0x0, ttl 99, id 2, offset 0, flags [DF], proto TCP (6), length 40) 192.0.2.7.80 > 198.51.100.9.40000: Flags [R.], seq 1, ack 1, win 0, length 0',
      )
      .join('\n'),
    counter: [SYN, SYN_ACK, ACK].join('\n'),
  },
  {
    id: 'handshake-seen',
    text: 'The capture shows a completed handshake: name, route, filters and listener did their part',
    when: [some('conversation', ({ handshake, resets }) => handshake && resets.length === 0)],
    unless: [
      {
        ended: [
          'refused',
          'kernel-timeout',
          'own-deadline',
          'host-unreachable',
          'net-unreachable',
          'unresolved',
        ],
      },
    ],
    leads: ['unresponsive-service', 'tcp-ok', 'protocol-mismatch'],
    behind: [
      'not-listening',
      'wrong-port',
      'loopback-only',
      'path-filter',
      'firewall-drop',
      'firewall-reject',
      'host-down',
      'dns-failure',
    ],
    pull: 'slight',
    source: 'RFC 9293, 3.5: a handshake takes both ends and the way between them',
    shows: [SYN, SYN_ACK, ACK].join('\n'),
    counter: [SYN, SYN_AGAIN].join('\n'),
  },
  {
    id: 'syn-arrives-unanswered',
    text: 'The SYN reaches the server’s interface, and nothing is sent back',
    when: [
      some(
        'conversation',
        ({ syn, synAck, resets, icmp, place }) =>
          syn !== undefined &&
          synAck === undefined &&
          resets.length === 0 &&
          icmp.length === 0 &&
          place.vantage === 'server',
      ),
    ],
    leads: ['firewall-drop', 'reverse-path-filter', 'return-path-lost', 'accept-queue-overflow'],
    behind: ['path-filter', 'host-down', 'no-route', 'outbound-block', 'wrong-host', 'dns-failure'],
    pull: 'usual',
    source:
      'netfilter: a capture sees a packet before the filters do; measured: the same picture for DROP and rp_filter',
    shows:
      '$ ip -br addr\nlo UNKNOWN 127.0.0.1/8\neth0 UP 192.0.2.7/24\n$ sudo tcpdump -ni eth0 tcp port 80\n' +
      [SYN, SYN_AGAIN].join('\n'),
    counter: [SYN, SYN_ACK, ACK].join('\n'),
  },
  {
    id: 'told-to-arrive',
    text: 'It is told that the packets are seen to arrive at the server',
    when: [
      {
        line: /\b(?:tcpdump|wireshark|tshark|capture|trace|sniff\w{0,4})\b[^\n]{1,80}\b(?:SYNs?|packets?|requests?|traffic)\b[^\n]{1,60}\b(?:arriv(?:e|es|ed|ing)|reach(?:es|ed|ing)?|com(?:e|es|ing) in|gets? (?:there|through|in))\b|\bSYNs?\b[^.\n]{1,40}\b(?:arriv(?:e|es|ed|ing)|reach(?:es|ed)?)\b/i,
      },
      { ended: ['kernel-timeout', 'own-deadline'] },
    ],
    leads: ['return-path-lost', 'firewall-drop', 'reverse-path-filter', 'accept-queue-overflow'],
    behind: ['path-filter', 'host-down', 'no-route', 'outbound-block'],
    pull: 'usual',
    source: 'tcpdump(1): what a capture at the server shows has come through the way there',
    shows:
      'tcpdump on the server shows the SYN arriving:\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
    counter:
      'tcpdump on the server shows nothing:\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out',
  },
];
