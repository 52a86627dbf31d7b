import { BROKEN, OWN_TIME } from '../open-outcomes.ts';
import type { Family } from '../entry.ts';

/**
 * What Go's net package says of dialling and of connections. Look-ups stand in `runtime-lookups.ts`, HTTP and TLS in
 * `go-http.ts`, libraries in `go-clients.ts`.
 */
export const go: Family = {
  id: 'go',
  source: 'Go 1.4 to 1.24: src/net/dial.go, net.go, internal/poll/fd.go',
  entries: [
    // dial tcp 10.0.0.5:3306: connect: connection refused
    {
      says: ['dial tcp {at}: connect: {why}', 'dial (tcp4|tcp6) {at}: connect: {why}'],
      moment: 'connecting',
      by: 'go',
    },
    // dial tcp 10.0.0.5:3306: connectex: No connection could be made because the target machine ...      (Windows)
    { says: 'dial tcp {at}: connectex: {why}', moment: 'connecting', by: 'go' },
    {
      says: [
        'dial tcp {at}: {why}',
        'dial (tcp4|tcp6) {at}: {why}',
        'dial tcp {at}: (bind|socket|setsockopt|getsockopt): {why}',
      ],
      moment: 'connecting',
      by: 'go',
    },
    // dial tcp 10.0.0.7:0->10.0.0.5:443: connect: no route to host
    {
      says: [
        'dial (tcp|tcp4|tcp6) {source}->{at}: connect: {why}',
        'dial (tcp|tcp4|tcp6) {source}->{at}: {why}',
      ],
      moment: 'connecting',
      by: 'go',
    },
    // dial tcp 10.0.0.5:443: i/o timeout
    {
      says: [
        'dial tcp {at}: i/o timeout',
        'dial (tcp4|tcp6) {at}: i/o timeout',
        'dial (tcp|tcp4|tcp6) {source}->{at}: i/o timeout',
        'dial (tcp|tcp4|tcp6) {at}: i/o timeout ((Client.Timeout exceeded while awaiting headers)',
        'dial tcp {at}: context deadline exceeded',
        'dial tcp {at}: operation was canceled',
        'dial tcp {at}: timed out',
      ],
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'go',
    },
    {
      says: 'dial tcp: operation was canceled',
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'unresolved'],
      by: 'go',
    },
    {
      says: 'dial tcp: i/o timeout',
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'unresolved'],
      moment: 'connecting',
      by: 'go',
    },
    // dial tcp 10.0.0.5:443: connect: operation timed out                                                (macOS)
    {
      says: ['connect: (connection|operation) timed out', 'connect: Connection timed out'],
      errno: 'ETIMEDOUT',
      moment: 'connecting',
      by: 'go',
    },
    {
      says: 'connectex: A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond',
      errno: 'ETIMEDOUT',
      moment: 'connecting',
      by: 'go',
    },
    { says: 'connect: connection refused', errno: 'ECONNREFUSED', moment: 'connecting', by: 'go' },
    { says: 'connect: no route to host', errno: 'EHOSTUNREACH', moment: 'connecting', by: 'go' },
    { says: 'connect: host is down', errno: 'EHOSTDOWN', moment: 'connecting', by: 'go' },
    { says: 'connect: network is unreachable', errno: 'ENETUNREACH', moment: 'connecting', by: 'go' },
    {
      says: ['connect: cannot assign requested address', "connect: can't assign requested address"],
      errno: 'EADDRNOTAVAIL',
      moment: 'connecting',
      by: 'go',
    },
    { says: 'connect: permission denied', errno: 'EACCES', moment: 'connecting', by: 'go' },
    { says: 'connect: operation not permitted', errno: 'EPERM', moment: 'connecting', by: 'go' },
    { says: 'connect: no such file or directory', errno: 'ENOENT', moment: 'connecting', by: 'go' },
    { says: 'connect: resource temporarily unavailable', errno: 'EAGAIN', moment: 'connecting', by: 'go' },
    { says: 'socket: too many open files', errno: 'EMFILE', moment: 'connecting', by: 'go' },
    { says: 'connect: connection reset by peer', errno: 'ECONNRESET', moment: 'connecting', by: 'go' },
    { says: 'connect: invalid argument', errno: 'EINVAL', moment: 'connecting', by: 'go' },
    // dial unix /var/run/docker.sock: connect: permission denied
    { says: ['dial unix {path}: connect: {why}', 'dial unix {path}: {why}'], moment: 'connecting', by: 'go' },
    { says: 'dial unix {path}: i/o timeout', outcome: 'own-deadline', moment: 'connecting', by: 'go' },
    // read tcp 10.0.0.7:51514->10.0.0.5:5432: read: connection reset by peer
    {
      says: [
        'read tcp {source}->{at}: read: connection reset by peer',
        'read tcp {source}->{at}: wsarecv: An existing connection was forcibly closed by the remote host',
      ],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'go',
    },
    {
      says: [
        'read tcp {source}->{at}: i/o timeout',
        'read tcp {source}->{at}: read: (connection|operation) timed out',
        'read (tcp4|tcp6) {source}->{at}: i/o timeout',
        'read tcp {source}->{at}: context deadline exceeded',
      ],
      outcome: 'silent',
      moment: 'connected',
      by: 'go',
    },
    { says: 'read tcp {source}->{at}: EOF', outcome: 'closed', moment: 'connected', by: 'go' },
    {
      says: ['read tcp {source}->{at}: {why}', 'read (tcp4|tcp6) {source}->{at}: {why}'],
      moment: 'connected',
      by: 'go',
    },
    // write tcp 10.0.0.7:51514->10.0.0.5:5432: write: broken pipe
    {
      says: ['write tcp {source}->{at}: write: broken pipe', 'write: broken pipe'],
      errno: 'EPIPE',
      outcome: 'reset-later',
      moment: 'request',
      by: 'go',
    },
    {
      says: 'write tcp {source}->{at}: write: connection reset by peer',
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      by: 'go',
    },
    {
      says: [
        'write tcp {source}->{at}: i/o timeout',
        'write tcp {source}->{at}: write: (connection|operation) timed out',
      ],
      outcome: 'silent',
      moment: 'request',
      by: 'go',
    },
    { says: 'write tcp {source}->{at}: {why}', moment: 'request', by: 'go' },
    {
      says: [
        'read: connection reset by peer',
        'wsarecv: An existing connection was forcibly closed by the remote host',
        'wsasend: An existing connection was forcibly closed by the remote host',
      ],
      errno: 'ECONNRESET',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'go',
    },
    {
      says: ['read: (connection|operation) timed out'],
      errno: 'ETIMEDOUT',
      outcome: 'silent',
      moment: 'connected',
      by: 'go',
    },
    {
      says: 'wsarecv: An established connection was aborted by the software in your host machine',
      errno: 'ECONNABORTED',
      outcome: 'reset-later',
      moment: 'connected',
      by: 'go',
    },
    { says: 'read unix {source}->{path}: {why}', moment: 'connected', by: 'go' },
    {
      says: 'use of closed network connection',
      outcome: 'closed',
      couldBe: [...BROKEN, 'own-deadline', 'silent'],
      weak: true,
      by: 'go',
    },
    {
      says: 'i/o timeout',
      outcome: 'own-deadline',
      couldBe: [...OWN_TIME, 'unresolved'],
      weak: true,
      by: 'go',
    },
    { says: ['unexpected EOF', ': EOF'], outcome: 'closed', moment: 'connected', weak: true, by: 'go' },
    {
      says: 'context deadline exceeded',
      outcome: 'own-deadline',
      couldBe: [...OWN_TIME, 'unresolved'],
      weak: true,
      by: 'go',
    },
    // listen tcp :8080: bind: address already in use
    {
      says: [
        'listen (tcp|tcp4|tcp6) {about}: bind: address already in use',
        'listen unix {path}: bind: address already in use',
      ],
      event: 'bind-failed',
      detail: 'EADDRINUSE',
      by: 'go',
    },
    {
      says: 'listen tcp {about}: bind: Only one usage of each socket address',
      event: 'bind-failed',
      detail: 'EADDRINUSE',
      by: 'go',
    },
    {
      says: "listen (tcp|tcp4|tcp6) {about}: bind: (cannot|can't) assign requested address",
      event: 'bind-failed',
      detail: 'EADDRNOTAVAIL',
      by: 'go',
    },
    {
      says: 'listen (tcp|tcp4|tcp6) {about}: bind: permission denied',
      event: 'bind-failed',
      detail: 'EACCES',
      by: 'go',
    },
    // http: Accept error: accept tcp [::]:8080: accept4: too many open files; retrying in 1s
    {
      says: [
        'accept tcp {about}: (accept4|accept): too many open files',
        '(accept4|accept): too many open files',
      ],
      event: 'no-descriptors',
      detail: 'EMFILE',
      by: 'go',
    },
  ],
};
