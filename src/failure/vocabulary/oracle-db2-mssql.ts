import type { Entry, Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED } from '../open-outcomes.ts';

/** Codes of Oracle Net, said by the client as ORA- and by the tools as TNS-. */
function oracle(...codes: readonly string[]): readonly string[] {
  return codes.map((code) => `(ORA|TNS)-${code}`);
}

const ORACLE: readonly Entry[] = [
  { says: oracle('12541', '00511'), errno: 'ECONNREFUSED', moment: 'connecting' },
  {
    says: ['ORA-12541: Cannot connect. No listener at host {host} port {port}', 'ORA-12541: TNS:no listener'],
    errno: 'ECONNREFUSED',
    moment: 'connecting',
  },
  { says: oracle('12543', '00513'), errno: 'EHOSTUNREACH', moment: 'connecting' },
  {
    says: oracle('12545', '00515'),
    outcome: 'unresolved',
    couldBe: ['unresolved', 'host-unreachable', 'net-unreachable', 'other-errno'],
    moment: 'connecting',
  },
  // SQLNET.OUTBOUND_CONNECT_TIMEOUT, or the kernel's end.
  { says: oracle('12170', '12535', '00505'), outcome: 'some-timeout', moment: 'connecting' },
  {
    says: ['Fatal NI connect error 12170', 'Fatal NI connect error 12535'],
    outcome: 'some-timeout',
    moment: 'connecting',
  },
  {
    says: 'ORA-12170: Cannot connect. TCP connect timeout of {limit} for host {host} port {port}',
    outcome: 'own-deadline',
    moment: 'connecting',
    since: '23',
  },
  { says: 'Fatal NI connect error 12541', errno: 'ECONNREFUSED', moment: 'connecting' },
  { says: oracle('12608', '12609'), outcome: 'silent', moment: 'request' },
  {
    says: [
      ...oracle('12547', '12537', '12637', '00507', '00517'),
      'ORA-03113',
      'ORA-03114',
      'Fatal NI connect error 12537',
      'Fatal NI connect error 12547',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
  },
  {
    says: ['ORA-03135', ...oracle('12571', '12570')],
    outcome: 'reset-later',
    couldBe: [...BROKEN, 'silent'],
    moment: 'idle',
  },
  { says: oracle('12560'), outcome: 'failed', couldBe: [...NOT_CONNECTED, ...BROKEN], moment: 'connecting' },
  {
    says: [
      ...oracle('12505', '12514', '12521', '12526', '12527', '12528', '12564'),
      'ORA-01017',
      'ORA-28040',
      'Listener refused the connection with the following error',
    ],
    outcome: 'replied',
    byServer: true,
  },
  {
    says: [...oracle('12516', '12518', '12519', '12520'), 'ORA-00020', 'ORA-00018'],
    outcome: 'replied',
    sign: 'many-connections',
    byServer: true,
  },
  { says: ['ORA-01033', 'ORA-01034', 'ORA-01089'], outcome: 'replied', sign: 'restarts', byServer: true },
  { says: 'HOST[ ]=[ ]{host})[ ]((PORT[ ]=[ ]{port})' },
  { says: 'Client address: ((ADDRESS=((PROTOCOL=tcp)((HOST={client})((PORT={n})', byServer: true },
  {
    says: ['IO Error: The Network Adapter could not establish the connection'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'ojdbc',
    source: 'Oracle JDBC 11 to 23, NetErrors: ORA-17800 and around',
  },
  {
    says: ['IO Error: {why}', 'I/O error: {why}'],
    by: 'ojdbc',
    source: 'Oracle JDBC 11 to 23: ORA-17002',
    weak: true,
  },
  {
    says: 'IO Error: Socket read timed out',
    outcome: 'silent',
    moment: 'request',
    by: 'ojdbc',
    source: 'Oracle JDBC 11 to 23',
  },
  {
    says: ['No more data to read from socket'],
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'connected',
    by: 'ojdbc',
    source: 'Oracle JDBC 11 to 23: ORA-17002, ORA-17410',
  },
  {
    says: 'IO Error: Unknown host specified',
    outcome: 'unresolved',
    moment: 'looking-up',
    by: 'ojdbc',
    source: 'Oracle JDBC 11 to 23',
  },
  {
    says: '{why}, socket connect lapse {took-ms} ms. {host} {port}',
    moment: 'connecting',
    by: 'ojdbc',
    source: 'Oracle JDBC 12.2 to 23 TcpNTAdapter',
  },
  {
    says: ['DPY-6005: cannot connect to database'],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    moment: 'connecting',
    by: 'python-oracledb',
    source: 'python-oracledb 1 to 3 errors.py',
  },
  {
    says: [
      'DPY-4011: the database or network closed the connection',
      'DPI-1080: connection was closed by {word}',
    ],
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'python-oracledb',
    source: 'python-oracledb 1 to 3 errors.py',
  },
  {
    says: ['DPY-6000', 'DPY-6001'],
    outcome: 'replied',
    byServer: true,
    by: 'python-oracledb',
    source: 'python-oracledb 1 to 3 errors.py',
  },
  {
    says: ['NJS-503: connection to host {host} port {port} could not be established', 'NJS-503'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'node-oracledb',
    source: 'node-oracledb 6 errors.js',
  },
  {
    says: ['NJS-501: connection to host {host} port {port} terminated unexpectedly', 'NJS-500'],
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'node-oracledb',
    source: 'node-oracledb 6 errors.js',
  },
];

const DB2: readonly Entry[] = [
  { says: 'SQL30081N', outcome: 'failed', couldBe: ANY_FAILURE },
  { says: 'Location where the error was detected: {host}' },
  { says: 'Communication function detecting the error: "connect"', moment: 'connecting' },
  {
    says: 'Communication function detecting the error: "selectForConnectTimeout"',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: 'Communication function detecting the error: "selectForRecvTimeout"',
    outcome: 'silent',
    moment: 'request',
  },
  { says: 'Communication function detecting the error: "(recv|send)"', moment: 'request' },
  // Linux, AIX, Windows, Solaris, HP-UX
  {
    says: 'Protocol specific error code((s): "(111|79|10061|146|239)"',
    errno: 'ECONNREFUSED',
    moment: 'connecting',
  },
  { says: 'Protocol specific error code((s): "(110|78|10060|145|238)"', outcome: 'some-timeout' },
  {
    says: 'Protocol specific error code((s): "(113|81|10065|148|242)"',
    errno: 'EHOSTUNREACH',
    moment: 'connecting',
  },
  {
    says: 'Protocol specific error code((s): "(104|73|10054|131|232)"',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
  },
  { says: 'Protocol specific error code((s): "*", "*", "0"', outcome: 'closed', moment: 'request' },
  {
    says: "A communication error occurred during operations on the connection's underlying socket",
    outcome: 'closed',
    couldBe: [...BROKEN, 'silent'],
    moment: 'request',
    by: 'JCC',
    source: 'IBM Data Server Driver for JDBC: [t4][2030][11211]',
  },
  { says: 'ERRORCODE=-4499', outcome: 'failed', couldBe: ANY_FAILURE, weak: true, by: 'JCC' },
];

const OTHERS: readonly Entry[] = [
  {
    says: "System call 'connect' failed, rc={n}:{why}",
    moment: 'connecting',
    by: 'SAP HANA',
    source: 'SAP HANA client 2: -10709, RTE 89006',
  },
  {
    says: 'Cannot connect to host {at} [[{why}',
    moment: 'connecting',
    by: 'SAP HANA',
    source: 'SAP HANA JDBC ngdbc 2',
  },
  {
    says: 'Unable to complete network request to host {host}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    by: 'Firebird',
    port: 3050,
    source: 'Firebird 2 to 5 firebird.msg: network_error; isc_default port gds_db',
  },
  {
    says: 'Failed to establish a connection.',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    weak: true,
    by: 'Firebird',
    source: 'Firebird 2 to 5 firebird.msg: network_error',
  },
  {
    says: ['Error (reading data from|writing data to) the connection'],
    outcome: 'reset-later',
    couldBe: BROKEN,
    moment: 'request',
    by: 'Firebird',
    source: 'Firebird 2 to 5 firebird.msg: net_read_err, net_write_err',
  },
  {
    says: [
      'Attempt to connect to database server (({word}) failed',
      '-908: Attempt to connect to database server',
    ],
    outcome: 'failed',
    couldBe: ANY_FAILURE,
    by: 'Informix',
    source: 'Informix error messages: -908, -25582',
    weak: true,
  },
  {
    says: '-25582: Network connection is broken',
    outcome: 'closed',
    couldBe: BROKEN,
    by: 'Informix',
    source: 'Informix error messages: -25582',
  },
];

export const oracleDb2Mssql: Family = {
  id: 'oracle-db2-mssql',
  source:
    'Oracle Database Error Messages 10g to 23ai: ORA-12150 to 12699, TNS-00500; Db2 message SQL30081N with its table of codes',
  entries: [...ORACLE, ...DB2, ...OTHERS],
};
