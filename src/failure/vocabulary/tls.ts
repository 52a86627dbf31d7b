import type { Entry, Family } from '../entry.ts';
import { BROKEN } from '../open-outcomes.ts';

/** Bytes came back, and they were no TLS. */
const PLAIN: Pick<Entry, 'outcome' | 'reply' | 'sign' | 'moment'> = {
  outcome: 'replied',
  reply: 'no TLS: {said}',
  sign: 'other-protocol',
  moment: 'tls',
};
/** TLS came back, and the two did not agree. */
const DISAGREED: Pick<Entry, 'outcome' | 'reply' | 'sign' | 'moment'> = {
  outcome: 'replied',
  reply: 'TLS',
  sign: 'tls-broke',
  moment: 'tls',
};
const ENDED: Pick<Entry, 'outcome' | 'couldBe' | 'sign' | 'moment'> = {
  outcome: 'closed',
  couldBe: BROKEN,
  sign: 'tls-broke',
  moment: 'tls',
};

const ALERTS =
  '(handshake failure|protocol version|unrecognized name|internal error|unknown ca|bad certificate|certificate unknown|certificate expired|certificate required|unsupported certificate|access denied|decode error|decrypt error|decryption failed|illegal parameter|insufficient security|unexpected message|record overflow|missing extension|no application protocol|inappropriate fallback)';

const OPENSSL: readonly Entry[] = [
  { says: 'wrong version number', ...PLAIN, weak: true },
  // error:1408F10B:SSL routines:ssl3_get_record:wrong version number      error:0A00010B:SSL routines::wrong version number
  {
    says: [
      'SSL routines:[{word}]:wrong version number',
      'SSL routines:[{word}]:unknown protocol',
      'SSL routines:[{word}]:packet length too long',
      'SSL routines:[{word}]:http request',
      'SSL routines:[{word}]:https proxy request',
      'SSL routines:[{word}]:record layer failure',
      'OPENSSL_internal:WRONG_VERSION_NUMBER',
      'OPENSSL_internal:HTTP_REQUEST',
      '[[SSL: WRONG_VERSION_NUMBER]',
      '[[SSL: UNKNOWN_PROTOCOL]',
      '[[SSL: HTTP_REQUEST]',
      '[[SSL: RECORD_LAYER_FAILURE]',
      '[[SSL: PACKET_LENGTH_TOO_LONG]',
    ],
    ...PLAIN,
  },
  {
    says: [
      `SSL routines:[{word}]:(sslv3|tlsv1|tlsv13|ssl/tls) alert ${ALERTS}`,
      'SSL routines:[{word}]:certificate verify failed',
      'SSL routines:[{word}]:unsupported protocol',
      'SSL routines:[{word}]:no protocols available',
      'SSL routines:[{word}]:dh key too small',
      'SSL routines:[{word}]:no shared cipher',
      '[[SSL: CERTIFICATE_VERIFY_FAILED]',
      '[[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE]',
      '[[SSL: TLSV1_ALERT_PROTOCOL_VERSION]',
      '[[SSL: TLSV1_ALERT_INTERNAL_ERROR]',
      '[[SSL: TLSV1_UNRECOGNIZED_NAME]',
      '[[SSL: UNSUPPORTED_PROTOCOL]',
      'OPENSSL_internal:CERTIFICATE_VERIFY_FAILED',
      'OPENSSL_internal:TLSV1_ALERT_{word}',
      'OPENSSL_internal:SSLV3_ALERT_{word}',
    ],
    ...DISAGREED,
  },
  {
    says: [
      'unexpected eof while reading',
      '[[SSL: UNEXPECTED_EOF_WHILE_READING]',
      'EOF occurred in violation of protocol',
      'SSL_ERROR_SYSCALL',
      'SSL_ERROR_ZERO_RETURN',
      'SSL_connect: SSL_ERROR_SYSCALL in connection to {at}',
      'SSL_connect: SSL_ERROR_ZERO_RETURN in connection to {at}',
      'Unknown SSL protocol error in connection to {at}',
      'SSL_read: SSL_ERROR_SYSCALL, errno 0',
      'SSL_write: SSL_ERROR_SYSCALL, errno 0',
      '(read|write):errno=0',
      'SSL_connect [SYSCALL ]returned=5 errno=0',
      'SSL_connect returned=5 errno=0 peeraddr={at}',
      'SSL_connect [SYSCALL ]returned=6 errno=0',
    ],
    ...ENDED,
  },
  {
    says: [
      'SSL_connect: Connection reset by peer in connection to {at}',
      'SSL_connect: Connection was reset in connection to {at}',
      'SSL_read: Connection reset by peer, errno {n}',
      'SSL_read: Connection was reset, errno {n}',
      'SSL_read: SSL_ERROR_SYSCALL, errno (104|54|10054)',
      'SSL_connect: SSL_ERROR_SYSCALL, errno (104|54|10054)',
      'SSL_write: SSL_ERROR_SYSCALL, errno (32|104|54|10054)',
      '(read|write):errno=(104|54|32|10054)',
      'SSL_connect [SYSCALL ]returned=5 errno=(104|54|10054)',
      'Connection reset by peer - SSL_connect',
    ],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    sign: 'tls-broke',
    moment: 'tls',
  },
  {
    says: [
      'SSL_connect: {why} in connection to {at}',
      'SSL_read: {why}, errno {n}',
      'SSL_write: {why}, errno {n}',
    ],
    moment: 'tls',
  },
  { says: 'state={text}: unknown protocol', ...PLAIN },
  {
    says: [
      'The handshake operation timed out',
      'SSL handshake timed out',
      'TLS handshake timeout',
      'SSL_do_handshake(() timed out',
    ],
    outcome: 'silent',
    sign: 'tls-broke',
    moment: 'tls',
  },
];

export const tls: Family = {
  id: 'tls',
  source: 'OpenSSL 0.9.8 to 3.4 ssl_err.c; BoringSSL; Python ssl, Ruby openssl; measured with OpenSSL 3.0',
  entries: OPENSSL,
};
