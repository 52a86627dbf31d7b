import { afterHandshake, later } from '../../after-handshake.ts';
import { answers } from '../../honest.ts';
import { CLIENT, OTHER, SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';

const PORT = 3306;
const ASK = `mariadb --connect-timeout=3 -h ${SERVER} -u app -psecret -e 'select 1'`;

/** Logs in and stays. */
const STAY = `while sleep 0.1; do mariadb -h ${SERVER} -u app -psecret -e 'select sleep(3600)'; done`;

export const fault = afterHandshake({
  id: 'service-closes-too-many',
  cause: 'service-closes',
  port: PORT,
  service: 'mysql',
  symptom: 'reset',
  how: `MariaDB with max_connections=10, all taken by ${OTHER}: it accepts ${CLIENT}, says "Too many connections" and closes`,
  packages: ['mariadb-server-core'],
  start: async (lab) => {
    await startMariadb(lab, lab.server, '0.0.0.0');
    await lab.server.shell(
      `mariadb -S /run/mysqld/mysqld.sock -e 'set global max_connections=10' || mariadb -e 'set global max_connections=10'`,
    );
    for (let i = 0; i < 11; i += 1) await lab.other.start(['bash', '-c', STAY]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  },
  greets: true,
  clients: [
    onClient('mariadb', ASK),
    onClient('mariadb-admin', `mariadb-admin --connect-timeout=3 -h ${SERVER} -u app -psecret ping`),
    onClient('nc-openbsd', `nc -v -w 4 ${SERVER} ${PORT} </dev/null`, { name: 'nc-reads' }),
  ],
  captured: onClient('mariadb', ASK, { name: 'mariadb-again' }),
  alsoOk: ['tcp-ok'],
  staysLikely: 'the service speaks and says that it is full: by then some attempts may have been let in',
  repair: {
    how: 'max_connections is 50 more',
    apply: async (lab) => {
      await lab.server.shell(`mariadb -e 'set global max_connections = @@global.max_connections + 50'`);
    },
    recordings: fixed([
      onClient('mariadb', ASK, { check: true }),
      onClient('mariadb-admin', `mariadb-admin --connect-timeout=3 -h ${SERVER} -u app -psecret ping`),
    ]),
    evidenceSets: answers('client.mariadb.fixed.txt', 'client.mariadb-admin.fixed.txt'),
  },
  sets: [
    ...later('service-closes', 'likely', 'MariaDB itself says that it takes no more', ['client.mariadb.txt']),
  ],
});
