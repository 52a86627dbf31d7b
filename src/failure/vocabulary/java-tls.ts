import { BROKEN } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/** What Java's TLS says. An alert or a certificate shows that something answered. */
export const javaTls: Family = {
  id: 'java-tls',
  source:
    'OpenJDK 7 to 21, src/java.base sun/security/ssl, sun/security/validator, sun/security/util/HostnameChecker',
  entries: [
    // javax.net.ssl.SSLHandshakeException: Remote host closed connection during handshake
    {
      says: [
        'Remote host closed connection during handshake',
        'Remote host terminated the (handshake|connection)',
        'SSL peer shut down incorrectly',
        'Connection closed by peer during handshake',
      ],
      outcome: 'closed',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'java',
    },
    {
      says: ['Received close_notify during handshake', 'Received fatal close_notify alert'],
      outcome: 'closed',
      moment: 'tls',
      sign: 'said-goodbye',
      by: 'java',
    },
    {
      says: [
        'Unsupported or unrecognized SSL message',
        'Unrecognized SSL message, plaintext connection?',
        'Unrecognized record version {text}, plaintext connection?',
        'Invalid TLS header',
      ],
      outcome: 'replied',
      moment: 'tls',
      sign: 'other-protocol',
      by: 'java',
    },
    // javax.net.ssl.SSLException: Received fatal alert: protocol_version
    {
      says: 'Received fatal alert: {word}',
      outcome: 'replied',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'java',
    },
    {
      says: 'Received fatal alert: (handshake_failure|protocol_version|unrecognized_name)',
      outcome: 'replied',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'java',
    },
    {
      says: [
        'PKIX path building failed',
        'PKIX path validation failed',
        'unable to find valid certification path to requested target',
        'No trusted certificate found',
        'No subject alternative (DNS name matching {host} found|names matching IP address {address} found|names present)',
        'No name matching {host} found',
        "Certificate for <{host}> doesn't match {text}",
        "hostname in certificate didn't match: <{host}",
      ],
      outcome: 'replied',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'java',
    },
    {
      says: [
        'No appropriate protocol ((protocol is disabled or cipher suites are inappropriate',
        'Server chose {text}, but that protocol version is not enabled or not supported by the client',
        'The server selected protocol version {text} is not accepted by client preferences',
        'Could not generate DH keypair',
        'Algorithm constraints check failed',
        'extension (({n}) should not be presented in {word}',
      ],
      outcome: 'replied',
      moment: 'tls',
      sign: 'tls-broke',
      by: 'java',
    },
    {
      says: [
        'Connection has been shutdown',
        'Connection has closed',
        'Connection or (outbound|inbound) has (been closed|closed)',
        "closing inbound before receiving peer's close_notify",
        "Inbound closed before receiving peer's close_notify: possible truncation attack?",
        'Socket input is already shutdown',
        'Socket output is already shutdown',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'java',
    },
    {
      says: 'javax.net.ssl.SSLHandshakeException',
      outcome: 'failed',
      couldBe: ['replied', ...BROKEN],
      moment: 'tls',
      sign: 'tls-broke',
      weak: true,
      by: 'java',
    },
  ],
};
