import type { Fault } from '../../fault.ts';
import { confirmed, likely, otherMachine, refusedAlone } from '../../honest.ts';
import { ADDRESSES, BYSTANDER, LISTINGS, moreListings } from '../../listings.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { localProbes, probes } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 3306;
const REAL_PORT = 3307;

export const fault: Fault = {
  id: 'wrong-port',
  cause: 'wrong-port',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: `MariaDB on 0.0.0.0:${REAL_PORT}; ${PORT} is dialled`,
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startSsh(lab.other);
    await startMariadb(lab, lab.server, '0.0.0.0', REAL_PORT);
    await startMariadb(lab, lab.other, '0.0.0.0');
  },
  recordings: [
    ...probes(SERVER, PORT),
    onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`),
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${REAL_PORT}`, { name: 'nc-openbsd.real-port' }),
    ...[...LISTINGS, ...moreListings(PORT), ...ADDRESSES],
    ...localProbes('127.0.0.1', SERVER, PORT),
    ...BYSTANDER,
  ],
  evidenceSets: [
    ...refusedAlone('client.ncat.txt', 'client.nc-openbsd.txt', 'client.telnet.txt', 'client.mariadb.txt'),
    ...confirmed(
      'wrong-port',
      ['loopback-only', 'other-address-only', 'firewall-drop'],
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.netstat.txt'],
      ['client.telnet.txt', 'server.lsof.txt'],
    ),
    ...likely(
      'wrong-port',
      'the listing names no process: what listens on 3307 may be another service',
      ['client.ncat.txt', 'server.ss-ltn.txt'],
      ['client.nc-traditional.txt', 'server.busybox-netstat.txt'],
    ),
    ...otherMachine('wrong-port'),
  ],
};
