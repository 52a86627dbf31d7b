import { closesIdle } from '../../closes-idle.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';

const PORT = 3306;
const ASKS = `(echo 'select 1;'; sleep 6; echo 'select 2;') | mariadb -h ${SERVER} -u app -psecret --skip-reconnect`;

export const fault = closesIdle({
  id: 'idle-timeout-mariadb',
  how: 'MariaDB with wait_timeout 3: it closes a session that has asked nothing for three seconds',
  port: PORT,
  service: 'mysql',
  packages: ['mariadb-server-core'],
  start: async (lab) => {
    await startMariadb(lab, lab.server, '0.0.0.0');
    await lab.server.shell(
      `mariadb -S /run/mysqld/mysqld.sock -e 'set global wait_timeout=3' || mariadb -e 'set global wait_timeout=3'`,
    );
  },
  clients: [
    onClient('mariadb', ASKS, { name: 'mariadb-idle' }),
    onClient('mariadb', ASKS.replace(' --skip-reconnect', ' -v'), { name: 'mariadb-idle-v' }),
  ],
  captured: onClient('mariadb', `for i in 1 2; do ${ASKS}; done`, { name: 'mariadb-captured' }),
  setting: onServer(
    'mariadb',
    `sudo mariadb -S /run/mysqld/mysqld.sock -e "show global variables like 'wait_timeout'"`,
  ),
});
