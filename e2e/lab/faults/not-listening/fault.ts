import type { Fault } from '../../fault.ts';
import { confirmed, likely, otherMachine, refusedAlone } from '../../honest.ts';
import { ADDRESSES, BYSTANDER, FILTERS, LISTINGS, moreListings } from '../../listings.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { localProbes, probes } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 3306;

export const fault: Fault = {
  id: 'not-listening',
  cause: 'not-listening',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'MariaDB stopped; the bystander web3 runs one on 127.0.0.1',
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startSsh(lab.other);
    const service = await startMariadb(lab, lab.server, '0.0.0.0');
    await service.stop();
    await startMariadb(lab, lab.other, '127.0.0.1');
  },
  recordings: [
    ...probes(SERVER, PORT),
    onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`),
    ...[...LISTINGS, ...moreListings(PORT), ...ADDRESSES, ...FILTERS],
    ...localProbes('127.0.0.1', SERVER, PORT),
    ...BYSTANDER,
  ],
  evidenceSets: [
    ...refusedAlone('client.ncat.txt', 'client.nc-openbsd.txt', 'client.telnet.txt', 'client.mariadb.txt'),
    ...confirmed(
      'not-listening',
      ['loopback-only', 'other-address-only', 'firewall-drop'],
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.netstat.txt'],
      ['client.telnet.txt', 'server.lsof.txt'],
      // No process names, and SSH's port is the only one: there is no other port where the service could be.
      ['client.ncat.txt', 'server.ss-ltn.txt'],
      ['client.nc-traditional.txt', 'server.busybox-netstat.txt'],
      ['client.bash-timeout.txt', 'server.proc-net-both.txt'],
    ),
    ...likely(
      'not-listening',
      'only this port was asked for: the service may be on another',
      ['client.ncat.txt', 'server.ss-port.txt'],
      ['client.ncat.txt', 'server.lsof-port.txt'],
    ),
    ...likely('not-listening', 'nothing on the loopback address either', [
      'client.ncat.txt',
      'server.nc-loopback.txt',
      'server.nc-own-address.txt',
    ]),
    ...otherMachine('not-listening'),
  ],
};
