import { errnoOfText } from '../../failure/errno-words.ts';
import type { LogEntry } from '../../failure/log-draft.ts';
import type { Row } from './systemd.ts';
import { addressOf, portOf } from './where.ts';

function failed(
  about: string | undefined,
  host: string | undefined,
  port: string | undefined,
  words: string | undefined,
): LogEntry | undefined {
  const errno = errnoOfText(words ?? '');
  return (
    errno && { event: 'bind-failed', about, address: addressOf(host), port: portOf(port), detail: errno }
  );
}

/** Where services say that bind() or listen() failed. */
export const BIND_FAILED: readonly Row[] = [
  // [emerg] 20586#20586: bind() to 127.0.0.1:6390 failed (98: Address already in use)
  [
    /\bbind\(\) to (\S{1,60}):(\d{1,5}) failed \(\d{1,3}: ([^)]{3,80})\)/,
    ([, host, port, words]) => failed('nginx', host, port, words),
  ],
  // LOG:  could not bind IPv4 address "127.0.0.1": Address already in use
  [
    /\bLOG: {1,2}could not bind IPv[46] address "([^"]{2,60})": (.{3,80})$/,
    ([, host, words]) => failed('postgresql', host, undefined, words),
  ],
  // HINT:  Is another postmaster already running on port 5432? If not, wait a few seconds and retry.
  [
    /\bHINT: {1,2}Is another postmaster already running on port (\d{1,5})\?/,
    ([, port]) => ({ event: 'bind-failed', about: 'postgresql', port: portOf(port), detail: 'EADDRINUSE' }),
  ],
  // # Warning: Could not create server TCP listening socket 127.0.0.1:6390: bind: Address already in use
  // # Creating Server TCP listening socket *:6379: bind: Address already in use
  [
    /# (?:Warning: Could not create server|Creating Server) TCP listening socket (\S{1,60}):(\d{1,5}): (?:bind|listen|unable to bind socket)[^:]{0,20}(?:: |$)(.{0,80})$/,
    ([, host, port, words]) => failed('redis', host, port, words),
  ],
  // [ERROR] Can't start server: Bind on TCP/IP port. Got error: 98: Address already in use
  // [ERROR] [MY-010262] [Server] Can't start server: Bind on TCP/IP port: Address already in use
  [
    /\bCan't start server: Bind on TCP\/IP port(?:\. Got error: \d{1,3})?: (.{3,80})$/,
    ([, words]) => failed('mysql', undefined, undefined, words),
  ],
  // [ERROR] Do you already have another server running on port: 3306 ?
  [
    /\bDo you already have another (?:mysqld )?server running on port: (\d{1,5}) \?/,
    ([, port]) => ({ event: 'bind-failed', about: 'mysql', port: portOf(port), detail: 'EADDRINUSE' }),
  ],
  // Error: listen EADDRINUSE: address already in use :::6390
  [
    /^(?:Uncaught )?Error: listen (EADDRINUSE|EACCES|EADDRNOTAVAIL): [a-z ]{5,60} (\S{1,60}):(\d{1,5})$/,
    ([, detail, host, port]) => ({
      event: 'bind-failed',
      address: addressOf(host),
      port: portOf(port),
      detail,
    }),
  ],
  // listen tcp 0.0.0.0:8080: bind: address already in use
  [
    /\blisten tcp[46]? (\S{0,60}):(\d{1,5}): bind: (.{3,60})$/,
    ([, host, port, words]) => failed(undefined, host, port, words),
  ],
  // [Errno 98] error while attempting to bind on address ('0.0.0.0', 8080): address already in use
  [
    /error while attempting to bind on address \('([^']{2,60})', (\d{1,5})(?:, 0, 0)?\): (.{3,60})$/,
    ([, host, port, words]) => failed(undefined, host, port, words),
  ],
  // [ERROR] Connection in use: ('0.0.0.0', 8000)
  [
    /\[ERROR\] Connection in use: \('([^']{2,60})', (\d{1,5})\)$/,
    ([, host, port]) => failed(undefined, host, port, 'Address already in use'),
  ],
  // error: Bind to port 22 on 0.0.0.0 failed: Address already in use.
  [
    /^error: Bind to port (\d{1,5}) on (\S{1,60}) failed: (.{3,60})$/,
    ([, port, host, words]) => failed('ssh', host, port, words),
  ],
  // (98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80
  [
    /\(\d{1,3}\)([^:]{3,60}): AH00072: make_sock: could not bind to address (\S{1,60}):(\d{1,5})$/,
    ([, words, host, port]) => failed('apache', host, port, words),
  ],
  // Starting frontend web: cannot bind socket (Address already in use) [0.0.0.0:80]
  [
    /\bcannot bind socket \(([^)]{3,60})\) \[(\S{1,60}):(\d{1,5})\]$/,
    ([, words, host, port]) => failed('haproxy', host, port, words),
  ],
  // Web server failed to start. Port 8080 was already in use.
  [
    /^(?:Web server failed to start\. )?Port (\d{1,5}) was already in use\.$/,
    ([, port]) => failed(undefined, undefined, port, 'Address already in use'),
  ],
];
