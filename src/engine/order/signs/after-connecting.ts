import type { Sign } from '../sign.ts';

/** What broke after TCP had connected: another protocol, large packets, who cut it off. */

const RESET = { ended: ['reset-later', 'closed', 'reset-connecting'] } as const;
const SILENT = { ended: ['silent'] } as const;

const SSH_BEGINS = [
  '$ ssh -v app1',
  'debug1: Connecting to app1 [192.0.2.7] port 22.',
  'debug1: Connection established.',
].join('\n');
const TLS_BEGINS = ['*   Trying 192.0.2.7:443...', '* Connected to app1 (192.0.2.7) port 443 (#0)'].join(
  '\n',
);

const CURL_SILENT = `${TLS_BEGINS}
> GET / HTTP/1.1
* Operation timed out after 5000 milliseconds with 0 bytes received
curl: (28) Operation timed out after 5000 milliseconds with 0 bytes received`;

export const AFTER_CONNECTING_SIGNS: readonly Sign[] = [
  {
    id: 'other-protocol',
    text: 'One end speaks TLS and the other does not, or each another protocol',
    when: [
      {
        says: [
          'wrong version number',
          'Unsupported or unrecognized SSL message',
          'Unrecognized SSL message, plaintext connection?',
          'plain HTTP request was sent to HTTPS port',
          'Client sent an HTTP request to an HTTPS server',
          'server gave HTTP response to HTTPS client',
          'first record does not look like a TLS handshake',
          'An unexpected TLS packet was received',
          'packet length too long',
          'Received HTTP/0.9 when not allowed',
          'Bad protocol version identification',
          'SSL23_GET_SERVER_HELLO:unknown protocol',
          'ssl3_get_record:http request',
          'SSL routines::http request',
          'ERR_SSL_PROTOCOL_ERROR',
          'SSL_ERROR_RX_RECORD_TOO_LONG',
          'EPROTO',
          'not an SSL/TLS record',
          'NotSslRecordException',
          'tlsv1 alert protocol version',
          'malformed HTTP response',
          'Invalid Http response',
          'Expected HTTP/, RTSP/ or ICE/',
          'Parse Error: Expected HTTP/',
          'does not support SSL',
          'unexpected packet type',
          'invalid length of startup packet',
          'unsupported frontend protocol',
          'Possible attack, SMTP command from HTTP',
          'Missing Mqtt/Amqp header',
          'bad_header',
          'Invalid method in request \\x16',
          'Bad request version',
          'code 400, message Bad HTTP',
          'Illegal character',
          'as initial reply byte',
          'Protocol error, got',
          'Got packets out of order',
          'Malformed packet',
          'expected authentication request from server',
          'received invalid response to SSL negotiation',
          'Unexpected response code for CONNECT',
          'protocol version mismatch',
          'Invalid protocol version',
          'invalid magic',
          'Bad magic number',
          'not an HTTP',
          'Unexpected server response',
          'Frame size of {n} larger than max',
          'InvalidReceiveException',
          'unexpected greeting',
          'Server sent invalid',
        ],
        read: ['other-protocol'],
      },
    ],
    leads: ['protocol-mismatch', 'wrong-service', 'tcp-ok'],
    pull: 'strong',
    source:
      'the messages of OpenSSL, JSSE, GnuTLS, Go crypto/tls and net/http, nginx, libcurl, Chromium, NSS, netty, PostgreSQL, MySQL, redis-rb, Kafka, RabbitMQ and Apache for bytes of another protocol',
    shows: 'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
    counter: 'curl: (60) SSL certificate problem: self signed certificate',
  },
  {
    id: 'stuck-in-key-exchange',
    text: 'ssh waits for the answer of the key exchange, which is the first that needs a full-size packet',
    when: [{ line: /^.{0,40}(?:expecting SSH2_MSG_KEX_\w{2,20}_REPLY|SSH2_MSG_KEXINIT sent)\s{0,4}$/ }],
    unless: [
      {
        says: [
          'SSH2_MSG_NEWKEYS',
          'Server host key',
          'SSH2_MSG_KEX_ECDH_REPLY received',
          'Connection reset by',
          'Connection closed by',
        ],
      },
    ],
    leads: ['mtu-blackhole', 'unresponsive-service'],
    pull: 'strong',
    source:
      'RFC 4253, 7.1: KEXINIT lists all algorithms; RFC 2923, 2.1: a black hole passes small packets and loses large ones',
    shows: `${SSH_BEGINS}\ndebug1: SSH2_MSG_KEXINIT sent\ndebug1: SSH2_MSG_KEXINIT received\ndebug1: expecting SSH2_MSG_KEX_ECDH_REPLY`,
    counter: `${SSH_BEGINS}\ndebug1: expecting SSH2_MSG_KEX_ECDH_REPLY\ndebug1: SSH2_MSG_NEWKEYS sent`,
  },
  {
    id: 'tls-hello-unanswered',
    text: 'The client’s hello of TLS is sent, and nothing comes back: the server’s certificates fill large packets',
    when: [
      {
        says: [
          'TLS handshake, Client hello',
          'SSL connection timeout',
          'TLS handshake timeout',
          'SSL handshake timed out',
          'Handshake timed out',
          'handshake operation timed out',
          'tls: handshake timeout',
        ],
      },
      { ended: ['silent', 'own-deadline'] },
    ],
    unless: [{ says: ['TLS handshake, Server hello', '((IN), TLS handshake, Server'] }],
    leads: ['mtu-blackhole', 'unresponsive-service', 'middlebox-reset', 'proxy-in-the-way'],
    pull: 'usual',
    source: 'RFC 2923, 2.1; RFC 8446, 4.4.2: the certificate message is larger than a packet',
    shows: `${TLS_BEGINS}\n* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n* SSL connection timeout\ncurl: (28) SSL connection timeout`,
    counter: CURL_SILENT,
  },
  {
    id: 'reset-after-hello',
    text: 'The connection is reset right after the client’s hello of TLS, which names the host in plain text',
    when: [
      {
        says: [
          'OpenSSL SSL_connect: Connection reset by peer',
          'OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
          'SSL_connect: Connection reset by peer',
          'Client network socket disconnected before secure TLS connection was established',
          'SSL_connect SYSCALL returned=5',
          'ssl_handshake_failure: Connection reset',
          'during TLS handshake: read tcp',
          'Remote host terminated the handshake',
          'Remote host closed connection during handshake',
        ],
      },
      { dials: ['public'] },
      RESET,
    ],
    leads: ['middlebox-reset', 'service-closes', 'protocol-mismatch', 'proxy-in-the-way'],
    pull: 'usual',
    source: 'RFC 6066, 3: the server’s name is sent unencrypted; RFC 3360: resets by devices on the way',
    shows: `${TLS_BEGINS}\n* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n* OpenSSL SSL_connect: Connection reset by peer in connection to app1.example.org:443\ncurl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to app1.example.org:443`,
    counter: `${TLS_BEGINS}\n> GET / HTTP/1.1\n* Recv failure: Connection reset by peer\ncurl: (56) Recv failure: Connection reset by peer`,
  },
  {
    id: 'small-mtu',
    text: 'A link with less room for a packet is on the way: a tunnel, a VPN, an overlay network',
    when: [
      {
        says: [
          'wg0',
          'tun0',
          'vxlan',
          'wireguard',
          'openvpn',
          'ipsec',
          'pppoe',
          'VPN is up',
          'the VPN',
          'over VPN',
          'flannel.1',
          'mtu 14{n}',
          'mtu 13{n}',
          'pmtu 14{n}',
          'pmtu 13{n}',
          'ip link set dev {word} mtu',
          'message too long',
          'frag needed',
          'fragmentation needed',
          'unreachable - need to frag',
          'clamp-mss-to-pmtu',
        ],
        read: ['large-packets', 'vpn'],
      },
      SILENT,
    ],
    leads: ['mtu-blackhole', 'unresponsive-service'],
    pull: 'strong',
    source: 'RFC 2923, 2.1; wg-quick(8): 1420 bytes; flannel documentation: 50 bytes less for VXLAN',
    shows: `6: wg0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1420 qdisc noqueue state UNKNOWN\n${CURL_SILENT}`,
    counter: `6: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP\n${CURL_SILENT}`,
  },
];
