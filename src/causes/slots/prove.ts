import type { Proof } from '../../model/cause.ts';
import { run, type Command } from '../../model/command.ts';
import type { Scene } from '../../model/scene.ts';
import { insideClient } from './dial-fixes.ts';

/** A client that speaks the service's own protocol: after the handshake only that shows that it is served. */

/** Seconds: longer than three SYNs take with or without linear timeouts, 3 and 7. */
export const PATIENCE = 10;

interface Client {
  readonly tool: string;
  readonly command: Command;
  readonly shows: string;
}

const WEB = ['http', 'nginx', 'apache', 'tomcat', 'node', 'python', 'elasticsearch', 'prometheus', 'etcd'];

export function urlOf(scheme: string, host: string, port: number): string {
  const literal = host.includes(':') ? `[${host.replace('%', '%25')}]` : host;
  return `${scheme}://${literal}:${port}/`;
}

/** The head of the answer alone: the body may be long. */
export function fetchHead(url: string, ...options: readonly string[]): Command {
  return run('curl', '-sS', '-D', '-', '-o', '/dev/null', '-m', String(PATIENCE), ...options, url);
}

function web(scheme: string, host: string, port: number): Client {
  return {
    tool: 'curl',
    command: fetchHead(urlOf(scheme, host, port), '--noproxy', '*'),
    shows: 'a line that begins with HTTP/. Any status is an answer of the service, 404 and 500 too.',
  };
}

const CLIENTS: Readonly<Record<string, (host: string, port: string) => Client>> = {
  // redis-cli 7.0 has no timeout of its own (measured).
  redis: (host, port) => ({
    tool: 'redis-cli',
    command: { kind: 'limited', seconds: PATIENCE, of: run('redis-cli', '-h', host, '-p', port, 'ping') },
    shows: 'PONG, or NOAUTH where it wants a password: both are Redis’ own answers.',
  }),
  // Measured, MariaDB 10.11: a client that no account fits is denied before the limit of connections is asked.
  mysql: (host, port) => ({
    tool: 'mysqladmin',
    command: run('mysqladmin', `--connect-timeout=${PATIENCE}`, '-h', host, '-P', port, 'ping'),
    shows:
      '“mysqld is alive”. “Access denied for user” is the server’s answer too, and shows only that it speaks: whether there is room, a login shows (-u and -p of the program that failed).',
  }),
  // psql(1): -d takes connection parameters; pg_hba.conf is asked before the role and its password (measured, 15).
  postgresql: (host, port) => ({
    tool: 'psql',
    command: run(
      ...['psql', '-h', host, '-p', port, '-w', '-d', `connect_timeout=${PATIENCE} dbname=postgres`],
      ...['-c', 'SELECT 1'],
    ),
    shows:
      'one row. A missing role or password is the server’s answer too, and comes after pg_hba.conf let the client in.',
  }),
};

function connects(host: string, port: string): Client {
  return {
    tool: 'nc',
    command: run('nc', '-vz', '-w', String(PATIENCE), host, port),
    shows:
      '“succeeded!”. That is the handshake alone: let the program that failed try as well, it speaks its own protocol.',
  };
}

function greets(host: string, port: string, first: string): Client {
  return {
    tool: 'nc',
    command: { kind: 'run', words: ['nc', '-v', '-w', '5', host, port], stdin: 'none' },
    shows: `the service’s greeting (${first}).`,
  };
}

function clientFor(scene: Scene, host: string, port: number): Client {
  const { service } = scene;
  if (service?.id === 'https') return web('https', host, port);
  if (service !== undefined && WEB.includes(service.id)) return web('http', host, port);
  const own = service === undefined ? undefined : CLIENTS[service.id];
  if (own) return own(host, String(port));
  return service?.greets === undefined
    ? connects(host, String(port))
    : greets(host, String(port), service.greets);
}

/** Asks the service that is meant, in its own protocol, from where the client runs. */
export function askService(scene: Scene): Proof | undefined {
  const { target, port, clientPlatform } = scene.case;
  if (target === undefined || port === undefined || clientPlatform === 'windows') return undefined;
  const client = clientFor(scene, target, port);
  const command = insideClient(scene.case, client.command);
  return command && { ...client, where: 'client', command, seconds: PATIENCE };
}
