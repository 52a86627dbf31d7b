import type { Fault } from '../../fault.ts';
import { confirmed, otherMachine, refusedAlone } from '../../honest.ts';
import { ADDRESSES, BYSTANDER, LISTINGS, moreListings } from '../../listings.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { localProbes, probes } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 3306;
const SECOND = '10.77.2.3';

export const fault: Fault = {
  id: 'other-address-only',
  cause: 'other-address-only',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: `MariaDB with bind-address = ${SECOND}, the server's second address; ${SERVER} is dialled`,
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startSsh(lab.other);
    await lab.server.shell(`ip addr add ${SECOND}/24 brd + dev eth0 label eth0:1`);
    await startMariadb(lab, lab.server, SECOND);
  },
  recordings: [
    ...probes(SERVER, PORT),
    onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`),
    onClient('nc-openbsd', `nc -vz -w 5 ${SECOND} ${PORT}`, { name: 'nc-openbsd.second-address' }),
    ...[...LISTINGS, ...moreListings(PORT), ...ADDRESSES],
    ...localProbes('127.0.0.1', SERVER, PORT),
    ...BYSTANDER,
  ],
  evidenceSets: [
    ...refusedAlone('client.ncat.txt', 'client.nc-openbsd.txt', 'client.telnet.txt', 'client.mariadb.txt'),
    ...confirmed(
      'other-address-only',
      ['not-listening', 'loopback-only', 'firewall-drop'],
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.netstat.txt', 'server.ip-addr.txt'],
      ['client.telnet.txt', 'server.lsof.txt'],
      ['client.curl-telnet.txt', 'server.ss-ltn.txt', 'server.ifconfig.txt'],
      ['client.busybox-nc.txt', 'server.busybox-netstat.txt'],
    ),
    ...otherMachine('other-address-only'),
  ],
};
