import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onServer } from '../../prompt.ts';
import { PSQL, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startPostgresql } from '../../services/postgresql.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 5432;

export const fault: Fault = {
  id: 'wrong-port-postgresql',
  cause: 'wrong-port',
  variantOf: 'wrong-port',
  case: { target: SERVER, port: PORT, service: 'postgresql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'PostgreSQL on every address, port 5433 (a second cluster); 5432 is dialled',
  packages: ['postgresql-15', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    await startPostgresql(lab.server, '*', 5433);
  },
  recordings: [...refusedService(PORT, PSQL), onServer('pg_lsclusters', 'pg_lsclusters')],
  evidenceSets: [
    ...refusedAlone('client.psql.txt', 'client.nc-openbsd.txt', 'client.node.txt', 'client.java.txt'),
    ...confirmed(
      'wrong-port',
      ['loopback-only', 'other-address-only', 'firewall-drop'],
      ['client.psql.txt', 'server.ss.txt', 'server.nft.txt'],
      ['client.python.txt', 'server.netstat.txt', 'server.nft.txt'],
      ['client.nc-openbsd.txt', 'server.lsof.txt', 'server.nft.txt'],
    ),
  ],
};
