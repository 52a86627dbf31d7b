import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { PSQL, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startPostgresql } from '../../services/postgresql.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 5432;

export const fault: Fault = {
  id: 'other-address-only-postgresql',
  cause: 'other-address-only',
  variantOf: 'other-address-only',
  case: { target: SERVER, port: PORT, service: 'postgresql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'PostgreSQL with listen_addresses = 10.77.2.3',
  packages: ['postgresql-15', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    await lab.server.shell('ip addr add 10.77.2.3/24 brd + dev eth0 label eth0:1');
    await startPostgresql(lab.server, '10.77.2.3');
  },
  recordings: refusedService(PORT, PSQL),
  evidenceSets: [
    ...refusedAlone('client.psql.txt', 'client.nc-openbsd.txt', 'client.php.txt', 'client.java.txt'),
    ...confirmed(
      'other-address-only',
      ['not-listening', 'loopback-only', 'firewall-drop'],
      ['client.psql.txt', 'server.ss.txt'],
      ['client.node.txt', 'server.netstat.txt'],
      ['client.python.txt', 'server.lsof.txt'],
      ['client.ruby.txt', 'server.proc-net-both.txt'],
      ['client.curl-telnet.txt', 'server.ss-ltn.txt'],
    ),
  ],
};
