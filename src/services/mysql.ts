import type { Service } from '../model/service.ts';

export const mysql: Service = {
  id: 'mysql',
  title: 'MySQL or MariaDB',
  names: ['mysql', 'mariadb', 'percona'],
  port: 3306,
  // X Protocol and its admin interface: the same program, another service.
  otherPorts: [33060, 33062],
  processes: ['mysqld', 'mariadbd'],
  units: ['mariadb', 'mysql', 'mysqld'],
  bind: {
    directive: 'bind-address',
    // Debian's my.cnf includes this folder; files are read in alphabetical order, and the last one wins (measured, MariaDB 10.11).
    file: '/etc/mysql/mariadb.conf.d/99-bind-address.cnf',
    // A list of addresses: MariaDB since 10.11, MySQL since 8.0.13.
    value: (address) => `127.0.0.1,${address}`,
    lines: (value) => ['[mysqld]', `bind-address = ${value}`],
    source: 'MariaDB documentation, Server System Variables: bind_address',
  },
};
