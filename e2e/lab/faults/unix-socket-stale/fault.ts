import type { Fault } from '../../fault.ts';
import { onClient } from '../../prompt.ts';
import { startPostgresql } from '../../services/postgresql.ts';
import { socketListings, socketProbes, socketSets } from '../../unix-socket.ts';

const PATH = '/var/run/postgresql/.s.PGSQL.5432';

export const fault: Fault = {
  id: 'unix-socket-stale',
  cause: 'unix-socket-stale',
  case: { target: PATH, port: 5432, service: 'postgresql' },
  symptom: 'refused',
  oneMachine: true,
  how: 'PostgreSQL killed with SIGKILL: its Unix socket stays behind',
  packages: ['postgresql-15'],
  start: async (lab) => {
    await startPostgresql(lab.server, '127.0.0.1');
    await lab.server.shell('pkill -KILL -u postgres; sleep 1');
  },
  recordings: [
    onClient('psql', 'psql -U postgres -c "select 1"', { check: true }),
    ...socketProbes(PATH),
    ...socketListings(PATH),
  ],
  evidenceSets: [
    ...socketSets(
      'unix-socket-stale',
      'confirmed',
      ['client.psql.txt'],
      ['client.nc-openbsd.txt'],
      ['client.socat.txt', 'server.ls.txt'],
      ['client.curl.txt', 'server.ls.txt', 'server.ss.txt'],
    ),
    ...socketSets('unix-socket-stale', 'possible', ['client.curl.txt']),
  ],
};
