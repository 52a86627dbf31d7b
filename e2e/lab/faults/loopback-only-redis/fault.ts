import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { REDIS_CLI, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startRedis } from '../../services/redis.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 6379;

export const fault: Fault = {
  id: 'loopback-only-redis',
  cause: 'loopback-only',
  variantOf: 'loopback-only-mariadb',
  case: { target: SERVER, port: PORT, service: 'redis', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'Redis with bind 127.0.0.1',
  packages: ['redis-server', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    await startRedis(lab.server, '127.0.0.1');
  },
  recordings: refusedService(PORT, REDIS_CLI),
  evidenceSets: [
    ...refusedAlone('client.redis-cli.txt', 'client.nc-openbsd.txt', 'client.php.txt', 'client.java.txt'),
    ...confirmed(
      'loopback-only',
      ['not-listening', 'firewall-drop'],
      ['client.redis-cli.txt', 'server.ss.txt'],
      ['client.node.txt', 'server.netstat.txt'],
      ['client.python.txt', 'server.lsof.txt'],
      ['client.ruby.txt', 'server.proc-net-both.txt'],
      ['client.curl-telnet.txt', 'server.ss-ltn.txt'],
    ),
  ],
};
