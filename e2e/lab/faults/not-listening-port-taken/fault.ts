import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onServer } from '../../prompt.ts';
import { PSQL, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { launchPostgresql, makePostgresql } from '../../services/postgresql.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 5432;

export const fault: Fault = {
  id: 'not-listening-port-taken',
  cause: 'not-listening',
  variantOf: 'not-listening',
  case: { target: SERVER, port: PORT, service: 'postgresql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'PostgreSQL ended at its start, since another program held 0.0.0.0:5432 (EADDRINUSE); that one has ended as well',
  packages: ['postgresql-15', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    const other = await startHttp(lab.server, '0.0.0.0', PORT);
    await makePostgresql(lab.server, '0.0.0.0');
    await launchPostgresql(lab.server);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await other.stop();
  },
  recordings: [
    ...refusedService(PORT, PSQL),
    onServer('pg_lsclusters', 'pg_lsclusters'),
    onServer('cat', 'sudo cat /var/log/postgresql/postgresql-15-main.log', { name: 'log' }),
  ],
  evidenceSets: [
    ...refusedAlone('client.psql.txt', 'client.ruby.txt', 'client.php.txt'),
    ...confirmed(
      'not-listening',
      ['loopback-only', 'other-address-only', 'firewall-drop'],
      ['client.psql.txt', 'server.ss.txt', 'server.nft.txt'],
      ['client.php.txt', 'server.netstat.txt', 'server.nft.txt', 'server.log.txt'],
    ),
  ],
};
