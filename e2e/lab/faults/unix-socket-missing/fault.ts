import type { Fault } from '../../fault.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { socketListings, socketProbes, socketSets } from '../../unix-socket.ts';

const PATH = '/run/mysqld/mysqld.sock';

export const fault: Fault = {
  id: 'unix-socket-missing',
  cause: 'unix-socket-missing',
  case: { target: PATH, port: 3306, service: 'mysql' },
  symptom: 'local-error',
  oneMachine: true,
  how: 'MariaDB stopped: it took its Unix socket with it',
  packages: ['mariadb-server-core'],
  start: async (lab) => {
    const service = await startMariadb(lab, lab.server, '127.0.0.1');
    await service.stop();
  },
  recordings: [
    onClient('mariadb', 'mariadb -u app -psecret shop', { check: true }),
    onClient('mariadb-admin', 'mariadb-admin ping'),
    ...socketProbes(PATH),
    ...socketListings(PATH),
  ],
  evidenceSets: [
    ...socketSets(
      'unix-socket-missing',
      'confirmed',
      ['client.mariadb.txt'],
      ['client.nc-openbsd.txt'],
      ['client.socat.txt'],
      ['client.python.txt', 'server.ss.txt'],
      ['client.curl.txt', 'server.ls.txt'],
    ),
    ...socketSets('unix-socket-missing', 'possible', ['client.curl.txt']),
  ],
};
