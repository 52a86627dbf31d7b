import { allOf, run } from '../model/command.ts';
import type { BindTarget, BindWay, Distribution, Service } from '../model/service.ts';
import { lineEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'bind';
const SOURCE = 'Redis documentation: redis.conf (bind, protected-mode), CONFIG SET, CONFIG REWRITE';

const NOTES = [
  // Measured, Redis 7.0: also with an explicit bind.
  'Without a password for the default user, protected-mode answers every other machine with -DENIED: set requirepass or an ACL first.',
];

/** `-` in front: an address that is not there is no error, as Debian's own line has it for ::1. */
function list(addresses: readonly string[]): string {
  return addresses.map((address) => (address === '::1' ? '-::1' : address)).join(' ');
}

function set(addresses: readonly string[]) {
  // -e: an error reply (NOAUTH, an address that is not there) is an exit status, so nothing is written.
  return allOf(
    run('redis-cli', '-e', 'CONFIG', 'SET', DIRECTIVE, list(addresses)),
    run('redis-cli', '-e', 'CONFIG', 'REWRITE'),
  );
}

/** No restart: nothing in memory is lost, and no connection is cut. */
const atOnce: BindWay = {
  id: 'config-set',
  title: 'Redis 7, at once and without a restart',
  platforms: ['linux'],
  directive: DIRECTIVE,
  root: false,
  source: `measured (Redis 7.0.15); ${SOURCE}`,
  notes: [...NOTES, 'With a password set, redis-cli asks for REDISCLI_AUTH in the environment.'],
  build: ({ addresses, bound }: BindTarget) =>
    bound.length === 0
      ? undefined
      : {
          command: set(addresses),
          changes: `Sets bind ${list(addresses)} in the running server and in its redis.conf, where CONFIG REWRITE puts the options that it was started with, too; open connections stay`,
          undo: set(bound),
        },
};

function inFile(distribution: Distribution, title: string, source: string): BindWay {
  return lineEdit({
    id: distribution,
    title,
    distribution,
    directive: DIRECTIVE,
    file: '/etc/redis/redis.conf',
    apply: 'restart',
    // The last line of a directive is the one that counts.
    sed: ({ addresses }) => {
      const line = `bind ${list(addresses)}`;
      return { script: `$a ${line}`, line };
    },
    source,
    notes: [...NOTES, 'What is in memory only is lost by a restart: BGSAVE first.'],
  });
}

export const redis: Service = {
  id: 'redis',
  title: 'Redis',
  names: ['redis', 'valkey'],
  port: 6379,
  // Its cluster bus.
  otherPorts: [16379],
  // `redis-ser` and `valkey-se` in lsof, `redis-server 1` in netstat (its title goes on with the address).
  processes: ['redis-server', 'redis-ser', 'valkey-server', 'valkey-se'],
  sockets: ['redis.sock', 'redis-server.sock', 'valkey.sock'],
  units: ['redis-server', 'redis', 'valkey'],
  unitIn: { debian: 'redis-server', redhat: 'redis' },
  backlog: { value: 511, directive: 'tcp-backlog', source: 'measured (Redis 7.0)' },
  loopbackByDefault: 'every package: bind 127.0.0.1 -::1, protected-mode yes',
  binds: [
    atOnce,
    inFile('debian', 'Redis on Debian and Ubuntu, with a restart', `measured (Redis 7.0.15); ${SOURCE}`),
    inFile('redhat', 'Redis on RHEL 9 and Fedora, with a restart', SOURCE),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'args: ["redis-server", "--bind", "*", "--requirepass", "…"]',
      source: 'Docker official image redis: options as arguments',
    }),
  ],
};
