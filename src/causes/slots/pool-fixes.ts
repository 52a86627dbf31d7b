import type { Fix, Proof } from '../../model/cause.ts';
import { run, type Command } from '../../model/command.ts';
import type { Edit } from '../../model/service.ts';
import type { Scene } from '../../model/scene.ts';
import { insideClient } from './dial-fixes.ts';
import { ownIdleLimit } from './idle-limit-fixes.ts';
import { forgetsAfter } from './keepalive-fixes.ts';
import { askService } from './prove.ts';

/** Fixes in the program that keeps connections, and what shows that an idle one stays alive. */

/** Where a client is told to keep a connection alive, or to see that it is not. Seconds, unless said otherwise. */
const OPTIONS: Readonly<Record<string, { readonly edits: readonly Edit[]; readonly source: string }>> = {
  postgresql: {
    edits: [
      {
        file: 'the connection string of libpq, psycopg and psql',
        to: 'keepalives_idle=60 keepalives_interval=60',
      },
      {
        file: 'the URL of PostgreSQL’s JDBC driver',
        to: 'tcpKeepAlive=true (it then follows the kernel’s tcp_keepalive_time)',
      },
    ],
    source:
      'PostgreSQL documentation: libpq, keepalives_idle, keepalives_interval; pgJDBC documentation: tcpKeepAlive',
  },
  mysql: {
    edits: [
      {
        file: 'the URL of MySQL Connector/J',
        to: 'tcpKeepAlive=true (its default; it follows the kernel’s tcp_keepalive_time)',
      },
    ],
    source: 'MySQL Connector/J Developer Guide: Networking',
  },
  redis: {
    edits: [
      {
        file: 'redis-py’s Redis() or ConnectionPool()',
        to: 'socket_keepalive=True, health_check_interval=30',
      },
    ],
    source: 'redis-py documentation: Connections',
  },
  ssh: {
    edits: [{ file: '~/.ssh/config', to: 'ServerAliveInterval 60' }],
    source: 'ssh_config(5): ServerAliveInterval',
  },
};

/** Any pool: HikariCP’s words; others have the same under other names. */
const POOL: Edit = {
  file: 'the pool’s settings',
  to: 'a maximum age and a check that are shorter than what the way or the server remembers (HikariCP: maxLifetime, keepaliveTime, in milliseconds)',
};

/** The client's connections to the target, with their timers. */
function timers({ case: known, dialled }: Scene): Command | undefined {
  const [address] = dialled;
  const { port } = known;
  if (address === undefined || address.includes('%') || port === undefined) return undefined;
  const literal = address.includes(':') ? `[${address}]` : address;
  return insideClient(known, run('ss', '-tno', `dst ${literal} and dport = :${port}`));
}

export const refreshConnections: Fix = {
  id: 'refresh-connections',
  title: 'Let the program keep its connections alive, or let go of them in time',
  where: 'client',
  root: false,
  platforms: ['linux', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene) => {
    const command = timers(scene);
    if (command === undefined) return undefined;
    // Keepalives do not count where the service itself looks at what is asked.
    const own = ownIdleLimit(scene) === undefined ? OPTIONS[scene.service?.id ?? ''] : undefined;
    return {
      command,
      edits: [...(own?.edits ?? []), POOL],
      notes: [
        'The command lists the connections that are open now: “timer:(keepalive,…)” is on those that ask for keepalives, and says when the next one goes out.',
        'Taking the option out again is the undo. A program that meets a reset has to open a new connection and ask again: only it knows which requests may be repeated.',
      ],
      source: [own?.source, 'HikariCP documentation: maxLifetime, keepaliveTime'].filter(Boolean).join('; '),
    };
  },
};

export const seeTimers = (scene: Scene): Proof | undefined => {
  const command = timers(scene);
  return (
    command && {
      where: 'client',
      tool: 'ss',
      command,
      shows:
        ownIdleLimit(scene) === undefined
          ? '“timer:(keepalive,…)” on each connection, with less time than the way remembers. Look again after a longer pause: the same local ports are still there, and the program’s next request is answered.'
          : 'the program’s connections. Look again after a pause that was too long before: the same local ports are still there, in ESTAB and not in CLOSE-WAIT.',
    }
  );
};

/** The last word makes Redis close, so that nc ends. */
const TWICE = '{ echo PING; sleep "$1"; echo PING; sleep 1; echo QUIT; } | nc "$2" "$3"';

/** Seconds that a pause may be told to last: after that a person looks at the timers instead. */
const LONGEST = 900;

/** One connection that is idle for longer than the device remembers, and is then used again. */
export function idleAndAsk(scene: Scene): Proof | undefined {
  const { target, port } = scene.case;
  const after = forgetsAfter(scene);
  const seconds = Math.ceil(after ?? LONGEST) + 3;
  if (scene.service?.id !== 'redis' || target === undefined || port === undefined || seconds > LONGEST) {
    return seeTimers(scene) ?? askService(scene);
  }
  const command = insideClient(scene.case, {
    kind: 'limited',
    seconds: seconds + 5,
    of: { kind: 'script', program: 'sh', body: TWICE, arguments: [String(seconds), target, String(port)] },
  });
  return (
    command && {
      where: 'client',
      tool: 'nc',
      command,
      seconds: seconds + 5,
      shows: `+PONG, ${seconds} s later +PONG again over the same connection, then +OK. redis-cli would prove nothing: it sends keepalives of its own.`,
    }
  );
}
