import type { LogEvent } from '../../model/log-events.ts';
import type { LogEntry } from '../../failure/log-draft.ts';
import type { Row } from './systemd.ts';
import { addressOf, portOf } from './where.ts';

function at(
  event: LogEvent,
  about: string | undefined,
  host: string | undefined,
  port: string | undefined,
): LogEntry {
  const address = addressOf(host);
  // A name that is resolved, or a star.
  const detail = address === undefined ? host : undefined;
  return { event, about, address, port: portOf(port), detail };
}

const HOST = String.raw`(\[[\da-f:.]{2,45}\]|[\w.*-]{1,253}|[\da-f:.]{2,45})`;

/** Where services say that they listen. */
export const LISTENS: readonly Row[] = [
  // [21801] LOG:  listening on IPv4 address "127.0.0.1", port 5432
  [
    /\bLOG: {1,2}listening on IPv[46] address "([\da-f:.]{2,45})", port (\d{1,5})$/,
    ([, host, port]) => at('listens', 'postgresql', host, port),
  ],
  // LOG:  listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"
  [
    /\bLOG: {1,2}listening on Unix socket "(\/[^"]{1,120})"$/,
    ([, path]) => ({ event: 'listens', about: 'postgresql', path }),
  ],
  // LOG:  database system is ready to accept connections
  [
    /\bLOG: {1,2}database system is ready to accept connections$/,
    () => ({ event: 'accepts', about: 'postgresql' }),
  ],
  // LOG:  database system is shut down
  [/\bLOG: {1,2}database system is shut down$/, () => ({ event: 'stopped', about: 'postgresql' })],
  // 0 [Note] Server socket created on IP: '127.0.0.1', port: '3306'.      (bind() comes after it, and may fail)
  [
    /\[Note\].{0,40} Server socket created on IP: '([^']{1,60})'(?:, port: '(\d{1,5})')?\.$/,
    ([, host, port]) => at('binds', 'mysql', host, port),
  ],
  // [Note] Server hostname (bind-address): '*'; port: 3306
  [
    /\[Note\].{0,40} Server hostname \(bind-address\): '([^']{1,60})'; port: (\d{1,5})$/,
    ([, host, port]) => at('binds', 'mysql', host, port),
  ],
  // Version: '10.11.19-MariaDB-0+deb12u1'  socket: '/run/mysqld/mysqld.sock'  port: 3306  Debian 12
  // [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.0.36'  socket: '...'  port: 0  MySQL ...
  [
    /(?:^|ready for connections\. )Version: '[^']{1,80}' {2}socket: '[^']{0,120}' {2}port: (\d{1,5})(?:\s|$)/,
    ([, port]) =>
      port === '0'
        ? { event: 'no-tcp', about: 'mysql' }
        : { event: 'accepts', about: 'mysql', port: portOf(port) },
  ],
  // [System] [MY-011323] [Server] X Plugin ready for connections. Bind-address: '::' port: 33060, socket: ...
  [
    /\] X Plugin ready for connections\. Bind-address: '([^']{1,60})' port: (\d{1,5})/,
    ([, host, port]) => at('listens', 'mysqlx', host, port),
  ],
  // mariadbd: ready for connections.      /usr/sbin/mysqld: Shutdown complete
  [/\] (?:\S{0,80}\/)?(?:mysqld|mariadbd): ready for connections\.$/, () => undefined],
  [
    /\] (?:\S{0,80}\/)?(?:mysqld|mariadbd): Shutdown complete\b/,
    () => ({ event: 'stopped', about: 'mysql' }),
  ],
  // 20459:M 21 Nov 2026 04:43:20.602 * Ready to accept connections      * Ready to accept connections tcp
  [
    /^\d{1,10}:M .{10,40} \* Ready to accept connections(?: tcp)?$/,
    () => ({ event: 'accepts', about: 'redis' }),
  ],
  // * The server is now ready to accept connections on port 6379
  [
    / \* The server is now ready to accept connections on port (\d{1,5})$/,
    ([, port]) => ({ event: 'accepts', about: 'redis', port: portOf(port) }),
  ],
  [
    /^\d{1,10}:M .{10,40} # Redis is now ready to exit, bye bye\.\.\.$/,
    () => ({ event: 'stopped', about: 'redis' }),
  ],
  // I NETWORK  [initandlisten] waiting for connections on port 27017
  [
    /\[(?:initandlisten|listener)\] waiting for connections on port (\d{1,5})/,
    ([, port]) => ({ event: 'accepts', about: 'mongodb', port: portOf(port) }),
  ],
  // Server listening on 0.0.0.0 port 22.
  [
    /^Server listening on ([\da-f:.]{2,45}) port (\d{1,5})\.$/,
    ([, host, port]) => at('listens', 'ssh', host, port),
  ],
  // Starting listening for CQL clients on localhost/127.0.0.1:9042 (unencrypted)...
  [
    /Starting listening for CQL clients on [\w.-]{0,253}\/([\da-f:.]{2,45}):(\d{1,5}) /,
    ([, host, port]) => at('listens', 'cassandra', host, port),
  ],
  // Starting ProtocolHandler ["http-nio-8080"]      ["http-nio-127.0.0.1-8080"]
  [
    /Starting ProtocolHandler \["[a-z]{3,5}(?:-[a-z]{3,8}){1,2}(?:-([\d.]{7,15}))?-(\d{1,5})"\]$/,
    ([, host, port]) => at('listens', 'tomcat', host, port),
  ],
  // started TCP listener on [::]:5672
  [
    /\bstarted TCP listener on (\[[\da-f:.]{2,45}\]|[\d.]{7,15}):(\d{1,5})$/,
    ([, host, port]) => at('listens', 'rabbitmq', host, port),
  ],
  // INFO Awaiting socket connections on 0.0.0.0:9092. (kafka.network.Acceptor)
  [
    /\bINFO Awaiting socket connections on ([\w.:-]{1,253}):(\d{1,5})\. \(kafka\./,
    ([, host, port]) => at('listens', 'kafka', host, port),
  ],
  // INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)      * Running on http://127.0.0.1:5000
  // [INFO] Listening at: http://127.0.0.1:8000 (123)      Now listening on: http://localhost:5000      * Listening on http://127.0.0.1:3000
  [
    new RegExp(
      String.raw`(?:Uvicorn running on|^ {0,2}\* Running on|Listening at:|Now listening on:|^\* Listening on) (?:https?|tcp):\/\/${HOST}:(\d{1,5})(?=[\s/]|$)`,
    ),
    ([, host, port]) => at('listens', undefined, host, port),
  ],
  // Serving HTTP on 0.0.0.0 port 8000 (http://0.0.0.0:8000/) ...
  [
    /^Serving HTTP on ([\da-f:.]{2,45}) port (\d{1,5}) \(http/,
    ([, host, port]) => at('listens', undefined, host, port),
  ],
];
