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
  ],
};
