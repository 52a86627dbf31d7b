import type { Entry, Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

const SOCKETS: readonly Entry[] = [
  // Failed to open TCP connection to db1:3306 (Connection refused - connect(2) for "10.0.0.5" port 3306)
  { says: 'Failed to open TCP connection to {at} (({why}', moment: 'connecting', by: 'ruby', since: '2.3' },
  {
    says: 'Failed to open TCP connection to {at} ((execution expired',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'ruby',
    since: '2.3',
  },
  {
    says: 'Failed to open TCP connection to {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'ruby',
  },
  // Connection refused - connect(2) for "10.0.0.5" port 3306      ... for 10.0.0.5:3306      ... for /run/redis.sock
  {
    says: [
      '{why} - connect((2) for {host} port {port}',
      '{why} - connect((2) for {at}',
      '{why} - connect((2) for {path}',
      '{why} - connect((2)',
    ],
    moment: 'connecting',
    by: 'ruby',
  },
  // The kernel's: a deadline of the program's own ends in "user specified timeout".
  {
    says: [
      '(Connection|Operation) timed out - connect((2) for {host} port {port}',
      '(Connection|Operation) timed out - connect((2) for {at}',
    ],
    errno: 'ETIMEDOUT',
    moment: 'connecting',
    by: 'ruby',
  },
  { says: '- user specified timeout', outcome: 'own-deadline', moment: 'connecting', by: 'ruby' },
  {
    says: 'Connection timed out - user specified timeout',
    outcome: 'own-deadline',
    moment: 'connecting',
    by: 'ruby',
  },
  {
    says: [
      'Connection reset by peer @ io_fillbuf',
      'Connection reset by peer - (recvfrom|recv|read|sendto|send)((2)',
      'Connection reset by peer @ io_write',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
    by: 'ruby',
  },
  {
    says: 'Broken pipe @ io_write - fd:{n}',
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'request',
    by: 'ruby',
  },
  // -e:1:in `write': Broken pipe (Errno::EPIPE)      (a socket: of a pipe and of a file it names the end, `@ io_write - <STDOUT>`)
  {
    says: ['Broken pipe ((Errno::EPIPE)', 'Broken pipe - send((2)', 'Broken pipe - sendto((2)'],
    errno: 'EPIPE',
    outcome: 'reset-later',
    moment: 'request',
    by: 'ruby',
  },
  {
    says: 'Connection timed out @ io_fillbuf',
    errno: 'ETIMEDOUT',
    outcome: 'silent',
    moment: 'connected',
    by: 'ruby',
  },
  {
    says: [
      'EOFError: end of file reached',
      'EOFError ((end of file reached)',
      'end of file reached ((EOFError',
    ],
    outcome: 'closed',
    moment: 'connected',
    by: 'ruby',
  },
  { says: 'end of file reached', outcome: 'closed', moment: 'connected', weak: true, by: 'ruby' },
  { says: 'Errno::ECONNREFUSED: {why}', moment: 'connecting', by: 'ruby' },
  {
    says: [
      'Address already in use - bind((2) for {host} port {port}',
      'Address already in use - bind((2) for {about}',
      'Address already in use - bind((2)',
    ],
    event: 'bind-failed',
    detail: 'EADDRINUSE',
    by: 'ruby',
  },
  { says: 'Permission denied - bind((2) for {about}', event: 'bind-failed', detail: 'EACCES', by: 'ruby' },
  {
    says: "(Cannot|Can't) assign requested address - bind((2) for {about}",
    event: 'bind-failed',
    detail: 'EADDRNOTAVAIL',
    by: 'ruby',
  },
  {
    says: ['Hostname not known: {host}', 'no address for {host}'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
    by: 'ruby',
  },
];

const TLS: readonly Entry[] = [
  {
    says: 'SSL_connect SYSCALL returned=5 errno={n}',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
  {
    says: 'SSL_connect: Connection reset by peer',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
  // SSL_connect returned=1 errno=0 peeraddr=10.0.0.5:22 state=error: wrong version number
  {
    says: [
      'SSL_connect returned={n} errno={n} peeraddr={at} state={text}: {why}',
      'SSL_connect returned={n} errno={n} state={text}: {why}',
    ],
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
  ...['wrong version number', 'unknown protocol', 'packet length too long', 'http request'].map(
    (words): Entry => ({
      says: `SSL_connect returned={n} errno={n} {text}: ${words}`,
      outcome: 'replied',
      reply: `no TLS: ${words}`,
      moment: 'tls',
      sign: 'other-protocol',
      by: 'ruby',
    }),
  ),
  {
    says: 'SSL_connect returned={n} errno={n} {text}: unexpected eof while reading',
    outcome: 'closed',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
  {
    says: 'SSL_connect returned={n} errno={n} {text}: (certificate verify failed|sslv3 alert handshake failure|tlsv1 alert {text}|dh key too small|unsupported protocol)',
    outcome: 'replied',
    reply: 'TLS',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
  {
    says: ['SSL_read: (unexpected eof while reading|shutdown while in init)', 'SSL_write: bad write retry'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    sign: 'tls-broke',
    by: 'ruby',
  },
  {
    says: [
      'hostname "{host}" does not match the server certificate',
      'OpenSSL::SSL::SSLError: hostname was not match with the server certificate',
    ],
    outcome: 'replied',
    reply: 'TLS',
    moment: 'tls',
    sign: 'tls-broke',
    by: 'ruby',
  },
];

/** Ruby's sockets and TLS. Look-ups stand in `resolvers.ts`. */
export const ruby: Family = {
  id: 'ruby',
  source: 'Ruby 1.9 to 3.4: ext/socket, ext/openssl/ossl_ssl.c; lib/net/http.rb',
  entries: [...SOCKETS, ...TLS],
};
