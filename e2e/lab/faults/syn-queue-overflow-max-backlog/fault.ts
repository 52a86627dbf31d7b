import type { Fault } from '../../fault.ts';
import { untilListens } from '../../host.ts';
import { launchPostgresql, makePostgresql } from '../../services/postgresql.ts';
import { DROPPED, flooded } from '../../syn-flood.ts';

export const fault: Fault = {
  ...flooded({
    id: 'syn-queue-overflow-max-backlog',
    how: 'as syn-queue-overflow, with PostgreSQL’s backlog of 244 and tcp_max_syn_backlog = 64: three quarters of that are all that is kept, and the only counter that grows is ListenDrops',
    port: 5432,
    service: 'postgresql',
    syncookies: 0,
    packages: ['postgresql-15'],
    serve: async ({ server }) => {
      await server.shell('echo 64 > /proc/sys/net/ipv4/tcp_max_syn_backlog');
      await makePostgresql(server, '*');
      // Who was connected before says nothing, and stays.
      await server.shell("echo 'authentication_timeout = 600s' >> /etc/postgresql/15/main/postgresql.conf");
      await untilListens(server, 5432, await launchPostgresql(server));
    },
  }),
  cause: 'syn-queue-overflow',
  evidenceSets: DROPPED,
};
