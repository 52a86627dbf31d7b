import type { Errno } from '../../model/errno.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN } from '../open-outcomes.ts';

const POSTFIX: readonly Entry[] = [
  // connect to mx1.example.org[192.0.2.26]:25: Connection timed out
  {
    says: [
      'connect to {host}[[{address}]:{port}: {why}',
      'connect to {host}[[{address}]: {why} ((port {port})',
    ],
    moment: 'connecting',
    by: 'Postfix',
  },
  // The same of others' logs: nobody's alone.
  { says: 'connect to {host}:{port}: {why}', moment: 'connecting' },
  {
    says: 'connect to {host}[[{address}]:{port}: (Connection timed out|Operation timed out)',
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: [
      'lost connection with {host}',
      'server dropped connection without sending the initial (SMTP greeting|greeting)',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    port: 25,
  },
  {
    says: 'conversation with {host} timed out',
    outcome: 'silent',
    moment: 'connected',
    port: 25,
  },
  {
    says: [
      'Host or domain name not found. Name service error for name={host} type={word}: Host not found',
      'Host or domain name not found. Name service error for name={host}',
      'Host or domain name not found',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: 'Host or domain name not found. Name service error for name={host} type={word}: Host not found, try again',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  {
    says: ['host {host} refused to talk to me', '((host {host} said', 'server refused to talk to me'],
    outcome: 'replied',
    byServer: true,
    port: 25,
  },
  {
    says: ['connect to Milter service inet:{at}: {why}', 'connect to Milter service {word}: {why}'],
    moment: 'connecting',
  },
  {
    says: [
      'connect to Milter service unix:{path}: {why}',
      'connect to transport {word}: {why}',
      'connect #{n} to subsystem {word}: {why}',
    ],
    moment: 'connecting',
  },
  { says: 'problem talking to server {word}: {why}' },
  {
    says: [
      'lost connection after {word} from {client}',
      'timeout after {word} from {client}',
      'SSL_accept error from {client}: {text}',
      'disconnect from {client}',
      'improper command pipelining after {word} from {client}',
    ],
    byServer: true,
  },
];

/** == app@example.org R=dnslookup T=remote_smtp defer (113): No route to host */
const EXIM_NUMBERS: Partial<Record<Errno, number>> = {
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
  ENETUNREACH: 101,
};

const PHASE =
  '(initial connection|EHLO|HELO|STARTTLS|MAIL FROM|RCPT TO|DATA|end of data|pipelined MAIL FROM|pipelined RCPT TO|pipelined DATA)';

const EXIM: readonly Entry[] = [
  ...Object.entries(EXIM_NUMBERS).map(([errno, number]): Entry => ({
    says: `defer ((${String(number)})`,
    errno: errno as Errno,
    moment: 'connecting',
    by: 'Exim',
  })),
  { says: 'defer ((110)', outcome: 'some-timeout', moment: 'connecting', by: 'Exim' },
  // == eva@example.net R=dnslookup T=remote_smtp defer (110): ...: the port is printed where it is not SMTP's
  {
    says: [
      'T=(remote_smtp|smtp|dkim_remote_smtp) defer (({n}): {why}',
      'T=remote_smtp H={host} [[{address}]: {why}',
    ],
    moment: 'connecting',
    port: 25,
    by: 'Exim',
  },
  {
    says: 'defer ((104)',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    couldBe: ['reset-later', 'reset-connecting'],
    by: 'Exim',
  },
  {
    says: ['defer (({n}): {why} H={host} [[{address}]', 'could not connect to {host} [[{address}]: {why}'],
    by: 'Exim',
    weak: true,
  },
  {
    says: [
      `Remote host closed connection in response to ${PHASE}`,
      `Remote host {host} [[{address}] closed connection in response to ${PHASE}`,
      'Remote host {host} [[{address}] closed connection',
    ],
    outcome: 'closed',
    moment: 'connected',
    by: 'Exim',
  },
  {
    says: [
      `SMTP timeout after ${PHASE}`,
      'SMTP timeout while connected to {host} [[{address}]',
      'SMTP data timeout',
    ],
    outcome: 'silent',
    moment: 'connected',
    by: 'Exim',
  },
  {
    says: [
      `SMTP error from remote mail server after ${PHASE}`,
      `SMTP error from remote mailer after ${PHASE}`,
    ],
    outcome: 'replied',
    byServer: true,
    by: 'Exim',
  },
  {
    says: ['host lookup did not complete', 'lowest numbered MX record points to local host'],
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
    by: 'Exim',
    weak: true,
  },
  {
    says: [
      'unexpected disconnection while reading SMTP command from {client}',
      'SMTP connection from {client} lost',
      'SMTP command timeout on connection from {client}',
    ],
    byServer: true,
  },
];

const SENDMAIL: readonly Entry[] = [
  { says: 'Deferred: Connection refused by {host}', errno: 'ECONNREFUSED', moment: 'connecting', port: 25 },
  {
    says: 'Deferred: Connection timed out with {host}',
    outcome: 'some-timeout',
    moment: 'connecting',
    port: 25,
  },
  {
    says: 'Deferred: Connection reset by {host}',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'connected',
    port: 25,
  },
  { says: ['Deferred: {why}', 'stat=Deferred: {why}'], weak: true },
  {
    says: 'Name server: {host}: host name lookup failure',
    outcome: 'unresolved',
    lookup: 'server-failed',
    moment: 'looking-up',
  },
  { says: 'timeout waiting for input from {host}', outcome: 'silent', moment: 'connected', port: 25 },
  {
    says: 'reply: read error from {host}',
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'connected',
    port: 25,
  },
  {
    says: [
      'lost input channel from {client}',
      'did not issue MAIL/EXPN/VRFY/ETRN during connection to {word}',
      'collect: premature EOM: {text}',
    ],
    byServer: true,
  },
];

const OTHERS: readonly Entry[] = [
  {
    says: "Sorry, I wasn't able to establish an SMTP connection",
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'qmail',
    source: 'qmail 1.03 qmail-remote.c',
  },
  {
    says: 'Connected to {address} but connection died',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'qmail',
    source: 'qmail 1.03 qmail-remote.c',
  },
  {
    says: "Sorry, I couldn't find any host named {host}",
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
    by: 'qmail',
    source: 'qmail 1.03 qmail-remote.c',
  },
  {
    says: ['smtp-out: Error on session {word}: {why}', 'smtp-out: Connecting to {at}'],
    port: 25,
    by: 'OpenSMTPD',
    source: 'OpenSMTPD 5 and 6 usr.sbin/smtpd/mta.c, mta_session.c',
  },
  {
    says: ['Error on session {word}: Connection closed unexpectedly'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'OpenSMTPD',
    weak: true,
    source: 'OpenSMTPD 5 and 6 usr.sbin/smtpd/mta_session.c',
  },
  {
    says: 'smtp-out: Error on session {word}: Connection closed unexpectedly',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'OpenSMTPD',
    port: 25,
    source: 'OpenSMTPD 5 and 6 usr.sbin/smtpd/mta_session.c',
  },
  // connect(/run/dovecot/auth-userdb) failed: Connection refused      connect(192.0.2.5, 143) failed: Connection timed out
  {
    says: [
      'connect(({path}) failed: {why}',
      'net_connect_unix(({path}) failed: {why}',
      'connect(({host}, {port}) failed: {why}',
      'connect(({address}:{port}) failed: {why}',
    ],
    moment: 'connecting',
    by: 'Dovecot',
    source: 'Dovecot 2.0 to 2.3 src/lib/net.c and its callers',
  },
  {
    says: 'Timeout waiting for handshake from auth server',
    outcome: 'silent',
    moment: 'connected',
    by: 'Dovecot',
    source: 'Dovecot 2.0 to 2.3 src/lib-auth/auth-client-connection.c',
  },
  {
    says: [
      'Aborted login ((no auth attempts in {n} secs)',
      'Disconnected: Inactivity',
      'Disconnected ((no auth attempts in {n} secs)',
    ],
    byServer: true,
  },
];

export const mail: Family = {
  id: 'mail',
  source:
    'Postfix 2.3 to 3.9 smtp_connect.c, smtp_trouble.c; Exim 4.6 to 4.98 src/smtp_out.c, transports/smtp.c; sendmail 8 deliver.c, err.c',
  entries: [...POSTFIX, ...EXIM, ...SENDMAIL, ...OTHERS],
};
