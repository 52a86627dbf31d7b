import type { FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo, type Command } from '../../model/command.ts';
import { familyOf } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';

/** Databases that take a connection and end it by a limit or a list of their own: how that is changed. */

/** The password is printed before it counts: without it nobody could take it back. */
const PASSWORD =
  'p=$(od -An -N16 -tx1 /dev/urandom | tr -d " \\n") && printf "password: %s\\n" "$p" && printf %s "$p" | ' +
  'redis-cli "$@" -e -x CONFIG SET requirepass && REDISCLI_AUTH=$p redis-cli "$@" -e CONFIG REWRITE';

// All of it measured, Redis 7.0.15, applied and taken back.
export function redisLimits({ case: { port = 6379 } }: Scene): readonly FixCommands[] {
  const at = port === 6379 ? [] : ['-p', String(port)];
  // -e: an error reply is an exit status, so nothing is written after it.
  const cli = (...words: readonly string[]): Command => run('redis-cli', ...at, '-e', ...words);
  const rewrite = cli('CONFIG', 'REWRITE');
  return [
    {
      way: 'password',
      title: 'Give Redis a password: protected mode then lets other machines in',
      root: false,
      command: { kind: 'script', program: 'sh', body: PASSWORD, arguments: at },
      changes:
        'Makes a password, prints it, and sets it as requirepass, now and in redis.conf. Every client without it then gets NOAUTH, those on this machine too; open connections stay',
      undo: allOf(cli('--askpass', 'CONFIG', 'SET', 'requirepass', ''), rewrite),
      notes: [
        'Only where clients are told “-DENIED Redis is running in protected mode”. Give the password to the clients at once.',
        'The undo asks for the password.',
      ],
    },
    {
      way: 'protected-mode',
      title: 'Switch protected mode off, where a filter already keeps strangers out',
      root: false,
      command: allOf(cli('CONFIG', 'SET', 'protected-mode', 'no'), rewrite),
      changes: 'Whoever reaches the port can read and delete everything, now and after the next start',
      undo: allOf(cli('CONFIG', 'SET', 'protected-mode', 'yes'), rewrite),
      notes: ['Look at the filter first: the port must be open to those clients and to nobody else.'],
    },
  ];
}

const MORE = 50;
const WHO =
  "SHOW GLOBAL VARIABLES LIKE 'max_connections'; SELECT user, SUBSTRING_INDEX(host, ':', 1) AS client, command, COUNT(*) AS connections, MAX(time) AS longest FROM information_schema.processlist GROUP BY 1, 2, 3 ORDER BY 4 DESC";

function mysql(sql: string): Command {
  return sudo(run('mysql', '-t', '-e', sql));
}

// Measured, MariaDB 10.11, applied and taken back with all connections taken.
export const MYSQL_LIMITS: readonly FixCommands[] = [
  {
    way: 'see-connections',
    title: 'See who holds the connections',
    command: mysql(WHO),
    notes: [
      'Many that sleep for long are a pool that is too large, or a program that does not close: mend that, and no limit need change. root has one connection more than the limit.',
      'If clients read “Host … is not allowed to connect”, no account fits them: SHOW GRANTS, CREATE USER … and DROP USER as the undo. “Host … is blocked”: mysqladmin flush-hosts.',
    ],
  },
  {
    way: 'max-connections',
    title: 'Let the server take more connections',
    command: mysql(`SET GLOBAL max_connections = @@GLOBAL.max_connections + ${MORE}`),
    changes: `Takes ${MORE} connections more until the next start; each costs memory (its buffers) and a descriptor`,
    undo: mysql(`SET GLOBAL max_connections = @@GLOBAL.max_connections - ${MORE}`),
    notes: [
      'Only where clients read “Too many connections”. For good: max_connections in the [mysqld] section of its settings.',
    ],
  },
];

/** Asks PostgreSQL for the file, appends one line, and lets it be read anew. */
const HBA =
  'f=$(psql -p "$2" -At -c "SHOW hba_file") && test ! -e "$f.before" && cp -p "$f" "$f.before" && ' +
  'printf "%s\\n" "$1" >>"$f" && psql -p "$2" -At -c "SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL" ' +
  '-c "SELECT pg_reload_conf()"';
const HBA_BACK =
  'f=$(psql -p "$1" -At -c "SHOW hba_file") && mv "$f.before" "$f" && psql -p "$1" -At -c "SELECT pg_reload_conf()"';

function asPostgres(body: string, ...words: readonly string[]): Command {
  return run('sudo', '-u', 'postgres', 'sh', '-c', body, 'sh', ...words);
}

// Measured, PostgreSQL 15, applied and taken back.
export function postgresqlList({ case: { client, port = 5432 } }: Scene): readonly FixCommands[] {
  const family = familyOf(client ?? '');
  if (client === undefined || family === undefined) return [];
  const line = `host all all ${client}/${family === 6 ? 128 : 32} scram-sha-256`;
  return [
    {
      way: 'pg-hba',
      title: 'Let the client’s address in by pg_hba.conf',
      command: asPostgres(HBA, line, String(port)),
      changes: `Appends “${line}” to pg_hba.conf, keeps the old one beside it as pg_hba.conf.before, and reloads: every role may log in from ${client} to every database, with its password. Connections stay`,
      undo: asPostgres(HBA_BACK, String(port)),
      notes: [
        'Only where clients read “no pg_hba.conf entry for host”. Narrow “all all” to the database and the role that need it. A reject line above it decides first.',
      ],
    },
  ];
}
