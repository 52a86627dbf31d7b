import type { Fault } from '../../fault.ts';
import { confirmed, likely, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onServer } from '../../prompt.ts';
import { PSQL, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startPostgresql } from '../../services/postgresql.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 5432;

export const fault: Fault = {
  id: 'not-listening-postgresql',
  cause: 'not-listening',
  case: { target: SERVER, port: PORT, service: 'postgresql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'PostgreSQL was started and then stopped',
  packages: ['postgresql-15', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    const service = await startPostgresql(lab.server, '*');
    await service.stop();
  },
  recordings: [
    ...refusedService(PORT, PSQL),
    onServer('pg_lsclusters', 'pg_lsclusters'),
    onServer('cat', 'sudo tail -n 4 /var/log/postgresql/postgresql-15-main.log', { name: 'log' }),
  ],
  evidenceSets: [
    ...refusedAlone('client.psql.txt', 'client.nc-openbsd.txt', 'client.python.txt', 'client.java.txt'),
    ...likely(
      'not-listening',
      'a port that is forwarded needs no listener, and no rules were seen',
      ['client.psql.txt', 'server.ss.txt'],
      ['client.node.txt', 'server.netstat.txt'],
    ),
    ...confirmed(
      'not-listening',
      ['loopback-only', 'other-address-only', 'firewall-drop'],
      ['client.psql.txt', 'server.ss.txt', 'server.nft.txt'],
      ['client.python.txt', 'server.netstat.txt', 'server.nft.txt'],
      ['client.nc-openbsd.txt', 'server.lsof.txt', 'server.nft.txt'],
    ),
  ],
};
