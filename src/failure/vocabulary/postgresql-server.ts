import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** What the server sends before it closes. It was reached, and it is PostgreSQL. */
const FATAL: readonly Entry[] = [
  {
    says: [
      'sorry, too many clients already',
      'remaining connection slots are reserved for',
      'too many connections for (role|database) {word}',
      'no more connections allowed',
      'no more connections allowed ((max_client_conn)',
    ],
    outcome: 'replied',
    sign: 'many-connections',
    byServer: true,
  },
  {
    says: [
      'the database system is starting up',
      'the database system is shutting down',
      'the database system is in recovery mode',
      'the database system is not yet accepting connections',
      'the database system is not accepting connections',
    ],
    outcome: 'replied',
    sign: 'restarts',
    byServer: true,
  },
  {
    says: [
      'no pg_hba.conf entry for host {client}',
      'pg_hba.conf rejects connection for host {client}',
      'password authentication failed for user {word}',
      'fe_sendauth: no password supplied',
      'Peer authentication failed for user {word}',
    ],
    outcome: 'replied',
    byServer: true,
  },
  {
    says: [
      'terminating connection due to administrator command',
      'terminating connection because of crash of another server process',
    ],
    outcome: 'closed',
    sign: 'said-goodbye',
    byServer: true,
    moment: 'idle',
  },
  {
    says: [
      'terminating connection due to idle-session timeout',
      'terminating connection due to idle-in-transaction timeout',
    ],
    outcome: 'closed',
    sign: 'idle-before',
    byServer: true,
    moment: 'idle',
  },
  {
    says: 'unsupported frontend protocol {word}: server supports',
    outcome: 'replied',
    sign: 'other-protocol',
    byServer: true,
  },
];

const PGBOUNCER: readonly Entry[] = [
  // WARNING C-0x55d0: app/app@192.0.2.5:5432 DNS lookup failed: db9.example.org: result=0
  {
    says: ['DNS lookup failed: {host}: result={n}', 'WARNING lookup failed: {host}: result={n}'],
    outcome: 'unresolved',
    moment: 'looking-up',
    sign: 'balancer',
  },
  {
    says: ['server DNS lookup failed'],
    outcome: 'unresolved',
    moment: 'looking-up',
    sign: 'balancer',
  },
  // closing because: connect failed (age=0s)
  {
    says: ['closing because: connect failed', '@{at} closing because: connect failed'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    sign: 'balancer',
  },
  {
    says: [
      'closing because: connect timeout',
      '@{at} closing because: connect timeout',
      'server_connect_timeout',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
    sign: 'balancer',
    weak: true,
  },
  {
    says: [
      'closing because: server conn crashed?',
      'server conn crashed?',
      'closing because: server closed the connection',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    sign: 'balancer',
  },
  {
    says: 'server login failed: FATAL',
    outcome: 'replied',
    sign: 'balancer',
  },
  {
    says: ['server login has been failing', 'pgbouncer cannot connect to server'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    sign: 'balancer',
    moment: 'connecting',
  },
  { says: 'query_wait_timeout', outcome: 'silent', sign: 'many-connections', weak: true },
  {
    says: [
      'C-{word}: {word}@{client} closing because: {word}',
      'C-{word}: {word}@{client} Pooler Error: {word}',
    ],
    byServer: true,
  },
];

const PGJDBC_SOURCE =
  'pgjdbc 9 to 42.5: ConnectionFactoryImpl.java, and its translations as Debian ships them';

const PGJDBC: readonly Entry[] = [
  {
    says: [
      'Connection to {at} refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections',
      'Connection to {at} refused. Check that the hostname and port are correct',
      'Connection refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections',
    ],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'pgjdbc',
    source: PGJDBC_SOURCE,
  },
  {
    says: [
      '{at} への接続が拒絶されました。ホスト名とポート番号が正しいことと',
      'Подсоединение по адресу {at} отклонено. Проверьте что хост и порт указаны правильно',
    ],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
    by: 'pgjdbc',
    source: PGJDBC_SOURCE,
  },
  {
    says: 'PSQLException: The connection attempt failed',
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'pgjdbc',
    source: PGJDBC_SOURCE,
  },
  {
    says: [
      'The connection attempt failed.',
      'Der Verbindungsversuch schlug fehl.',
      'El intento de conexión falló.',
      'La tentative de connexion a échoué.',
      'Il tentativo di connessione è fallito.',
      '接続試行は失敗しました。',
      'Próba nawiązania połączenia nie powiodła się.',
      'A tentativa de conexão falhou.',
      'Ошибка при попытке подсоединения.',
      'Bağlantı denemesi başarısız oldu.',
      '尝试连线已失败。',
      '嘗試連線已失敗。',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'pgjdbc',
    weak: true,
    source: PGJDBC_SOURCE,
  },
  {
    says: [
      'Connection attempt timed out.',
      'La tentative de connexion a échoué dans le délai imparti',
      'Keine Verbindung innerhalb des Zeitintervalls möglich',
      '接続試行がタイムアウトしました',
      'Bağlantı denemesi zaman aşımına uğradı',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
    by: 'pgjdbc',
    weak: true,
  },
  {
    says: [
      'An I/O error occurred while sending to the backend',
      'An I/O error occured while sending to the backend',
    ],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'pgjdbc',
  },
  {
    says: 'This connection has been closed.',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'idle',
    by: 'pgjdbc',
    weak: true,
  },
  { says: 'The server does not support SSL', outcome: 'replied', by: 'pgjdbc' },
  {
    says: 'Could not find a server with specified targetServerType',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'pgjdbc',
  },
];

export const postgresqlServer: Family = {
  id: 'postgresql-server',
  source:
    'PostgreSQL 9 to 17: postmaster.c, proc.c, auth.c; PgBouncer 1.7 to 1.23: src/server.c, objects.c, dnslookup.c',
  entries: [...FATAL, ...PGBOUNCER, ...PGJDBC],
};
