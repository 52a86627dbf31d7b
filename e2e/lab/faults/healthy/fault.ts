import type { Fault } from '../../fault.ts';
import { answers, connects } from '../../honest.ts';
import { ADDRESSES, LISTINGS } from '../../listings.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { localProbes, moreProbes, probes } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 3306;

export const fault: Fault = {
  id: 'healthy',
  cause: 'tcp-ok',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  how: 'MariaDB on 0.0.0.0, and nothing in the way',
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startMariadb(lab, lab.server, '0.0.0.0');
  },
  recordings: [
    ...probes(SERVER, PORT),
    onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`, { check: true }),
    onClient('mariadb', `mariadb -h ${SERVER} -u app -pwrong -e 'select 1'`, {
      name: 'mariadb-wrong-password',
    }),
    ...moreProbes(SERVER, PORT),
    ...[...LISTINGS, ...ADDRESSES],
    ...localProbes('127.0.0.1', SERVER, PORT),
  ],
  evidenceSets: [
    ...answers('client.nc-openbsd.txt', 'client.ncat.txt'),
    ...answers('client.mariadb.txt'),
    ...answers('client.mariadb-wrong-password.txt'),
    ...answers('client.ncat.txt', 'server.ss.txt'),
    ...answers('client.telnet.txt', 'server.netstat.txt'),
    ...connects('client.nc-openbsd.txt'),
    ...connects('client.nc-traditional.txt', 'server.ss.txt'),
  ],
};
