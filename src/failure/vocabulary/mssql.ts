import type { Errno } from '../../model/errno.ts';
import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

const ANY_TIME = [...OWN_TIME, 'kernel-timeout'] as const;

const JDBC: readonly Entry[] = [
  // The TCP/IP connection to the host db1, port 1433 has failed. Error: "Connection refused. Verify the connection properties.
  {
    says: ['The TCP/IP connection to the host {host}, port {port} has failed. Error: {why}'],
    moment: 'connecting',
  },
  {
    says: 'The TCP/IP connection to the host {host} ((redirected from {text}), port {port} has failed. Error: "{why}',
    moment: 'connecting',
    sign: 'advertised',
  },
  {
    says: ['The TCP/IP connection to the host {host} ((redirected from {text}), port {port} has failed'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ['The TCP/IP connection to the host {host}, port {port} has failed. Error: "connect timed out'],
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: 'The TCP/IP connection to the host {host} ((redirected from {text}), port {port} has failed. Error: "connect timed out',
    outcome: 'own-deadline',
    moment: 'connecting',
    sign: 'advertised',
  },
  {
    says: 'The connection to the host {host}, named instance {word} failed. Error: "{why}',
    moment: 'connecting',
  },
  {
    says: 'The connection to the host {host}, named instance {word} failed',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: [
      'SQL Server did not return a response. The connection has been closed',
      'The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent', 'replied'],
    moment: 'tls',
  },
];

const SQL_CLIENT: readonly Entry[] = [
  {
    says: [
      'A network-related or instance-specific error occurred while establishing a connection to SQL Server',
      'A network-related or instance-specific error has occurred while establishing a connection to {host}. ',
      'A network-related or instance-specific error has occurred while establishing a connection to {host}\\{word}. ',
      'A network-related or instance-specific error has occurred while establishing a connection to SQL Server',
      'The server was not found or was not accessible',
      'Server is not found or not accessible',
      'SQL Server does not exist or access denied',
      'error: 40 - Could not open a connection to SQL Server',
      'Could not open a connection to SQL Server',
      'Unable to complete login process due to delay in opening server connection',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  // 在与 SQL Server 建立连接时出现与网络相关的或特定于实例的错误。 ... (provider: Named Pipes Provider, error: 40 - 无法打开到 SQL Server 的连接)
  {
    says: [
      'Netzwerkbezogener oder instanzspezifischer Fehler beim Herstellen einer Verbindung mit SQL Server',
      "Une erreur liée au réseau ou spécifique à l'instance s'est produite lors de l'établissement d'une connexion à SQL Server",
      'Error relacionado con la red o específico de la instancia mientras se establecía una conexión con el servidor SQL Server',
      'Erro de rede ou específico à instância ao estabelecer conexão com o SQL Server',
      'При установлении соединения с SQL Server произошла ошибка, связанная с сетью или с определенным экземпляром',
      'SQL Server への接続を確立しているときにネットワーク関連またはインスタンス固有のエラーが発生しました',
      'SQL Server에 연결하는 중에 네트워크 관련 또는 인스턴스 관련 오류가 발생했습니다',
      '在与 SQL Server 建立连接时出现与网络相关的或特定于实例的错误',
      'error: 40 - 无法打开到 SQL Server 的连接',
      // DBNETLIB
      'SQL Server existiert nicht oder Zugriff verweigert',
      "SQL Server n'existe pas ou accès refusé",
      'No existe el servidor SQL Server o se ha denegado el acceso al mismo',
      'SQL Server não existe ou acesso negado',
      'SQL Server 不存在或访问被拒绝',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    source: 'System.Data.SqlClient 4 and MDAC’s DBNETLIB with their language packs, as public logs show them',
  },
  // The port of an instance is asked for by UDP, at 1434.
  {
    says: [
      'error: 26 - Error Locating Server/Instance Specified',
      'Error Locating Server/Instance Specified',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'looking-up',
  },
  { says: ['provider: TCP Provider, error: 0 - {why}', 'TCP Provider: {why}'] },
  {
    says: [
      'provider: TCP Provider, error: 0 - The wait operation timed out',
      'TCP Provider: Timeout error [[258]',
      'TCP Provider: The wait operation timed out',
      'TCP Provider: Error code 0x102',
    ],
    outcome: 'own-deadline',
    couldBe: [...ANY_TIME],
  },
  {
    says: [
      'A connection was successfully established with the server, but then an error occurred during the (pre-login handshake|login process)',
    ],
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent', 'replied'],
    moment: 'connected',
  },
  {
    says: [
      'A transport-level error has occurred when (receiving results from|sending the request to) the server',
      'General network error. Check your network documentation',
      'Communication link failure',
    ],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    moment: 'idle',
  },
  {
    says: [
      'The timeout period elapsed while attempting to consume the pre-login handshake acknowledgement',
      'The timeout period elapsed during the pre-login phase',
    ],
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connected',
  },
  {
    says: [
      'The timeout period elapsed during the post-login phase',
      'The timeout period elapsed during the login phase',
    ],
    outcome: 'silent',
    moment: 'connected',
  },
  {
    says: 'The timeout period elapsed prior to completion of the operation or the server is not responding',
    outcome: 'silent',
    couldBe: [...ANY_TIME],
  },
  {
    says: ['Login timeout expired', 'Login timeout expired ((0)'],
    outcome: 'own-deadline',
    couldBe: [...NOT_CONNECTED, 'silent'],
    moment: 'connecting',
  },
  {
    says: ['Login failed for user {word}', 'Cannot open database {word} requested by the login'],
    outcome: 'replied',
    byServer: true,
  },
];

const INTRO =
  'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible. Verify that the instance name is correct and that SQL Server is configured to allow remote connections.';

/** What it goes on to say, in whole: the sentence between would else pass for a writer's. */
const WHOLE: readonly Entry[] = [
  {
    says: `${INTRO} ((provider: TCP Provider, error: 0 - No connection could be made because the target machine actively refused it`,
    errno: 'ECONNREFUSED',
    moment: 'connecting',
  },
  {
    says: [
      `${INTRO} ((provider: TCP Provider, error: 0 - A connection attempt failed because the connected party did not properly respond`,
      `${INTRO} ((provider: TCP Provider, error: 0 - The wait operation timed out`,
      `${INTRO} ((provider: TCP Provider, error: 40 - Could not open a connection to SQL Server: A connection attempt failed`,
    ],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: `${INTRO} ((provider: TCP Provider, error: 0 - No such host is known`,
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: `${INTRO} ((provider: TCP Provider, error: 0 - A socket operation was attempted to an unreachable (host|network)`,
    outcome: 'host-unreachable',
    couldBe: ['host-unreachable', 'net-unreachable'],
    moment: 'connecting',
  },
  {
    says: [
      `${INTRO} ((provider: SQL Network Interfaces, error: 26 - Error Locating Server/Instance Specified)`,
      `${INTRO} ((provider: Named Pipes Provider, error: 40 - Could not open a connection to SQL Server)`,
      `${INTRO} ((provider: TCP Provider, error: 40 - Could not open a connection to SQL Server)`,
      INTRO,
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
];

/** Hexadecimal numbers of Windows, and of Linux in the ODBC driver there. */
const CODES: Partial<Record<Errno, readonly string[]>> = {
  ECONNREFUSED: ['0x274D', '0x6F'],
  EHOSTUNREACH: ['0x2751', '0x71'],
  ENETUNREACH: ['0x2743', '0x65'],
  EACCES: ['0x271D'],
};

const ODBC: readonly Entry[] = [
  ...Object.entries(CODES).map(([errno, codes]): Entry => ({
    says: codes.map((code) => `TCP Provider: Error code ${code}`),
    errno: errno as Errno,
    moment: 'connecting',
  })),
  {
    says: ['TCP Provider: Error code 0x274C', 'TCP Provider: Error code 0x6E'],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: ['TCP Provider: Error code 0x2746', 'TCP Provider: Error code 0x68'],
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
  },
  {
    says: ['TCP Provider: Error code 0x2AF9', 'TCP Provider: Error code 0x2AFA'],
    outcome: 'unresolved',
    moment: 'looking-up',
  },
  {
    says: ['Named Pipes Provider: Could not open a connection to SQL Server [[{n}]'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: ['Client unable to establish connection'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    weak: true,
  },
];

const FREETDS: readonly Entry[] = [
  {
    says: [
      'Unable to connect: Adaptive Server is unavailable or does not exist (({host})',
      'Unable to connect: Adaptive Server is unavailable or does not exist',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  { says: 'Adaptive Server connection failed', outcome: 'failed', couldBe: ANY_FAILURE },
  { says: 'Adaptive Server connection timed out', outcome: 'silent', couldBe: [...ANY_TIME] },
  { says: 'Net-Lib error during {why}' },
  {
    says: ['Unexpected EOF from the server', 'DBPROCESS is dead or not enabled'],
    outcome: 'closed',
    couldBe: BROKEN,
  },
  {
    says: ['Read from the server failed', 'Write to the server failed'],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
  },
  { says: 'Unknown host machine name', outcome: 'unresolved', moment: 'looking-up' },
];

export const mssql: Family = {
  id: 'mssql',
  source:
    'mssql-jdbc 4 to 12 SQLServerResource.java; SqlClient strings.resx; the ODBC drivers 10 to 18; FreeTDS 0.9 to 1.4 src/dblib/dblib.c',
  entries: [
    ...JDBC,
    ...SQL_CLIENT,
    ...WHOLE,
    ...ODBC,
    ...FREETDS.map((entry): Entry => ({ ...entry, by: 'FreeTDS' })),
    {
      says: 'unable to open tcp connection with host {at}: {why}',
      moment: 'connecting',
      by: 'go-mssqldb',
      source: 'go-mssqldb 0.9 to 1.7 tds.go',
    },
  ],
};
