import type { Entry, Family } from '../entry.ts';
import { BROKEN, CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Daemons that dial devices on their own: printers, controllers, power, files, SAP's network interface. */

const PRINTERS: readonly Entry[] = [
  // recoverable: Network host '192.0.2.7' is busy; will retry in 30 seconds...
  {
    says: ["Network host '{host}' is busy; will retry in {n} seconds", "Network host '{host}' is busy"],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    source: 'CUPS 1.2 to 1.4 backend/socket.c, backend/lpd.c',
  },
  {
    says: ['Unable to connect to printer; will retry in {n} seconds', 'Unable to connect to printer'],
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    source: 'CUPS 1.1 to 1.4 backend/ipp.c, backend/lpd.c',
  },
  {
    says: 'Unable to connect to printer ((retrying in {n} seconds): {why}',
    moment: 'connecting',
    source: 'CUPS 1.1 to 1.3 backend/ipp.c',
  },
  {
    says: [
      'The printer is unreachable at this time.',
      'The printer may not exist or is unavailable at this time.',
    ],
    outcome: 'host-unreachable',
    couldBe: ['host-unreachable', 'net-unreachable'],
    moment: 'connecting',
    source: 'CUPS 1.5 to 2.4 backend/ipp.c, lpd.c, socket.c',
  },
  {
    says: ['Unable to locate printer "{host}"', "Unable to locate printer '{host}'"],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
    source: 'CUPS 1.2 to 2.4 backend/socket.c',
  },
  {
    says: 'Remote host did not respond with (command|data|control) status byte after {took}',
    outcome: 'silent',
    moment: 'request',
    source: 'CUPS 1.1 backend/lpd.c',
  },
];

const CONTROLLERS: readonly Entry[] = [
  // Modbus Error: [Invalid Message] No response received, expected at least 8 bytes (0 received)
  {
    says: [
      'No response received, expected at least {n} bytes (({n} received)',
      'No Response received from the remote unit',
      'No response received after {n} retries',
    ],
    outcome: 'silent',
    moment: 'request',
    by: 'pymodbus',
    source: 'pymodbus 2.5 pymodbus/transaction.py, 3.x pymodbus/transaction/transaction.py',
  },
  {
    says: ['Failed to connect[[ModbusTcpClient(({at})]', 'Failed to connect[[AsyncModbusTcpClient {at}]'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'pymodbus',
    source: 'pymodbus 2.5 pymodbus/exceptions.py, client/sync.py',
  },
  // error/client	The connection has timed out before it could be fully opened
  {
    says: 'The connection has timed out before it could be fully opened',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
    by: 'open62541',
    source: 'open62541 1.4 src/client/ua_client_connect.c',
  },
  {
    says: ['Opening the TCP socket failed with error {word}', 'Connection to {at} failed with error: {why}'],
    moment: 'connecting',
    by: 'open62541',
    source: 'open62541 1.0 to 1.3 arch/network_tcp.c, src/client/ua_client_connect.c',
  },
  // [registerPublisher] Failed to contact master at [localhost:11311].  Retrying...
  {
    says: 'Failed to contact master at [[{at}]',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'roscpp',
    source: 'ros_comm 1.12 to 1.16 clients/roscpp/src/libros/master.cpp',
  },
  {
    says: ['ERROR: Unable to communicate with master!', 'Unable to communicate with master'],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    port: 11311,
    by: 'rosnode',
    source: 'ros_comm 1.12 to 1.16 tools/rosgraph/src/rosgraph/names.py, tools/rosnode',
  },
  {
    says: 'connect error = {n}',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    weak: true,
    by: 'xmlrpcpp',
    source: 'ros_comm 1.12.16 utilities/xmlrpcpp/src/XmlRpcSocket.cpp',
  },
];

const POWER: readonly Entry[] = [
  // UPS [apc@localhost]: connect failed: Connection failure: Connection refused
  {
    says: ['UPS [[{word}@{host}]: connect failed: {why}', 'UPS [[{word}@{at}]: connect failed: {why}'],
    moment: 'connecting',
    port: 3493,
    by: 'upsmon',
    source: 'Network UPS Tools 2.7 and 2.8 clients/upsmon.c',
  },
  {
    says: ['Error: Connection failure: {why}', 'Connection failure: {why}'],
    moment: 'connecting',
    port: 3493,
    by: 'upsc',
    source: 'Network UPS Tools 2.7 and 2.8 clients/upsclient.c',
  },
  // ERROR:snap7.common:b' TCP : Unreachable peer'
  {
    says: 'TCP : Unreachable peer',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    port: 102,
    by: 'snap7',
    source: 'Snap7 1.4 src/sys/snap_msgsock.cpp, src/lib/snap7_libmain.cpp',
  },
  {
    says: 'ISO : An error occurred during (recv|send) TCP : Connection timed out',
    outcome: 'silent',
    moment: 'request',
    port: 102,
    by: 'snap7',
    source: 'Snap7 1.4 src/core/s7_isotcp.cpp, src/core/s7_text.cpp',
  },
  {
    says: 'ISO : An error occurred during (recv|send) TCP : Connection reset by peer',
    errno: 'ECONNRESET',
    outcome: 'reset-later',
    moment: 'request',
    port: 102,
    by: 'snap7',
    source: 'Snap7 1.4 src/core/s7_isotcp.cpp, src/core/s7_text.cpp',
  },
];

const FILES: readonly Entry[] = [
  // 0-data-client-1: readv on 192.0.2.11:49181 failed (No data available)
  {
    says: '(readv|writev) on {at} failed (({why})',
    moment: 'connected',
    by: 'glusterfs',
    source: 'GlusterFS 3 to 11 rpc/rpc-transport/socket/src/socket.c',
  },
  {
    says: '(readv|writev) on {at} failed ((No data available)',
    outcome: 'closed',
    moment: 'connected',
    by: 'glusterfs',
    source: 'GlusterFS 3 to 11 rpc/rpc-transport/socket/src/socket.c',
  },
  {
    says: 'connection to {at} failed (({why}); disconnecting socket',
    moment: 'connecting',
    by: 'glusterfs',
    source: 'GlusterFS 3 to 11 rpc/rpc-transport/socket/src/socket.c',
  },
  {
    says: 'peer probe: failed: Probe returned with Transport endpoint is not connected',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    port: 24007,
    by: 'gluster',
    source: 'GlusterFS 3 to 11 xlators/mgmt/glusterd/src/glusterd-utils.c',
  },
  // error connecting to 192.0.2.5:445 (Connection timed out)
  {
    says: ['error connecting to {at} (({why})', 'timeout connecting to {at}'],
    moment: 'connecting',
    by: 'samba',
    source: 'Samba 3.0 to 4.17 source3/lib/util_sock.c',
  },
];

const SAP: readonly Entry[] = [
  // ERROR       partner '192.0.2.5:3300' not reached        DETAIL      NiPConnect2: 192.0.2.5:3300
  {
    says: [
      "partner '{at}' not reached",
      'NiPConnect(2|): {at}',
      'NiRawConnect: {at}',
      'NiHsLGetNodeAddr: {at}',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
  },
  {
    says: 'NiBufIConnect: connection pending after {took}',
    outcome: 'own-deadline',
    moment: 'connecting',
  },
  {
    says: ["hostname '{host}' unknown", 'NiHLGetNodeAddr: hostname cached as unknown'],
    outcome: 'unresolved',
    lookup: 'no-such-name',
    moment: 'looking-up',
  },
  { says: "service '{word}' unknown", outcome: 'failed', couldBe: NOT_CONNECTED, weak: true },
  {
    says: 'NiBufIIn: invalid data received',
    outcome: 'closed',
    couldBe: BROKEN,
    moment: 'request',
  },
].map((entry): Entry => ({ ...(entry as Entry), by: 'SAP NI' }));

export const deviceDaemons: Family = {
  id: 'device-daemons',
  source: 'SAP NW RFC SDK 7.50, NI (network interface) error areas of its trace; see the entries',
  entries: [...PRINTERS, ...CONTROLLERS, ...POWER, ...FILES, ...SAP],
};
