import { afterHandshake, later } from '../../after-handshake.ts';
import { answers } from '../../honest.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startWeb } from '../../services/tls.ts';

const PORT = 3306;

export const fault = afterHandshake({
  id: 'wrong-service',
  cause: 'wrong-service',
  port: PORT,
  service: 'mysql',
  symptom: 'hang',
  how: 'nginx holds 3306, where MariaDB is meant: both sides wait for the other to speak',
  packages: ['nginx-light', 'mariadb-server-core'],
  start: async (lab) => {
    await startWeb(lab.server, String(PORT));
  },
  clients: [
    onClient('mariadb', `mariadb --connect-timeout=4 -h ${SERVER} -u app -psecret -e 'select 1'`),
    onClient('mariadb-admin', `mariadb-admin --connect-timeout=4 -h ${SERVER} -u app -psecret ping`),
    onClient('curl', `curl -sS -i -m 4 http://${SERVER}:${PORT}/`),
    onClient('nc-openbsd', `printf 'hello\\r\\n\\r\\n' | nc -w 3 ${SERVER} ${PORT}`, { name: 'nc-asks' }),
  ],
  captured: onClient('mariadb', `mariadb --connect-timeout=3 -h ${SERVER} -u app -psecret -e 'select 1'`, {
    name: 'mariadb-again',
  }),
  alsoOk: ['tcp-ok'],
  repair: {
    how: 'nginx is stopped, and MariaDB has its port',
    apply: async (lab) => {
      await lab.server.shell('nginx -s stop; sleep 0.5');
      await startMariadb(lab, lab.server, '0.0.0.0');
    },
    recordings: fixed([
      onClient('mariadb-admin', `mysqladmin --connect-timeout=10 -h ${SERVER} -P ${PORT} ping`),
      onClient('mariadb', `mariadb --connect-timeout=4 -h ${SERVER} -u app -psecret -e 'select 1'`, {
        check: true,
      }),
      onServer('ss', 'sudo ss -lntp'),
    ]),
    evidenceSets: answers('client.mariadb.fixed.txt'),
  },
  sets: [
    ...later('wrong-service', 'possible', 'silence after connecting', ['client.mariadb.txt']),
    ...later('wrong-service', 'likely', 'nginx can also pass connections on to a database', [
      'client.mariadb.txt',
      'server.ss.txt',
    ]),
    ...later('wrong-service', 'confirmed', 'nginx holds the port, and it speaks HTTP there', [
      'client.mariadb.txt',
      'client.curl.txt',
      'server.ss.txt',
    ]),
  ],
});
