import { some, type Sign } from '../sign.ts';

/** What a server prints of the clients that it takes or turns away, and of its own start. */

const TOLD_A_CLIENT = '198.51.100.9 - - [02/Jan/2026 14:03:00] code 400, message ';

export const SERVER_WORD_SIGNS: readonly Sign[] = [
  {
    id: 'tls-bytes-at-plain-port',
    text: 'A server that speaks plain text got the first bytes of TLS: a client dials it with https',
    when: [
      {
        // Bad request syntax ('\x16\x03\x01\x02\x00\x01...     "\u0016\u0003\u0001"     "\x16\x03\x01" 400 157
        line: /(?:\\x16\\x03\\x0[0-4]|\\u0016\\u0003\\u000[0-4]|\b0x16030[0-4]|\b16 03 0[0-4] )/i,
      },
    ],
    leads: ['protocol-mismatch', 'wrong-service', 'tcp-ok'],
    pull: 'strong',
    source:
      'RFC 8446, 5.1: a record of type handshake (22) begins 16 03; http.server, nginx and Kestrel print what they cannot read',
    shows: `${TOLD_A_CLIENT}Bad request syntax ('\\x16\\x03\\x01\\x02\\x00\\x01')`,
    counter: `${TOLD_A_CLIENT}Bad request syntax ('GET')`,
  },
  {
    id: 'unreadable-request',
    text: 'A server got a request that it cannot read as one of its protocol',
    when: [
      {
        says: [
          'Invalid HTTP request received',
          'Invalid character found in method name',
          'Invalid method encountered',
          'No space character found after method in request line',
          'accessing the development server over HTTPS',
          'Unrecognized HTTP method',
          'HTTP parse error, malformed request',
          'Invalid HTTP method',
          'bad protocol version',
          'Unsupported protocol version',
        ],
      },
    ],
    unless: [{ ended: ['refused', 'kernel-timeout', 'own-deadline', 'host-unreachable', 'unresolved'] }],
    leads: ['protocol-mismatch', 'wrong-service', 'tcp-ok'],
    pull: 'strong',
    source:
      'uvicorn, Tomcat’s Http11InputBuffer, tornado, Kestrel, Django’s runserver, Puma: their own messages',
    shows: 'WARNING:  Invalid HTTP request received.',
    counter: 'WARNING:  HTTP request received.',
  },
  {
    id: 'sshd-throttles',
    text: 'sshd or fail2ban says that it turns a client away',
    when: [
      {
        says: [
          'MaxStartups throttling',
          'past MaxStartups',
          'penalty: failed authentication',
          'penalty: exceeded LoginGraceTime',
          'refused connect from',
          'NOTICE [[{word}] Ban',
          'already banned',
        ],
      },
    ],
    leads: ['source-blocked', 'service-closes'],
    pull: 'strong',
    source:
      'OpenSSH sshd.c: beginning MaxStartups throttling, drop connection ... past MaxStartups; srclimit.c; libwrap: refused connect from; fail2ban actions.py: Ban',
    shows: 'sshd[4711]: drop connection #10 from [198.51.100.9]:51432 on [192.0.2.7]:22 past MaxStartups',
    counter: 'sshd[4711]: Connection closed by 198.51.100.9 port 51432 [preauth]',
  },
  {
    id: 'binds-what-it-has-not',
    text: 'The program asks for an address that its machine does not have',
    when: [some('log', ({ event, detail }) => event === 'bind-failed' && detail === 'EADDRNOTAVAIL')],
    unless: [{ ended: ['refused', 'kernel-timeout', 'own-deadline', 'host-unreachable', 'net-unreachable'] }],
    leads: ['source-address-unavailable', 'not-listening', 'address-family-mismatch'],
    pull: 'strong',
    source:
      'bind(2), EADDRNOTAVAIL: the address is not local; with disable_ipv6=1 ::1 is not either (facts A1b)',
    shows: 'listen tcp6 [::1]:179: bind: cannot assign requested address',
    counter: 'listen tcp6 [::1]:179: bind: address already in use',
  },
  {
    id: 'accepts-no-more',
    text: 'The server has no descriptor left to accept with',
    when: [
      { event: ['no-descriptors'] },
      { line: /\baccept\w{0,3}\b[^\n]{0,60}(?:Too many open files|EMFILE|ENFILE|\(24\b)/i },
    ],
    unless: [{ ended: ['refused', 'unresolved', 'host-unreachable', 'net-unreachable'] }],
    leads: ['fd-exhaustion', 'accept-queue-overflow', 'unresponsive-service'],
    whateverEnd: true,
    pull: 'strong',
    source: 'accept(2), EMFILE: the connection stays in the queue, and the client’s request ends as it may',
    shows:
      "[ERROR] Error in accept: Too many open files\nERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 104",
    counter:
      "[ERROR] Error in accept: Software caused connection abort\nERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 104",
  },
  {
    id: 'ping-prohibited',
    text: 'Pings come back as prohibited: a filter answers for the target',
    when: [{ event: ['reported-prohibited'] }],
    unless: [{ ended: ['refused', 'reset-later', 'closed', 'unresolved'] }],
    leads: ['firewall-reject', 'path-filter', 'firewall-drop'],
    behind: ['host-down', 'not-listening'],
    pull: 'strong',
    source:
      'RFC 1812, 5.2.7.1: code 13, communication administratively prohibited; iputils ping.c: Packet filtered',
    shows:
      '$ ping -c1 192.0.2.7\nPING 192.0.2.7 (192.0.2.7) 56(84) bytes of data.\nFrom 192.0.2.1 icmp_seq=1 Packet filtered\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host',
    counter:
      '$ ping -c1 192.0.2.7\nPING 192.0.2.7 (192.0.2.7) 56(84) bytes of data.\nFrom 192.0.2.1 icmp_seq=1 Time to live exceeded\nnc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host',
  },
];
