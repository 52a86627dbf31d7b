import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const LDAP: readonly Entry[] = [
  // ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)
  {
    says: [
      "Can't contact LDAP server",
      "Can't contact LDAP server ((-1)",
      'ldap.SERVER_DOWN',
      "failed to bind to LDAP server {at}: Can't contact LDAP server",
    ],
    outcome: 'failed',
    couldBe: [...NOT_CONNECTED, ...BROKEN],
  },
  { says: "failed to bind to LDAP server {at}: Can't contact LDAP server: {why}", by: 'nslcd' },
  {
    says: ["ldap_result: Can't contact LDAP server", "ldap_result(() failed: Can't contact LDAP server"],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'idle',
  },
  {
    says: [
      'ldap_start_tls: Connect error',
      'ldap_install_tls failed: [[Connect error]',
      'ldap_start_tls_s: Connect error',
      'Connect error ((-11)',
    ],
    outcome: 'replied',
    couldBe: ['replied', ...BROKEN, 'silent'],
    sign: 'tls-broke',
    moment: 'tls',
  },
  {
    says: [
      'ldap_bind: Timed out ((-5)',
      'ldap_sasl_bind((SIMPLE): Timed out ((-5)',
      'ldap_search_ext: Timed out ((-5)',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
  },
  { says: ['ldap_connect_to_host: Trying {at}', 'ldap_connect_to_host: TCP {at}'], moment: 'connecting' },
  // [sssd_async_connect_done] (0x0020): connect failed [111][Connection refused].
  {
    says: ['connect failed [[{n}][[{why}]', 'sdap_async_sys_connect request failed: [[{n}]: {why}'],
    moment: 'connecting',
    by: 'sssd',
    source: 'sssd 1.9 to 2.9 src/util/sss_sockets.c, sdap_async_connection.c',
  },
  {
    says: 'Failed to connect, going offline',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'sssd',
    source: 'sssd 1.9 to 2.9 sdap_async_connection.c',
  },
  // javax.naming.CommunicationException: db1.example.org:389 [Root exception is java.net.ConnectException: Connection refused]
  {
    says: 'CommunicationException: {at} [[Root exception is {why}',
    by: 'JNDI',
    source: 'JDK 8 to 21 com.sun.jndi.ldap.Connection, LdapCtx',
  },
  {
    says: 'simple bind failed: {at}',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'JNDI',
    source: 'JDK 8 to 21 com.sun.jndi.ldap.LdapClient',
  },
  {
    says: 'ServiceUnavailableException: {at}; socket closed',
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'JNDI',
    source: 'JDK 8 to 21 com.sun.jndi.ldap.LdapCtx',
  },
  {
    says: ['LDAP response read timed out, timeout used:{took-ms}ms'],
    outcome: 'silent',
    moment: 'request',
    by: 'JNDI',
    source: 'JDK 8 to 21 com.sun.jndi.ldap.Connection',
  },
  {
    says: ['socket connection error while opening: {why}', 'socket connection error: {why}'],
    moment: 'connecting',
    by: 'ldap3',
    source: 'ldap3 2 strategy/base.py',
  },
  {
    says: ['LDAPSocketOpenError: unable to open socket', 'LDAPSocketOpenError'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'ldap3',
    source: 'ldap3 2 core/exceptions.py',
  },
  {
    says: ['LDAPSocketReceiveError', 'error receiving data', 'session terminated by server'],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'ldap3',
    weak: true,
    source: 'ldap3 2 core/exceptions.py',
  },
  {
    says: [
      'The LDAP server is unavailable',
      'LDAP Error 81 ((0x51)',
      'Error <0x51>: Fail to connect to {host}',
      'Error 81: Fail to connect to {host}',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Windows',
    source: 'winldap.h LDAP_SERVER_DOWN 0x51; ldp.exe',
  },
  {
    says: ['The server is not operational', '0x8007203A'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Windows',
    weak: true,
    source: 'winerror.h ERROR_DS_SERVER_DOWN 8250',
  },
  {
    says: 'The specified domain either does not exist or could not be contacted',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Windows',
    source: 'winerror.h ERROR_NO_SUCH_DOMAIN 1355',
  },
];

const KERBEROS: readonly Entry[] = [
  // kinit: Cannot contact any KDC for realm 'EXAMPLE.ORG' while getting initial credentials
  {
    says: [
      'Cannot contact any KDC for realm {word}',
      'Cannot contact any KDC for requested realm',
      'unable to reach any KDC in realm {word}',
      'unable to reach any KDC',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
  },
  {
    says: [
      'Cannot find KDC for (realm|requested realm)',
      'Cannot resolve servers for KDC in realm {word}',
      'Cannot resolve network address for KDC in (realm|requested realm)',
      'Cannot locate KDC',
    ],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  // [1234] 1700000000.000000: TCP error connecting to stream 192.0.2.5:88: 111/Connection refused
  {
    says: [
      'TCP error connecting to stream {at}: {n}/{why}',
      'TCP error receiving from stream {at}: {n}/{why}',
      'TCP error sending to stream {at}: {n}/{why}',
    ],
    by: 'MIT Kerberos',
    source: 'MIT Kerberos 1.9 to 1.21 src/lib/krb5/os/sendto_kdc.c, KRB5_TRACE',
  },

  {
    says: ['Clock skew too great', 'Server not found in Kerberos database', 'Preauthentication failed'],
    outcome: 'replied',
    byServer: true,
    weak: true,
  },
];

export const ldapKerberos: Family = {
  id: 'ldap-kerberos',
  source:
    'OpenLDAP 2.4 to 2.6 libraries/libldap/error.c, os-ip.c; MIT Kerberos krb5_err.et, Heimdal krb5_err.et',
  entries: [...LDAP, ...KERBEROS],
};
