import type { Sign } from '../sign.ts';

/** What the service itself says or does to the connection: turned away, full, gone, or past TCP's affair. */

export const SERVICE_END_SIGNS: readonly Sign[] = [
  {
    id: 'closed-before-banner',
    text: 'sshd closed before it named itself: a limit of connections or an access list does so',
    when: [
      {
        says: [
          'kex_exchange_identification: Connection closed by remote host',
          'kex_exchange_identification: read: Connection reset by peer',
          'ssh_exchange_identification: Connection closed by remote host',
          'ssh_exchange_identification: read: Connection reset by peer',
        ],
      },
    ],
    leads: ['source-blocked', 'service-closes', 'protocol-mismatch'],
    pull: 'usual',
    source: 'sshd_config(5): MaxStartups, PerSourcePenalties; hosts_access(5)',
    shows:
      'kex_exchange_identification: Connection closed by remote host\nConnection closed by 192.0.2.7 port 22',
    counter: 'Connection closed by 192.0.2.7 port 22',
  },
  {
    id: 'turned-away',
    text: 'The service says that it turns this client away',
    when: [
      {
        says: [
          'is not allowed to connect to this',
          'is blocked because of many connection errors',
          'no pg_hba.conf entry for host',
          'too many connections from your',
          'Too many connections from',
          'Connection refused from',
          'Your IP address is blocked',
          'too many errors from',
          'blocked using',
          'listed at',
          'Access denied for your IP',
          'fail2ban',
          'hosts.deny',
          'MaxStartups',
          'exceeded MaxStartups',
          'DENIED Redis is running in protected mode',
          'Client host rejected',
          'limiting connections by zone',
        ],
      },
      {
        ended: [
          'replied',
          'closed',
          'reset-later',
          'reset-connecting',
          'refused',
          'silent',
          'kernel-timeout',
          'own-deadline',
        ],
      },
    ],
    leads: ['source-blocked', 'service-closes', 'tcp-ok'],
    pull: 'strong',
    source:
      'the messages of MySQL (1129, 1130), PostgreSQL, Postfix, OpenSSH, Redis and nginx; RFC 5321, 4.2.3: 554',
    shows:
      "$ telnet mx1.example.org 25\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\n554 mx1.example.org Client host rejected: Access denied\nConnection closed by foreign host.",
    counter:
      "$ telnet mx1.example.org 25\nTrying 192.0.2.7...\nConnected to mx1.example.org.\nEscape character is '^]'.\nConnection closed by foreign host.",
  },
  {
    id: 'too-many-clients',
    text: 'The service says that it has no room for another client',
    when: [
      {
        says: [
          'sorry, too many clients already',
          'remaining connection slots are reserved',
          'ERROR 1040',
          'Too many connections',
          'max number of clients reached',
          'no more connections allowed',
          'maximum number of connections',
          'too many open connections',
        ],
        read: ['many-connections'],
      },
    ],
    leads: ['service-closes', 'tcp-ok', 'source-blocked', 'accept-queue-overflow'],
    pull: 'usual',
    source: 'the messages of PostgreSQL (53300), MySQL (1040), Redis and MongoDB',
    shows:
      'psql: error: connection to server at "db1" (192.0.2.7), port 5432 failed: FATAL:  sorry, too many clients already',
    counter:
      'psql: error: connection to server at "db1" (192.0.2.7), port 5432 failed: FATAL:  password authentication failed for user "app"',
  },
  {
    id: 'premature-close',
    text: 'The program behind the proxy ended the connection before its answer was whole',
    when: [
      {
        says: [
          'upstream prematurely closed connection',
          'prematurely closed',
          'premature EOF',
          'socket hang up',
          'server closed the connection unexpectedly',
          'Empty reply from server',
          'Remote end closed connection without response',
          'unexpected EOF',
          'NoHttpResponseException',
          'failed to respond',
          'tcp_closed',
        ],
      },
    ],
    leads: ['service-closes', 'half-open-connection', 'idle-timeout'],
    pull: 'slight',
    source: 'nginx src/http/ngx_http_upstream.c; Node _http_client.js; Python http.client; Apache HttpClient',
    shows:
      "Error: socket hang up\n    at connResetException (internal/errors.js:639:14) {\n  code: 'ECONNRESET'\n}",
    counter:
      "Error: read ECONNRESET\n    at TCP.onStreamRead (internal/stream_base_commons.js:209:20) {\n  code: 'ECONNRESET'\n}",
  },
  {
    id: 'tls-refused-by-server',
    text: 'TCP and TLS answered: what fails is a certificate, a version or a login',
    when: [
      {
        says: [
          'certificate verify failed',
          'certificate has expired',
          'self signed certificate',
          'self-signed certificate',
          'unable to verify the first certificate',
          'certificate signed by unknown authority',
          'PKIX path building failed',
          'no alternative certificate subject name matches',
          'certificate is valid for',
          'handshake_failure',
          'sslv3 alert handshake failure',
          'ldap_install_tls failed',
          'unknown ca',
          'bad certificate',
          'authentication failed',
          'Access denied for user',
          'Permission denied ((publickey',
          'Login failed for user',
          'NOAUTH Authentication required',
          'not authorized',
          'SSL certificate problem',
          'TLS handshake error from',
          'rc 5',
          'ERR_CERT_',
          'fatal alert: protocol_version',
        ],
        read: ['tls-broke'],
      },
    ],
    unless: [{ ended: ['refused', 'kernel-timeout', 'host-unreachable', 'net-unreachable', 'unresolved'] }],
    leads: ['tcp-ok', 'service-closes', 'protocol-mismatch'],
    pull: 'usual',
    source:
      'RFC 8446, 6.2; the messages of OpenSSL, Go crypto/x509, JSSE, PostgreSQL, MySQL, OpenSSH, SQL Server and Redis: each comes after the handshake of TCP',
    shows: 'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    counter: 'curl: (7) Failed to connect to app1 port 443: Connection refused',
  },
];
