import { run } from '../model/command.ts';
import type { BindTarget, BindWay, Service } from '../model/service.ts';
import { isWildcard } from './parts/address.ts';
import { dropIn } from './parts/drop-in.ts';
import { inContainer, startedWith } from './parts/placed.ts';

const DIRECTIVE = 'bind-address';

const SOURCE =
  'MariaDB documentation, Server System Variables: bind_address; MySQL 8.0 Reference Manual, bind_address';

const NOTES = [
  'Several addresses need MariaDB 10.11 or MySQL 8.0.13; an older server takes one.',
  'An account is a user and a host: one that is for localhost only lets nobody in from elsewhere.',
];

/** A wildcard stands alone: neither server takes it in a list. */
function lines({ addresses }: BindTarget): readonly string[] | undefined {
  return addresses.some(isWildcard) ? undefined : ['[mysqld]', `${DIRECTIVE} = ${addresses.join(',')}`];
}

/** The distributions' /etc/my.cnf ends with `!includedir /etc/my.cnf.d`; Oracle's own RPM has no such line. */
function inMyCnfD(id: string, title: string, unit: string, processes: readonly string[]): BindWay {
  return dropIn({
    id,
    title,
    distribution: 'redhat',
    unit,
    processes,
    directive: DIRECTIVE,
    file: '/etc/my.cnf.d/zz-bind-address.cnf',
    apply: 'restart',
    lines,
    source: SOURCE,
    notes: [
      ...NOTES,
      'Oracle’s own RPM does not read /etc/my.cnf.d: there the lines belong into /etc/my.cnf.',
    ],
  });
}

export const mysql: Service = {
  id: 'mysql',
  title: 'MySQL or MariaDB',
  names: ['mysql', 'mariadb', 'percona'],
  port: 3306,
  // X Protocol and its admin interface: the same program, another service.
  otherPorts: [33060, 33062],
  processes: ['mysqld', 'mariadbd'],
  sockets: ['mysqld.sock', 'mysql.sock', 'mariadb.sock'],
  units: ['mariadb', 'mysql', 'mysqld'],
  backlog: {
    value: 'MariaDB 50 + max_connections / 5 (80), MySQL 8 max_connections (151)',
    directive: 'back_log',
    // MariaDB 10.11: measured with ss.
    source: 'measured (MariaDB 10.11); MySQL worklog 9704',
  },
  greets: 'a packet with protocol and server version',
  // Debian's 50-server.cnf, Ubuntu's mysqld.cnf.
  loopbackByDefault: 'Debian and Ubuntu packages: bind-address = 127.0.0.1',
  binds: [
    dropIn({
      id: 'mariadb-debian',
      title: 'MariaDB on Debian and Ubuntu',
      distribution: 'debian',
      directive: DIRECTIVE,
      // Debian's my.cnf includes this folder; files are read in alphabetical order, and the last one wins.
      file: '/etc/mysql/mariadb.conf.d/99-bind-address.cnf',
      apply: 'restart',
      lines,
      source: `measured (MariaDB 10.11); ${SOURCE}`,
      notes: [
        ...NOTES,
        'On RHEL and Fedora the same lines go into /etc/my.cnf.d/zz-bind-address.cnf; taking that file away is the undo.',
      ],
    }),
    dropIn({
      id: 'mysql-debian',
      title: 'MySQL on Debian and Ubuntu',
      distribution: 'debian',
      unit: 'mysql',
      processes: ['mysqld'],
      directive: DIRECTIVE,
      // It has to come after mysqld.cnf, so a number in front would not do.
      file: '/etc/mysql/mysql.conf.d/zz-bind-address.cnf',
      apply: 'restart',
      lines,
      source: SOURCE,
      notes: NOTES,
    }),
    inMyCnfD('redhat', 'MySQL on RHEL and Fedora', 'mysqld', ['mysqld']),
    inContainer({
      directive: DIRECTIVE,
      command: {
        kind: 'write',
        path: '/etc/mysql/conf.d/zz-bind-address.cnf',
        lines: ['[mysqld]', `${DIRECTIVE} = *`],
        sudo: false,
      },
      undo: run('rm', '/etc/mysql/conf.d/zz-bind-address.cnf'),
      changes: 'Adds /etc/mysql/conf.d/zz-bind-address.cnf (bind-address = *) inside the container',
      source: 'Docker official images mysql and mariadb: custom configuration in /etc/mysql/conf.d',
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'args: ["--bind-address=*"]',
      source: 'Docker official images mysql and mariadb: options as arguments',
    }),
  ],
  unitIn: { debian: 'mariadb', redhat: 'mariadb' },
};
