import type { Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Viewers, debuggers and what else has a window, in their own words. */
export const desktopClients: Family = {
  id: 'desktop-clients',
  source: 'the windows and logs of the programs named, as public logs show them',
  entries: [
    // VNC Viewer: Timed out waiting for a response from the computer 192.0.2.44
    {
      says: [
        'Timed out waiting for a response from the (host |)(computer|server)[ {host}]',
        'timed out waiting for a response from host',
      ],
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      port: 5900,
      source: 'RealVNC Viewer 5 to 7, help.realvnc.com',
    },
    {
      says: 'The connection was refused by the (host |)computer',
      errno: 'ECONNREFUSED',
      moment: 'connecting',
      port: 5900,
      source: 'RealVNC Viewer 5 to 7, help.realvnc.com',
    },
    // Time-out connecting to debugging client, waited: 200 ms. Tried: host.docker.internal:9003 (through ...)
    {
      says: [
        'Time-out connecting to (debugging |)client[, waited: {limit} ms][. Tried: {at}]',
        'Time-out connecting to client ((Waited: {limit} ms)',
      ],
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'refused', 'host-unreachable'],
      moment: 'connecting',
      by: 'Xdebug',
      source: 'Xdebug 2.9 to 3.3, src/debugger/com.c',
    },
    {
      says: [
        'Could not connect to debugging client. Tried: {at}',
        "Creating socket for '{at}', poll success, but error: {text}",
        "Creating socket for '{at}', poll: {why}",
      ],
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'Xdebug',
      source: 'Xdebug 2.5 to 3.3, src/debugger/com.c',
    },
    // Error running 'app': Unable to open debugger port (192.0.2.14:5005): java.net.ConnectException "Connection refused: connect"
    {
      says: [
        'Unable to open debugger port (({at}): {why}',
        'Failed to attach to remote debuggee VM. Reason: {why}',
      ],
      moment: 'connecting',
      source: 'IntelliJ IDEA 2017 to 2024, DebuggerManagerImpl; vscode-java-debug, AttachRequestHandler',
    },
    {
      says: 'handshake failed - connection (prematurally|prematurely) closed',
      outcome: 'closed',
      couldBe: [...BROKEN, 'replied'],
      moment: 'connected',
      source: 'OpenJDK 8 to 21, com.sun.tools.jdi.SocketTransportService',
    },
    // discord.errors.ConnectionClosed: WebSocket connection is closed: code = 1006 (connection closed abnormally [internal])
    {
      says: [
        'code = 1006 ((connection closed abnormally',
        'WebSocket (closed|connection closed|connection is closed|disconnected|close){text}1006',
        "reason: 'Abnormal closure', code: 1006",
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'idle',
      source: 'RFC 6455 section 7.4.1; websockets 6 to 9, exceptions.py',
    },
    // 503 failed to connect to all addresses; last error: UNKNOWN: ipv4:192.0.2.106:443: tcp handshaker shutdown
    {
      says: 'tcp handshaker shutdown',
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'silent', 'closed'],
      moment: 'connecting',
      source: 'gRPC 1.60 to 1.70, src/core/handshaker: shut down by the deadline of the connection attempt',
    },
    // [2021-11-28 18:42:57.743]  net      pool.example.org:3333 connect error: "operation canceled"
    {
      says: ['{at} connect error: "operation canceled"', 'connect error: "operation canceled"'],
      outcome: 'own-deadline',
      couldBe: ['own-deadline'],
      moment: 'connecting',
      by: 'xmrig',
      source:
        'XMRig 2 to 6, src/base/net/stratum/Client.cpp: its own timer closes the socket after 20 seconds',
    },
    // [9:56:33 PM] Server connection failed: The remote host closed the connection.      (Mumble)
    {
      says: [
        'Server connection failed: The remote host closed the connection',
        'Server connection failed: Remote host closed',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      by: 'mumble',
      port: 64738,
      source: 'Mumble 1.2 to 1.5, src/mumble/MainWindow.cpp and Qt’s QAbstractSocket',
    },
    {
      says: 'Server connection failed: {why}',
      moment: 'connecting',
      by: 'mumble',
      port: 64738,
      source: 'Mumble 1.2 to 1.5, src/mumble/MainWindow.cpp',
    },
    // [1,0] ConnectFailed(('Timeout':0) (192.0.2.15:27020, TCP)
    {
      says: "ConnectFailed(('Timeout':{n}) (({at}, {word})",
      outcome: 'own-deadline',
      couldBe: ['own-deadline'],
      moment: 'connecting',
      by: 'Steam',
      source: 'the Steam client’s connection_log.txt, 2012 to 2024, as public logs show it',
    },
    {
      says: "ConnectFailed(('{text}':{n}) (({at}, {word})",
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'Steam',
      source: 'the Steam client’s connection_log.txt, 2012 to 2024, as public logs show it',
    },
    // Error: connection to partner 'localhost:3200' broken
    {
      says: "connection to partner '{at}' broken",
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'SAP NI',
      source: 'SAP NI (network interface) 721 to 754, NIECONN_BROKEN, as SAP GUI and the RFC SDK print it',
    },
    // The server timed out, or the connection to URL 'http://192.0.2.5:8080/api' was lost. Reason: Could not connect to server.
    {
      says: "The server timed out, or the connection to URL '{at}' was lost. Reason: Could not connect to server",
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      by: 'MATLAB',
      source: 'MATLAB R2014b to R2023, webread',
    },
  ],
};
