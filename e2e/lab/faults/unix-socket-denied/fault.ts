import type { Fault } from '../../fault.ts';
import { onClient } from '../../prompt.ts';
import { REDIS_SOCKET, startRedisAtSocket } from '../../services/redis-socket.ts';
import { socketListings, socketProbes, socketSets } from '../../unix-socket.ts';

export const fault: Fault = {
  id: 'unix-socket-denied',
  cause: 'unix-socket-denied',
  case: { target: REDIS_SOCKET, port: 6379, service: 'redis' },
  symptom: 'local-error',
  oneMachine: true,
  how: 'Redis with unixsocketperm 770, and a client that is not in its group',
  packages: ['redis-server'],
  start: async (lab) => {
    await startRedisAtSocket(lab.server, 'unixsocketperm 770');
  },
  recordings: [
    onClient('redis-cli', `redis-cli -s ${REDIS_SOCKET} ping`, { check: true }),
    ...socketProbes(REDIS_SOCKET),
    ...socketListings(REDIS_SOCKET),
  ],
  evidenceSets: [
    ...socketSets(
      'unix-socket-denied',
      'confirmed',
      ['client.redis-cli.txt', 'server.ls.txt', 'server.id.txt'],
      ['client.nc-openbsd.txt', 'server.namei.txt', 'server.id.txt'],
      ['client.curl.txt', 'server.stat.txt', 'server.id.txt'],
    ),
    ...socketSets(
      'unix-socket-denied',
      'likely',
      ['client.redis-cli.txt'],
      ['client.socat.txt', 'server.ls.txt'],
      ['client.python.txt', 'server.ss.txt'],
    ),
  ],
};
