import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.ts';
import { diagnose } from './index.ts';

/** Pastes of daemons' and devices' logs, and what they say of the case. */
function caseOf(...lines: readonly string[]): Partial<Case> {
  return diagnose({ evidence: [{ text: lines.join('\n') }] }).case;
}

describe('whom a log speaks of', () => {
  it.each([
    ['[C][mqtt:072]: waiting: connection refused', {}],
    ['Connection to (192.0.2.5, 502) failed: timed out', { target: '192.0.2.5', port: 502 }],
    ["connect(12,{ AF_INET6 [::1]:1234 },28) ERR#61 'Connection refused'", { target: '::1', port: 1234 }],
    ['register <sip:100@sip1.example.org:5070;transport=tcp> failed: Connection refused', { port: 5070 }],
    [
      'mount -t nfs 192.0.2.5:/export /mnt: mount.nfs: Connection refused',
      { target: '192.0.2.5', port: 2049 },
    ],
    ['E socket: could not connect to opc.tcp://192.0.2.5: Connection refused', { port: 4840 }],
  ])('%s', (line, known) => {
    const { target, port } = caseOf(line);
    expect({ target, port }).toMatchObject(known);
    if (Object.keys(known).length === 0) expect({ target, port }).toEqual({});
  });

  it.each([
    ['failed to open persistent connection to host:localhost:6819: Connection refused', 'localhost', 6819],
    [
      "AMQ9202E: Remote host 'mq1.example.org (192.0.2.14) (1414)' not available, retry later.",
      'mq1.example.org',
      1414,
    ],
    [
      'UPS [apc@db1.example.org]: connect failed: Connection failure: Connection refused',
      'db1.example.org',
      3493,
    ],
    [
      "INFO new client for ('app1', 'tcp://192.0.2.7:4506')\nSaltReqTimeoutError: after 60 seconds. (Try 7 of 7)",
      '192.0.2.7',
      4506,
    ],
    ['LOG S-0x55aa: app/eva@192.0.2.7:5432 closing because: connect timeout (age=15s)', '192.0.2.7', 5432],
    [
      'Error opening socket to server db1.example.org/192.0.2.7 on port 50,000 with message: Connection refused',
      'db1.example.org',
      50000,
    ],
    [
      'Connect failed to <cs p:00007f, TCP:192.0.2.7:443>; error: Operation timed out: <io_obj p:0x7f, h:55>',
      '192.0.2.7',
      443,
    ],
    ['%TAC+: TCP/IP open to 192.0.2.7/49 failed -- Connection refused by remote host', '192.0.2.7', 49],
    [
      "error: 'db' failed at [localhost]:3306 [TCP/IP] -- Cannot connect -- Connection refused",
      'localhost',
      3306,
    ],
    ["error: 'web' failed, cannot open a connection to INET[127.0.0.1:80] via TCP", '127.0.0.1', 80],
    ['$ upsc apc@db1.example.org\nError: Connection failure: Connection refused', 'db1.example.org', 3493],
    ['$ mosquitto_sub -h mq1.example.org -t a\nError: Connection refused', 'mq1.example.org', 1883],
    [
      '$ zabbix_get -s 192.0.2.7 -k agent.ping\nzabbix_get [812]: Get value error: Connection refused',
      '192.0.2.7',
      10050,
    ],
  ])('%s', (text, target, port) => {
    expect(caseOf(text)).toMatchObject({ target, port });
  });

  it('is whom it tries again, loosely, where nothing before says whom it tried', () => {
    const lines = [
      'Error: MQTT: Failed to start, return code: 14',
      'Status: MQTT: Connecting to 192.0.2.7:1884',
    ];
    const { case: known, facts } = diagnose({ evidence: [{ text: lines.join('\n') }] });
    expect(known.target).toBe('192.0.2.7');
    expect(facts.filter(({ kind }) => kind === 'attempt')).toMatchObject([{ loose: true }]);
  });

  it('is the one URL with a port among the fields of a record', () => {
    const line =
      '2026-11-21T04:47:00Z ERR error="no answer from the service: EOF" ray=1 originService=https://192.0.2.5:8443 dest=https://app.example.org/';
    expect(caseOf(line)).toMatchObject({ target: '192.0.2.5', port: 8443 });
  });

  it('is what a plugin was given', () => {
    expect(
      caseOf('$ ./check_nrpe -H db1.example.org -c load', 'CHECK_NRPE: Socket timeout after 10 seconds.'),
    ).toMatchObject({ target: 'db1.example.org', port: 5666, symptom: 'timeout' });
  });

  it('takes no port from a setting of another end', () => {
    const { port } = caseOf(
      'ERROR connect to 192.0.2.5 failed: Connection refused',
      'cache = 192.0.2.9:6379',
    );
    expect(port).toBeUndefined();
  });
});

describe('how a log says it', () => {
  it.each([
    ['E (235267) esp-tls: [sock=54] select() timeout', 'timeout'],
    ['[04:47:00][D][esp-idf:000][mqtt_task]: E (322406) esp-tls: [sock=56] select() timeout', 'timeout'],
    ['E (2957) esp-tls: [sock=55] delayed connect error: Connection reset by peer', 'refused'],
    ['[E][WiFiClient.cpp:98] connect(): lwip_connect_r: 113', 'timeout'],
    ['[00:00:12.345,678] <err> net_mqtt: connect to 192.0.2.5:1883 failed: -111', 'refused'],
    [
      "No response received from 'sip:sip1.example.org:5060' on registration attempt to 'sip:1@x', retrying in '60'",
      'timeout',
    ],
    [
      'Sat Nov 21 04:47:00.000 [notice] Tried for 120 seconds to get a connection to 192.0.2.5:443. Giving up.',
      'timeout',
    ],
    ['ERRNO TEXT  Connection timed out', 'timeout'],
    ['%TCP-6-TIMEOUT: Connection to 192.0.2.5:179 timed out', 'timeout'],
    ['Connection to mx1.example.org:587 Timed Out', 'hang'],
  ] as const)('%s', (line, symptom) => {
    expect(caseOf(line).symptom).toBe(symptom);
  });

  it('says at whom a bind of a directory failed, and not that a socket could not be bound', () => {
    const line =
      "Sat Nov 21 04:47:00 2026 : Error: rlm_ldap (ldap): Bind with cn=app,dc=example,dc=org to ldaps://ldap.example.org:636 failed: Can't contact LDAP server";
    expect(caseOf(line)).toMatchObject({ target: 'ldap.example.org', port: 636 });
    expect(
      caseOf('nginx: [emerg] bind() to 192.0.2.5:80 failed (98: Address already in use)').symptom,
    ).toBeUndefined();
  });

  it('reads each link of a chain of exceptions for itself', () => {
    const line =
      'App.StoreException: Unable to connect, please check your settings ---> System.Net.Sockets.SocketException: No connection could be made because the target machine actively refused it 127.0.0.1:9091';
    expect(caseOf(line)).toMatchObject({ symptom: 'refused', target: '127.0.0.1', port: 9091 });
  });

  it('joins a reason to the message above that leaves it open, and fills no decisive slot by it', () => {
    const lines = [
      "ERROR       partner '192.0.2.5:3300' not reached",
      'ERRNO       110',
      'ERRNO TEXT  Connection timed out',
    ];
    expect(caseOf(...lines)).toMatchObject({ symptom: 'timeout', target: '192.0.2.5', port: 3300 });
    const { facts } = diagnose({ evidence: [{ text: lines.join('\n') }] });
    expect(facts.filter(({ kind }) => kind === 'attempt')).toMatchObject([{ loose: true }]);
  });
});

it.each([
  '|-5 | MQTT_DNS_DISCONNECTED - mqtt server host name not found|',
  'MQTT_CONNECT_FAILED - the network connection failed',
  'errIsoConnect 0x00010000 ISO : Connection error\nerrTCPConnectionTimeout 0x0003 TCP : Connection timed out',
])('reads no failure in a table of codes: %s', (text) => {
  expect(diagnose({ evidence: [{ text }] }).case).toEqual({});
});
