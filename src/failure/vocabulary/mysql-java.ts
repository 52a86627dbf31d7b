import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** The drivers of Java. What ended connect() stands in the cause that they print below. */
export const mysqlJava: Family = {
  id: 'mysql-java',
  source:
    'MySQL Connector/J 3 to 8: LocalizedErrorMessages.properties; MariaDB Connector/J 1.1 to 3: ConnectionHelper.java',
  entries: [
    {
      says: ['CommunicationsException: Communications link failure', 'Communications link failure'],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
    },
    {
      says: [
        'The driver has not received any packets from the server',
        'The last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server',
      ],
      outcome: 'failed',
      couldBe: [...NOT_CONNECTED, ...BROKEN, 'silent'],
      moment: 'connecting',
    },
    // at com.mysql.jdbc.MysqlIO.doHandshake(MysqlIO.java:1086)      only after connect() succeeded: the greeting is read here
    {
      says: [
        'at com.mysql.jdbc.MysqlIO.doHandshake((MysqlIO.java',
        'at com.mysql.cj.protocol.a.NativeProtocol.readServerCapabilities((NativeProtocol.java',
      ],
      outcome: 'closed',
      couldBe: [...BROKEN, 'silent'],
      moment: 'connected',
      source: 'MySQL Connector/J 5.1: ConnectionImpl.coreConnect; 8.0: NativeProtocol.beforeHandshake',
    },
    // The last packet successfully received from the server was 4,317,240 milliseconds ago.
    {
      says: [
        'The last packet successfully received from the server was {n} (milliseconds|seconds) ago',
        'The last packet successfully received from the server was{n} seconds ago',
      ],
      outcome: 'reset-later',
      couldBe: [...BROKEN, 'silent'],
      moment: 'request',
    },
    {
      says: "is longer than the server configured value of 'wait_timeout'",
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'idle',
      sign: 'idle-before',
    },
    {
      says: [
        'Could not create connection to database server',
        'Could not create connection to database server. Attempted reconnect {n} times. Giving up',
        'Server connection failure during transaction',
      ],
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      moment: 'connecting',
    },
    {
      says: [
        'Cannot connect to MySQL server on {at}',
        'Cannot connect to MySQL server on {at}. Is there a MySQL server running on the machine/port you are trying to connect to?',
      ],
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      until: '3.1',
    },
    {
      says: [
        'Unexpected end of stream, read 0 bytes from 4',
        'Can not read response from server. Expected to read {n} bytes, read {n} bytes before connection was unexpectedly lost',
        'No operations allowed after connection closed',
        'unexpected end of stream, read {n} bytes from {n}',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
    },
    // Could not connect to address=(host=db1)(port=3306)(type=master) : Connection refused (Connection refused)
    {
      says: [
        'address=((host={host})((port={port})((type={word})[ :] {why}',
        'Could not connect to {at} : {why}',
        'Socket fail to connect to host:address=((host={host})((port={port}){text}. {why}',
        'Socket fail to connect to {at}. {why}',
        'Could not connect to HostAddress{{host={host}, port={port}',
        "Could not connect to HostAddress{{host='{host}', port={port}}. {why}",
      ],
      moment: 'connecting',
    },
    {
      says: 'Could not connect to address=((host={host})((port={port})',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'MariaDB Connector/J',
    },
    {
      says: ['Connection refused to address=((host={host})((port={port})', 'Connection refused to host'],
      errno: 'ECONNREFUSED',
      moment: 'connecting',
      by: 'MariaDB Connector/J',
      weak: true,
    },
    {
      says: 'Socket timeout when executing a query',
      outcome: 'silent',
      couldBe: OWN_TIME,
      moment: 'request',
    },
  ],
};
