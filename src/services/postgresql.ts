import { allOf, run } from '../model/command.ts';
import type { BindTarget, BindWay, Service } from '../model/service.ts';
import { cuts, putToUse } from './parts/unit.ts';
import { inContainer, startedWith } from './parts/placed.ts';

const DIRECTIVE = 'listen_addresses';
const SOURCE = 'PostgreSQL documentation: ALTER SYSTEM, listen_addresses, pg_hba.conf';
const RESET = `ALTER SYSTEM RESET ${DIRECTIVE}`;

const NOTES = [
  'pg_hba.conf decides who may log in: without a line for the client’s address the next error is “no pg_hba.conf entry for host”. After a change there: SELECT pg_reload_conf().',
  'RESET takes out a value that an earlier ALTER SYSTEM had set, too.',
];

function setting(value: string): string {
  return `ALTER SYSTEM SET ${DIRECTIVE} = '${value}'`;
}

/** ALTER SYSTEM writes postgresql.auto.conf, which counts over postgresql.conf; RESET takes its line out again. */
const bySql: BindWay = {
  id: 'sql',
  title: 'PostgreSQL, with SQL',
  platforms: ['linux'],
  directive: DIRECTIVE,
  root: true,
  source: `measured (PostgreSQL 15); ${SOURCE}`,
  notes: NOTES,
  build: ({ addresses, unit }: BindTarget) => {
    if (unit === undefined) return undefined;
    const psql = (sql: string) => run('sudo', '-u', 'postgres', 'psql', '-c', sql);
    const restart = putToUse(unit, 'restart');
    const sql = setting(addresses.join(','));
    return {
      command: allOf(psql(sql), restart),
      changes: `Writes ${DIRECTIVE} = '${addresses.join(',')}' into postgresql.auto.conf and ${cuts(unit, 'restart')}`,
      undo: allOf(psql(RESET), restart),
    };
  },
};

export const postgresql: Service = {
  id: 'postgresql',
  title: 'PostgreSQL',
  names: ['postgresql', 'postgres', 'pg'],
  port: 5432,
  otherPorts: [],
  // `postmaster` before release 14's rename of the link, and on RHEL's old packages.
  processes: ['postgres', 'postmaster'],
  sockets: ['.s.PGSQL.*'],
  units: ['postgresql'],
  // Debian's postgresql.service is an umbrella that stays `active (exited)` while the clusters' units fail.
  instances: 'postgresql*',
  backlog: {
    value: 'twice the number of server processes (244 with max_connections = 100)',
    source: 'measured (PostgreSQL 15)',
  },
  // postgresql.conf.sample: listen_addresses = 'localhost'.
  loopbackByDefault: 'every package: listen_addresses = localhost',
  binds: [
    bySql,
    inContainer({
      directive: DIRECTIVE,
      command: run('psql', '-U', 'postgres', '-c', setting('*')),
      undo: run('psql', '-U', 'postgres', '-c', RESET),
      changes: `Writes ${DIRECTIVE} = '*' into postgresql.auto.conf inside the container`,
      source: `${SOURCE}; Docker official image postgres (POSTGRES_USER is postgres unless set)`,
      notes: NOTES,
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => `args: ["-c", "${DIRECTIVE}=*"]`,
      source: 'Docker official image postgres: options as arguments',
    }),
  ],
};
