import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

const STREAMS: readonly Entry[] = [
  // PHP Warning:  fsockopen(): Unable to connect to 10.0.0.5:3306 (Connection refused) in /app/x.php on line 1
  {
    says: [
      '(fsockopen|pfsockopen|stream_socket_client)((): unable to connect to {at} (({why})',
      '(fsockopen|pfsockopen|stream_socket_client)((): unable to connect to {path} (({why})',
    ],
    moment: 'connecting',
    by: 'php',
  },
  { says: '((): unable to connect to {at} (({why})', moment: 'connecting', by: 'php' },
  {
    says: '((): unable to connect to {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    weak: true,
    by: 'php',
  },
  // default_socket_timeout is its own deadline, and prints the kernel's text.
  {
    says: [
      '((): unable to connect to {at} ((Connection timed out',
      'failed to open stream: (Connection|Operation) timed out',
    ],
    outcome: 'some-timeout',
    moment: 'connecting',
    by: 'php',
  },
  // file_get_contents(http://db1:3306/): Failed to open stream: Connection refused in /app/x.php on line 1
  {
    says: ['{word}(({at}): failed to open stream: {why} in {text}', 'failed to open stream: {why}'],
    by: 'php',
  },
  {
    says: 'failed to open stream: HTTP request failed!',
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'php',
  },
  {
    says: 'failed to open stream: HTTP request failed! HTTP/{n} {n}',
    outcome: 'replied',
    moment: 'request',
    by: 'php',
  },
  {
    says: 'failed to open stream: HTTP invalid response format',
    outcome: 'replied',
    moment: 'request',
    sign: 'other-protocol',
    by: 'php',
  },
  {
    says: [
      'Cannot connect to HTTPS server through proxy',
      'failed to open stream: Cannot connect to HTTPS server through proxy',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    sign: 'proxy',
    by: 'php',
  },
  {
    says: 'php_network_getaddresses: getaddrinfo for {host} failed',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'php',
    since: '8',
  },
  {
    says: ['php_network_getaddresses: getaddrinfo failed', 'php_network_getaddresses'],
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'php',
  },
  {
    says: '((): unable to connect to {at} ((php_network_getaddresses',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'php',
  },
  // socket_connect(): unable to connect [111]: Connection refused
  {
    says: [
      'socket_connect((): unable to connect [[{n}]: {why}',
      'socket_connect((): Host lookup failed [[{n}]: {why}',
    ],
    moment: 'connecting',
    by: 'php',
  },
  { says: 'socket_connect((): Host lookup failed', outcome: 'unresolved', moment: 'looking-up', by: 'php' },
  {
    says: [
      'socket_read((): unable to read from socket [[{n}]: {why}',
      'socket_recv((): unable to read from socket [[{n}]: {why}',
    ],
    moment: 'connected',
    by: 'php',
  },
  { says: 'socket_write((): unable to write to socket [[{n}]: {why}', moment: 'request', by: 'php' },
  {
    says: 'socket_bind((): unable to bind address [[{n}]: Address already in use',
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'php',
  },
  // fwrite(): send of 8192 bytes failed with errno=32 Broken pipe
  {
    says: 'send of {n} bytes failed with errno=32[ Broken pipe]',
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'request',
    by: 'php',
  },
  {
    says: 'send of {n} bytes failed with errno=(104|54|10054)[ Connection reset by peer]',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
    by: 'php',
  },
  {
    says: ['send of {n} bytes failed with errno={n} {why}', 'Write of {n} bytes failed with errno={n} {why}'],
    moment: 'request',
    by: 'php',
  },
  {
    says: '((): SSL: Connection reset by peer',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'php',
  },
  {
    says: '((): SSL: Broken pipe',
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'php',
  },
  // PHP Warning:  file_get_contents(): SSL operation failed with code 1. OpenSSL Error messages:      (and the error on a line of its own)
  {
    says: 'SSL operation failed with code {n}. OpenSSL Error messages:',
    outcome: 'failed',
    couldBe: ['replied', ...BROKEN],
    moment: 'tls',
    by: 'php',
  },
  { says: '((): SSL: {why}', moment: 'tls', sign: 'tls-broke', by: 'php' },
  {
    says: ['Failed to enable crypto', 'failed to open stream: operation failed'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent', 'replied'],
    moment: 'tls',
    sign: 'tls-broke',
    by: 'php',
  },
  {
    says: [
      'SSL operation failed with code {n}. OpenSSL Error messages: {text}certificate verify failed',
      "Peer certificate CN='{host}' did not match expected CN='{text}'",
    ],
    outcome: 'replied',
    reply: 'TLS',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'php',
  },
  {
    says: [
      'SSL operation failed with code {n}. OpenSSL Error messages: {text}wrong version number',
      'SSL operation failed with code {n}. OpenSSL Error messages: {text}unknown protocol',
    ],
    outcome: 'replied',
    reply: 'no TLS: {said}',
    moment: 'tls',
    sign: 'other-protocol',
    by: 'php',
  },
  {
    says: 'ssh2_connect((): Unable to connect to {host} on port {port}',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'php',
    source: 'pecl ssh2 ssh2.c',
  },
];

/** PHP's streams and sockets. */
export const php: Family = {
  id: 'php',
  source:
    'PHP 5.3 to 8.4: main/network.c, main/streams/xp_socket.c, ext/standard/http_fopen_wrapper.c, fsock.c, ext/sockets, ext/openssl/xp_ssl.c',
  entries: [...STREAMS],
};
