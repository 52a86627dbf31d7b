import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { REDIS_CLI, refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startRedis } from '../../services/redis.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 6379;

export const fault: Fault = {
  id: 'other-address-only-redis',
  cause: 'other-address-only',
  variantOf: 'other-address-only',
  case: { target: SERVER, port: PORT, service: 'redis', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'Redis with bind 10.77.2.3',
  packages: ['redis-server', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    await lab.server.shell('ip addr add 10.77.2.3/24 brd + dev eth0 label eth0:1');
    await startRedis(lab.server, '10.77.2.3');
  },
  recordings: refusedService(PORT, REDIS_CLI),
  evidenceSets: [
    ...refusedAlone('client.redis-cli.txt', 'client.nc-openbsd.txt', 'client.php.txt', 'client.java.txt'),
    ...confirmed(
      'other-address-only',
      ['not-listening', 'loopback-only', 'firewall-drop'],
      ['client.redis-cli.txt', 'server.ss.txt'],
      ['client.node.txt', 'server.netstat.txt'],
      ['client.python.txt', 'server.lsof.txt'],
      ['client.ruby.txt', 'server.proc-net-both.txt'],
      ['client.curl-telnet.txt', 'server.ss-ltn.txt'],
    ),
  ],
};
