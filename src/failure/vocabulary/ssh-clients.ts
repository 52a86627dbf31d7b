import type { Family } from '../entry.ts';
import { BROKEN, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** PuTTY and its plink and pscp, WinSCP, dropbear, libssh, libssh2, JSch. */
export const sshClients: Family = {
  id: 'ssh-clients',
  source: 'PuTTY 0.60 to 0.82: windows/network.c, ssh/ssh.c; each other entry names its own',
  entries: [
    // FATAL ERROR: Network error: Connection refused
    {
      says: ['Network error: {why}', 'Failed to connect to {host}: Network error: {why}'],
      moment: 'connecting',
    },
    { says: 'Network error: Connection refused', errno: 'ECONNREFUSED', moment: 'connecting' },
    { says: 'Network error: Connection timed out', outcome: 'some-timeout', moment: 'connecting' },
    {
      says: 'Network error: Connection reset by peer',
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'connected',
    },
    {
      says: 'Network error: Software caused connection abort',
      errno: 'ECONNABORTED',
      outcome: 'reset-later',
      couldBe: [...BROKEN, 'silent'],
      moment: 'idle',
    },
    {
      says: [
        '(Remote side|Server) unexpectedly closed network connection',
        'Remote side closed the connection',
        'Remote side sent disconnect message',
      ],
      outcome: 'closed',
      moment: 'connected',
    },
    {
      says: [
        'Host does not exist',
        'ssh_init: Host does not exist',
        'Unable to open connection: Host does not exist',
      ],
      outcome: 'unresolved',
      moment: 'looking-up',
      weak: true,
    },
    {
      says: 'Unable to open connection: gethostbyname: unknown host',
      outcome: 'unresolved',
      moment: 'looking-up',
    },
    // Network error: Connection to "db1.example.org" refused.
    {
      says: 'Network error: Connection to {host} refused',
      errno: 'ECONNREFUSED',
      moment: 'connecting',
      by: 'WinSCP',
      source: 'WinSCP 5 and 6 TextsWin.rc, its texts of network errors',
    },
    {
      says: 'Network error: Connection to {host} timed out',
      outcome: 'some-timeout',
      moment: 'connecting',
      by: 'WinSCP',
      source: 'WinSCP 5 and 6 TextsWin.rc, its texts of network errors',
    },
    {
      says: [
        'Host is not communicating for more than {n} seconds',
        'Timeout detected. ((control connection)',
        'Timeout detected. ((data connection)',
      ],
      outcome: 'silent',
      by: 'WinSCP',
      moment: 'request',
      source: 'WinSCP 5 and 6 TextsCore1.rc',
    },
    // ssh: Connection to app@192.0.2.7:22 exited: Connect failed: Connection refused
    {
      says: ['Connection to {text} exited: Connect failed: {why}'],
      moment: 'connecting',
      by: 'dropbear',
      source: 'dropbear 2019 to 2024 cli-main.c, netio.c',
    },
    {
      says: 'exited: Remote closed the connection',
      outcome: 'closed',
      moment: 'connected',
      by: 'dropbear',
      source: 'dropbear 2019 to 2024 packet.c',
    },
    {
      says: 'exited: Error resolving {host}',
      outcome: 'unresolved',
      moment: 'looking-up',
      by: 'dropbear',
      source: 'dropbear 2019 to 2024 netio.c',
    },
    {
      says: ['Failed getting banner', 'SSH session: Failed to get banner'],
      outcome: 'closed',
      couldBe: [...BROKEN, 'silent'],
      moment: 'connected',
      by: 'libssh2',
      source: 'libssh2 1.4 to 1.11 session.c',
    },
    {
      says: [
        'Unable to exchange encryption keys',
        'Failed to start SSH session',
        'Error starting up SSH session',
      ],
      outcome: 'closed',
      couldBe: [...BROKEN, 'silent', 'replied'],
      moment: 'connected',
      by: 'libssh2',
      source: 'libssh2 1.4 to 1.11 session.c; what wraps it in PHP and Rust',
    },
    {
      says: 'Socket error: {why}',
      moment: 'connected',
      by: 'libssh',
      source: 'libssh 0.7 to 0.11 socket.c, packet_cb.c',
      weak: true,
    },
    {
      says: ['Socket error: disconnected', 'Remote end closed connection'],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'libssh',
      source: 'libssh 0.7 to 0.11 socket.c',
      weak: true,
    },
    {
      says: 'Timeout connecting to {host}',
      outcome: 'own-deadline',
      couldBe: OWN_TIME,
      moment: 'connecting',
      by: 'libssh',
      source: 'libssh 0.7 to 0.11 client.c',
    },
    {
      says: 'timeout: socket is not established',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'JSch',
      source: 'JSch 0.1.54 Util.java: createSocket',
    },
    {
      says: [
        'connection is closed by foreign host',
        'java.io.IOException: End of IO Stream Read',
        'Packet corrupt',
      ],
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'connected',
      by: 'JSch',
      source: 'JSch 0.1.54 Session.java',
      weak: true,
    },
    {
      says: ['session is down', 'socket is not established'],
      outcome: 'failed',
      couldBe: [...NOT_CONNECTED, ...BROKEN],
      by: 'JSch',
      source: 'JSch 0.1.54 Session.java',
      weak: true,
    },
    { says: 'Auth fail', outcome: 'replied', by: 'JSch', source: 'JSch 0.1.54 Session.java', weak: true },
  ],
};
