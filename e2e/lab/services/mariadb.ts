import { untilListens, isRoot, type Host, type Service } from '../host.ts';
import type { Lab } from '../network.ts';

/** Debian's file, as far as it matters here. */
const configuration = (bind: string, port: number): string => `#
# These groups are read by MariaDB server.
# Use it for options that only the server (but not clients) should see

[mysqld]

pid-file                = /run/mysqld/mysqld.pid
basedir                 = /usr

# Instead of skip-networking the default is now to listen only on
# localhost which is more compatible and is not less secure.
bind-address            = ${bind}
port                    = ${port}

character-set-server  = utf8mb4
collation-server      = utf8mb4_general_ci
`;

const CONFIGURATION_FILE = '/etc/mysql/mariadb.conf.d/50-server.cnf';

/** Small and fast; nothing in it changes how it listens. */
const ARGUMENTS = [
  ...['--innodb-log-file-size=4M', '--innodb-buffer-pool-size=8M', '--innodb-fast-shutdown=2'],
  ...['--performance-schema=OFF', '--innodb-flush-log-at-trx-commit=0', '--key-buffer-size=1M'],
];

const ACCOUNTS = `FLUSH PRIVILEGES;
CREATE DATABASE shop;
CREATE USER app@'10.77.%' IDENTIFIED BY 'secret';
GRANT ALL ON shop.* TO app@'10.77.%';
CREATE USER app@'fd77:%' IDENTIFIED BY 'secret';
GRANT ALL ON shop.* TO app@'fd77:%';
`;

/** Writes the server's setting; it counts from the next start. */
export async function configureMariadb(host: Host, bind: string, port: number = 3306): Promise<void> {
  await host.shell(
    `mkdir -p /etc/mysql/mariadb.conf.d; rm -f ${CONFIGURATION_FILE}; cat > ${CONFIGURATION_FILE}`,
    configuration(bind, port),
  );
}

/** Starts a real MariaDB server from Debian's files, with a data folder of its own. */
export async function startMariadb(
  lab: Lab,
  host: Host,
  bind: string,
  port: number = 3306,
): Promise<Service> {
  await configureMariadb(host, bind, port);
  await emptyDatabase(lab, host);
  const owner = isRoot ? 'chown -R mysql:mysql /var/lib/mysql /run/mysqld' : ':';
  await host.shell(`rm -rf /var/lib/mysql; cp -r /run/lab/mariadb /var/lib/mysql; ${owner}`);
  return runMariadb(host, port);
}

/** Starts it on the data that is there, with the settings that are there. */
export async function runMariadb(host: Host, port: number = 3306): Promise<Service> {
  const as = isRoot ? ['--user=mysql'] : [];
  const service = await host.start(['/usr/sbin/mariadbd', ...as, ...ARGUMENTS]);
  await untilListens(host, port, service);
  return service;
}

const made = new Map<string, Promise<string>>();

/** Makes /run/lab/mariadb, once for all hosts that share the store. */
function emptyDatabase(lab: Lab, host: Host): Promise<string> {
  const making =
    made.get(lab.store) ??
    host.shell(
      `mkdir /tmp/new
mariadb-install-db --no-defaults --datadir=/tmp/new --user="$(id -un)" --innodb-log-file-size=4M --skip-test-db >/dev/null
mariadbd --no-defaults --datadir=/tmp/new --user="$(id -un)" --innodb-log-file-size=4M --bootstrap 2>/dev/null
mv /tmp/new /run/lab/mariadb`,
      ACCOUNTS,
    );
  made.set(lab.store, making);
  return making;
}
