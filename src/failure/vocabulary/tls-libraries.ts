import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED } from '../open-outcomes.ts';

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

const GNUTLS: readonly Entry[] = [
  {
    says: [
      'An unexpected TLS packet was received',
      'A packet with illegal or unsupported version was received',
      'A record packet with illegal version was received',
    ],
    ...PLAIN,
  },
  {
    says: [
      'The TLS connection was non-properly terminated',
      'A TLS packet with unexpected length was received',
      'GnuTLS recv error ((-110)',
      'GnuTLS recv error ((-9)',
    ],
    ...ENDED,
  },
  {
    says: ['Error in the pull function', 'GnuTLS recv error ((-54)', 'Error in the push function'],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    sign: 'tls-broke',
    moment: 'tls',
  },
  {
    says: [
      'A TLS fatal alert has been received',
      'A TLS warning alert has been received',
      'gnutls_handshake(() failed: Handshake failed',
    ],
    ...DISAGREED,
  },
  { says: 'gnutls_handshake(() failed: {why}', moment: 'tls', weak: true },
];

const NSS: readonly Entry[] = [
  { says: ['NSS error -5938', 'SSL connect error: PR_END_OF_FILE_ERROR', 'PR_END_OF_FILE_ERROR'], ...ENDED },
  {
    says: ['NSS error -5961', 'PR_CONNECT_RESET_ERROR'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    sign: 'tls-broke',
    moment: 'tls',
  },
  { says: ['NSS error -5990', 'PR_IO_TIMEOUT_ERROR'], outcome: 'silent', moment: 'tls' },
  {
    says: [
      'NSS error -12263',
      'SSL_ERROR_RX_RECORD_TOO_LONG',
      'SSL received a record that exceeded the maximum permissible length',
    ],
    ...PLAIN,
  },
  {
    says: [
      'NSS error -12190',
      'NSS error -12286',
      'SSL_ERROR_NO_CYPHER_OVERLAP',
      'SSL_ERROR_UNSUPPORTED_VERSION',
      'SSL_ERROR_PROTOCOL_VERSION_ALERT',
      'SSL_ERROR_HANDSHAKE_FAILURE_ALERT',
      'SSL_ERROR_INTERNAL_ERROR_ALERT',
      'SEC_ERROR_UNKNOWN_ISSUER',
      'MOZILLA_PKIX_ERROR_{word}',
    ],
    ...DISAGREED,
  },
];

const OTHERS: readonly Entry[] = [
  {
    says: [
      'schannel: failed to receive handshake, SSL/TLS connection failed',
      'schannel: server closed abruptly',
      'schannel: failed to send initial handshake data: sent -1 of {n} bytes',
      'schannel: server closed the connection',
    ],
    ...ENDED,
    by: 'schannel',
    source: 'curl 7.50 to 8.14 lib/vtls/schannel.c',
  },
  {
    says: ['SEC_E_INVALID_TOKEN', 'SEC_E_ILLEGAL_MESSAGE'],
    ...PLAIN,
    couldBe: ['replied'],
    by: 'schannel',
    source: 'winerror.h 0x80090308, 0x80090326: what came is no TLS message, or an alert',
  },
  {
    says: [
      'SEC_E_UNTRUSTED_ROOT',
      'SEC_E_ALGORITHM_MISMATCH',
      'SEC_E_UNSUPPORTED_FUNCTION',
      'SEC_E_CERT_EXPIRED',
      'SEC_E_WRONG_PRINCIPAL',
    ],
    ...DISAGREED,
    by: 'schannel',
    source: 'winerror.h 0x80090325 and around',
  },
  {
    says: [
      'SSL - The connection indicated an EOF',
      'SSL - The peer notified us that the connection is going to be closed',
    ],
    ...ENDED,
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: 'SSL - An invalid SSL record was received',
    ...PLAIN,
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: 'NET - Connection was reset by peer',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: 'NET - The connection to the given server / port failed',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: 'NET - Failed to get an IP address for the given hostname',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: 'SSL - The operation timed out',
    outcome: 'silent',
    moment: 'tls',
    by: 'Mbed TLS',
    source: 'Mbed TLS 2 and 3 error.c',
  },
  {
    says: [
      'SSLRead(() return error -9806',
      'SSLHandshake failed ((-9806)',
      'SSLHandshake failed ((-9816)',
      'errSSLClosedAbort',
      'SSL_ERROR_CLOSED_ABORT',
    ],
    ...ENDED,
    by: 'Secure Transport',
    source: 'Security.framework SecureTransport.h: errSSLClosedAbort, errSSLClosedNoNotify',
  },
  {
    says: [
      'received corrupt message of type InvalidContentType',
      'received corrupt message of type Handshake',
    ],
    ...PLAIN,
    by: 'rustls',
    source: 'rustls 0.20 to 0.23 error.rs',
  },
  {
    says: ['tls handshake eof', 'peer closed connection without sending TLS close_notify'],
    ...ENDED,
    by: 'rustls',
    source: 'tokio-rustls 0.23 to 0.26; rustls 0.20 to 0.23 conn.rs',
  },
  {
    says: [
      'The plain HTTP request was sent to HTTPS port',
      'speaking plain HTTP to an SSL-enabled server port',
      'Client sent an HTTP request to an HTTPS server',
      'This combination of host and port requires TLS',
    ],
    outcome: 'replied',
    sign: 'other-protocol',
    byServer: true,
    moment: 'request',
    source: 'nginx 1.x, Apache 2.4, Go net/http, Tomcat 8.5: the answer to plain HTTP on a port of TLS',
  },
];

/** The libraries of TLS that are not OpenSSL. */
export const tlsLibraries: Family = {
  id: 'tls-libraries',
  source: 'GnuTLS 3 errors.c; NSS 3 and NSPR 4 error tables; measured with GnuTLS 3.7',
  entries: [...GNUTLS, ...NSS, ...OTHERS],
};
