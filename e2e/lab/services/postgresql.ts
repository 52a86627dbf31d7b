import { isRoot, untilListens, type Host, type Service } from '../host.ts';

const BIN = '/usr/lib/postgresql/15/bin';
const LOG = '/var/log/postgresql/postgresql-15-main.log';
const CONFIGURATION = '/etc/postgresql/15/main';

/** What Debian's pg_createcluster writes, as far as it matters here. */
const configuration = (
  listen: string,
  port: number,
): string => `data_directory = '/var/lib/postgresql/15/main'
hba_file = '${CONFIGURATION}/pg_hba.conf'
ident_file = '${CONFIGURATION}/pg_ident.conf'
external_pid_file = '/var/run/postgresql/15-main.pid'

#------------------------------------------------------------------------------
# CONNECTIONS AND AUTHENTICATION
#------------------------------------------------------------------------------

listen_addresses = '${listen}'
port = ${port}				# (change requires restart)
max_connections = 100			# (change requires restart)
unix_socket_directories = '/var/run/postgresql'
dynamic_shared_memory_type = mmap
cluster_name = '15/main'
log_line_prefix = '%m [%p] %q%u@%d '
`;

const HBA = `local all all trust
host all all 10.77.0.0/16 trust
host all all fd77::/16 trust
`;

// Its System V segment must end with it, however it ends.
const AS = [
  'unshare',
  '-i',
  ...(isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []),
];

const makeCluster = (): string => `id=$(id -u)
grep -q ^postgres: /etc/passwd || {
  echo 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash' >> /etc/passwd
  echo 'postgres:x:104:' >> /etc/group
}
grep -q ":x:$id:" /etc/passwd || echo "someone:x:$id:$(id -g)::/:/bin/bash" >> /etc/passwd
rm -rf /etc/postgresql /var/lib/postgresql
mkdir -p ${CONFIGURATION} /var/lib/postgresql/15 /run/postgresql /var/log/postgresql
${isRoot ? 'chown -R postgres:postgres /var/lib/postgresql /run/postgresql /var/log/postgresql' : ':'}
${AS.join(' ')} ${BIN}/initdb -D /var/lib/postgresql/15/main -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
mv /var/lib/postgresql/15/main/pg_ident.conf ${CONFIGURATION}
rm /var/lib/postgresql/15/main/{postgresql,pg_hba}.conf
`;

/** A real PostgreSQL in Debian's layout, with a fresh cluster; it is not started yet. */
export async function makePostgresql(host: Host, listen: string, port: number = 5432): Promise<void> {
  await host.shell(makeCluster());
  await host.shell(`cat > ${CONFIGURATION}/postgresql.conf`, configuration(listen, port));
  await host.shell(`cat > ${CONFIGURATION}/pg_hba.conf`, HBA);
  if (isRoot) await host.shell(`chown -R postgres:postgres /etc/postgresql`);
}

/** Starts the cluster that is there, as pg_ctlcluster does: what it prints goes to its log. */
export function launchPostgresql(host: Host): Promise<Service> {
  const command = `exec ${BIN}/postgres -D /var/lib/postgresql/15/main -c config_file=${CONFIGURATION}/postgresql.conf`;
  return host.start([...AS, 'bash', '-c', `${command} >>${LOG} 2>&1`]);
}

export async function startPostgresql(host: Host, listen: string, port: number = 5432): Promise<Service> {
  await makePostgresql(host, listen, port);
  const service = await launchPostgresql(host);
  await untilListens(host, port, service);
  return service;
}
