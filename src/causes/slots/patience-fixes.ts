import type { Fix, FixCommands, Proof } from '../../model/cause.ts';
import { run } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import type { Edit } from '../../model/service.ts';
import type { Scene } from '../../model/scene.ts';
import { insideClient } from './dial-fixes.ts';
import { waited } from './late-answer.ts';
import { PATIENCE } from './prove.ts';

/** Fixes for a client that gives up too early: its own option, by the program that was seen to fail. */

/** How a program is told to wait so many seconds for the connection. Measured unless a source is named (see clock/). */
const OF_TOOL: Readonly<Record<string, (seconds: number) => string>> = {
  curl: (seconds) => `--connect-timeout ${seconds}`,
  wget: (seconds) => `--connect-timeout=${seconds}`,
  nc: (seconds) => `-w ${seconds}`,
  ncat: (seconds) => `-w ${seconds}`,
  bash: (seconds) => `timeout ${seconds} in front of the command`,
  mysql: (seconds) =>
    `--connect-timeout=${seconds} (or connect-timeout = ${seconds} under [client] in ~/.my.cnf)`,
  psql: (seconds) => `connect_timeout=${seconds} in the connection string, or PGCONNECT_TIMEOUT=${seconds}`,
  ssh: (seconds) => `-o ConnectTimeout=${seconds} (or ConnectTimeout ${seconds} in ~/.ssh/config)`,
  python: (seconds) => `timeout=${seconds} (create_connection(), settimeout() before connect())`,
  php: (seconds) => `a timeout of ${seconds} (default_socket_timeout, the argument of fsockopen())`,
  java: (seconds) => `Socket.connect(address, ${seconds * 1000}): milliseconds`,
  go: (seconds) => `net.Dialer{Timeout: ${seconds} * time.Second}: the name and all its addresses share it`,
  node: () =>
    'net.setDefaultAutoSelectFamilyAttemptTimeout(1000), milliseconds for each address but the last; from outside NODE_OPTIONS=--network-family-autoselection-attempt-timeout=1000',
};

interface Driver {
  readonly edit: (seconds: number) => Edit;
  readonly source: string;
}

/** What programs reach the service through, as their documentation has it. */
const DRIVERS: Readonly<Record<string, readonly Driver[]>> = {
  mysql: [
    {
      edit: (seconds) => ({
        file: 'the URL of MySQL Connector/J',
        to: `connectTimeout=${seconds * 1000} (milliseconds; 0, its default, leaves it to the kernel)`,
      }),
      source: 'MySQL Connector/J Developer Guide: Networking, connectTimeout',
    },
  ],
  postgresql: [
    {
      edit: (seconds) => ({
        file: 'the connection string of psycopg and libpq',
        to: `connect_timeout=${seconds}`,
      }),
      source: 'PostgreSQL documentation: libpq, connect_timeout',
    },
    {
      edit: (seconds) => ({
        file: 'the URL of PostgreSQL’s JDBC driver',
        to: `connectTimeout=${seconds} (seconds; 10 by default)`,
      }),
      source: 'pgJDBC: PGProperty, connectTimeout',
    },
  ],
  redis: [
    {
      edit: (seconds) => ({
        file: 'redis-py’s Redis() or ConnectionPool()',
        to: `socket_connect_timeout=${seconds}`,
      }),
      source: 'redis-py documentation: Connections',
    },
  ],
};

function failed(scene: Scene) {
  return scene.failure?.attempts.find((attempt) => attempt.transport === 'tcp');
}

/** Three times what an answer was seen to take, and never less than survives two lost SYNs. */
function enough(scene: Scene): number {
  const taken = ofKind(scene.facts, 'conversation').map(
    ({ syn, synAck }) => (synAck?.clock ?? 0) - (syn?.clock ?? synAck?.clock ?? 0),
  );
  return Math.max(PATIENCE, ...taken.map((seconds) => Math.ceil(3 * seconds)));
}

const HOLDS =
  'While the server is really away, each attempt now holds its thread or worker for that long: bound how many run at a time. Putting the old value back is the undo.';

function tryPatiently(scene: Scene, seconds: number) {
  const { target, port, clientPlatform } = scene.case;
  if (target === undefined || port === undefined || clientPlatform === 'windows') return undefined;
  // macOS: nc(1), -G is the connect timeout there.
  const wait = clientPlatform === 'macos' ? '-G' : '-w';
  return insideClient(scene.case, run('nc', '-vz', wait, String(seconds), target, String(port)));
}

export const waitLonger: Fix = {
  id: 'wait-longer',
  title: 'Let the client wait longer for the connection',
  where: 'client',
  root: false,
  platforms: ['linux', 'macos', 'container', 'pod'],
  needs: ['target', 'port'],
  build: (scene): FixCommands | undefined => {
    const seconds = enough(scene);
    const command = tryPatiently(scene, seconds);
    if (command === undefined) return undefined;
    const attempt = failed(scene);
    const own = OF_TOOL[attempt?.tool ?? ''];
    const before = waited(attempt);
    const drivers = DRIVERS[scene.service?.id ?? ''] ?? [];
    const edits: readonly Edit[] = [
      ...(attempt === undefined || own === undefined
        ? []
        : [
            {
              file: `the call of ${attempt.tool}, or the settings of the program that fails so`,
              ...(before === undefined ? {} : { from: `a limit of ${before} s` }),
              to: own(seconds),
            },
          ]),
      ...drivers.map(({ edit }) => edit(seconds)),
    ];
    return {
      command,
      edits,
      notes: ['The command tries it with that patience, and changes nothing.', HOLDS],
      ...(drivers.length === 0 ? {} : { source: drivers.map(({ source }) => source).join('; ') }),
    };
  },
};

/** The page's own probe waits three seconds, which may be too short as well. */
export function connectsPatiently(scene: Scene): Proof | undefined {
  const seconds = enough(scene);
  const command = tryPatiently(scene, seconds);
  return (
    command && {
      ...{ where: 'client', tool: 'nc', command, seconds },
      shows: '“succeeded!”. Then let the program try that failed, with its new limit.',
    }
  );
}
