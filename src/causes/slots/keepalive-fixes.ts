import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Vantage } from '../../model/evidence.ts';
import type { Scene } from '../../model/scene.ts';
import { ownIdleLimit } from './idle-limit-fixes.ts';
import { named, unitsOf } from './start-fixes.ts';

/** Fixes for connections that are idle for too long: let one side say something before the device forgets. */

const SERVICE = 'Let the service send keepalives, for all its clients at once';
const ESTABLISHED = 'net.netfilter.nf_conntrack_tcp_timeout_established';
/**
 * Seconds until the first keepalive, and from one to the next: Linux’ own (measured). The second one counts also where
 * each is answered: with a time of 1 and an interval of 75 they went out every 75 s.
 */
const KERNEL: Readonly<Record<string, number>> = {
  'net.ipv4.tcp_keepalive_time': 7200,
  'net.ipv4.tcp_keepalive_intvl': 75,
};
/** Seconds. Below every idle timeout that is usual for a device: NLB 350, Azure 240 by default. */
const OFTEN = 60;

function setting(scene: Scene, key: string, from: Vantage): number | undefined {
  const found = ofKind(scene.facts, 'setting').filter(
    (fact) => fact.key === key && fact.place.vantage === from && /^\d{1,7}$/.test(fact.value),
  );
  const last = found.at(-1);
  return last === undefined ? undefined : Number(last.value);
}

/** Seconds after which the device forgets: as it says, else the pause that was too long. */
export function forgetsAfter(scene: Scene): number | undefined {
  const pauses = ofKind(scene.facts, 'conversation').flatMap(({ pause }) => pause?.seconds ?? []);
  return setting(scene, ESTABLISHED, 'middle') ?? (pauses.length === 0 ? undefined : Math.min(...pauses));
}

/** A third of it, so that one keepalive may be lost on the way. */
function often(scene: Scene): number {
  const after = forgetsAfter(scene);
  return after === undefined ? OFTEN : Math.max(1, Math.min(OFTEN, Math.floor(after / 3)));
}

function inSysctl(scene: Scene, from: 'client' | 'server'): FixCommands {
  const seconds = often(scene);
  const file = '/etc/sysctl.d/90-tcp-keepalive.conf';
  const keys = Object.keys(KERNEL);
  const before = Object.entries(KERNEL).map(([key, own]) => `${key}=${setting(scene, key, from) ?? own}`);
  return {
    command: allOf(
      run('sysctl', ...keys),
      { kind: 'write', path: file, lines: keys.map((key) => `${key} = ${seconds}`), sudo: true },
      sudo(run('sysctl', '-p', file)),
    ),
    changes: `Adds ${file}: an empty segment every ${seconds} s on idle connections, IPv6 too, of programs that ask for keepalives and connect from now on. One that goes unanswered nine times ends its connection`,
    undo: allOf(sudo(run('rm', file)), sudo(run('sysctl', '-w', ...before))),
    notes: [
      `The command prints the values before: where they were others than ${before.join(', ')}, the undo takes those.`,
      'It counts only for sockets with SO_KEEPALIVE (measured): ss -tno shows “timer:(keepalive,…)” on those. A container has a network namespace, and settings, of its own.',
    ],
  };
}

// Measured, Redis 7.0.15: it counts for connections made from then on, whatever the client asks for.
function ofRedis(scene: Scene): FixCommands {
  const { port = 6379 } = scene.case;
  const at = port === 6379 ? [] : ['-p', String(port)];
  const set = (seconds: number): Command =>
    run('redis-cli', ...at, '-e', 'CONFIG', 'SET', 'tcp-keepalive', String(seconds));
  const seconds = often(scene);
  return {
    root: false,
    command: allOf(run('redis-cli', ...at, '-e', 'CONFIG', 'GET', 'tcp-keepalive'), set(seconds)),
    changes: `Redis sends an empty segment every ${seconds} s on idle connections that are made from now on, until its next start`,
    undo: set(300),
    notes: [
      'The command prints the value before; 300 is Redis’ own. CONFIG REWRITE keeps the new one over a restart.',
    ],
  };
}

// ALTER SYSTEM and RESET: measured, PostgreSQL 15; what they do to a connection is from its documentation.
function ofPostgresql(scene: Scene): FixCommands {
  const psql = (...sql: readonly string[]): Command =>
    run(
      ...['sudo', '-u', 'postgres', 'psql', '-p', String(scene.case.port ?? 5432)],
      ...[...sql, 'SELECT pg_reload_conf()'].flatMap((one) => ['-c', one]),
    );
  const seconds = often(scene);
  const names = ['tcp_keepalives_idle', 'tcp_keepalives_interval'];
  return {
    command: psql(...names.map((name) => `ALTER SYSTEM SET ${name} = ${seconds}`)),
    changes: `PostgreSQL sends an empty segment every ${seconds} s on idle connections that are made from now on, after its next start too`,
    undo: psql(...names.map((name) => `ALTER SYSTEM RESET ${name}`)),
    source: 'PostgreSQL documentation: Connections and Authentication, TCP Settings',
  };
}

function ofSsh(scene: Scene): readonly FixCommands[] {
  const file = '/etc/ssh/sshd_config.d/99-alive.conf';
  const seconds = often(scene);
  return unitsOf(scene).map((each): FixCommands => {
    const reload = allOf(sudo(run('sshd', '-t')), sudo(run('systemctl', 'reload', each.unit)));
    return {
      ...named(SERVICE, each),
      command: allOf(
        { kind: 'write', path: file, lines: [`ClientAliveInterval ${seconds}`], sudo: true },
        reload,
      ),
      changes: `Adds ${file}: sshd asks every ${seconds} s whether an idle client is there, and ends sessions that do not answer three times. Sessions that are open stay as they are`,
      undo: allOf(sudo(run('rm', file)), reload),
      notes: ['On one client alone: ServerAliveInterval in ~/.ssh/config does the same from its side.'],
      source: 'sshd_config(5): ClientAliveInterval, ClientAliveCountMax; ssh_config(5): ServerAliveInterval',
    };
  });
}

export const keepaliveByService: Fix = {
  id: 'keepalive-service',
  title: SERVICE,
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    if (ownIdleLimit(scene) !== undefined) return undefined;
    switch (scene.service?.id) {
      case 'redis':
        return ofRedis(scene);
      case 'postgresql':
        return ofPostgresql(scene);
      case 'ssh':
        return ofSsh(scene);
      // Measured, MariaDB 10.11: it asks for keepalives on every connection, at the kernel’s pace.
      case 'mysql':
        return inSysctl(scene, 'server');
      default:
        return undefined;
    }
  },
};

export const keepaliveByClient: Fix = {
  id: 'keepalive-client',
  title: 'Let the client’s kernel send keepalives sooner',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => (ownIdleLimit(scene) === undefined ? inSysctl(scene, 'client') : undefined),
};

/** RFC 5382, REQ-5: no less than 2 hours 4 minutes, so that the default keepalive of two hours comes in time. */
const LEAST = 7440;

export const rememberLonger: Fix = {
  id: 'remember-longer',
  title: 'Let the device remember idle connections for longer',
  where: 'middle',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) => {
    const before = setting(scene, ESTABLISHED, 'middle');
    return before === undefined || before >= LEAST
      ? undefined
      : {
          command: sudo(run('sysctl', '-w', `${ESTABLISHED}=${LEAST}`)),
          changes: `Idle connections stay in this machine’s table for ${LEAST} s, those of clients that are gone too, until the next start`,
          undo: sudo(run('sysctl', '-w', `${ESTABLISHED}=${before}`)),
          notes: [
            'RFC 5382 asks for no less. Watch nf_conntrack_count against nf_conntrack_max: a full table drops new connections. Write it into /etc/sysctl.d for good.',
            'Connections that it has forgotten already stay forgotten: clients have to connect anew.',
          ],
        };
  },
};
