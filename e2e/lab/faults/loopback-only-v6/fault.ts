import type { Fault } from '../../fault.ts';
import { confirmed, otherMachine, refusedAlone } from '../../honest.ts';
import { ADDRESSES, BYSTANDER, LISTINGS, moreListings } from '../../listings.ts';
import { CLIENT_V6, SERVER_V6 } from '../../network.ts';
import { localProbes, moreProbes, probes } from '../../probes.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 8080;

export const fault: Fault = {
  id: 'loopback-only-v6',
  cause: 'loopback-only',
  case: { target: SERVER_V6, port: PORT, service: 'http', client: CLIENT_V6, server: SERVER_V6 },
  symptom: 'refused',
  how: 'a web server bound to ::1, dialled over IPv6',
  packages: ['dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startHttp(lab.server, '::1', PORT);
    await startHttp(lab.other, '::1', PORT);
  },
  recordings: [
    ...probes(SERVER_V6, PORT),
    ...moreProbes(SERVER_V6, PORT),
    ...[...LISTINGS, ...moreListings(PORT), ...ADDRESSES],
    ...localProbes('::1', SERVER_V6, PORT),
    ...BYSTANDER,
  ],
  evidenceSets: [
    ...refusedAlone(
      'client.ncat.txt',
      'client.nc-openbsd.txt',
      'client.telnet.txt',
      'client.curl-telnet.txt',
    ),
    ...confirmed(
      'loopback-only',
      ['not-listening', 'firewall-drop'],
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.netstat.txt'],
      ['client.telnet.txt', 'server.lsof.txt'],
      ['client.curl-telnet.txt', 'server.proc-net-both.txt'],
      ['client.python.txt', 'server.busybox-netstat.txt'],
    ),
    ...otherMachine('loopback-only'),
  ],
};
