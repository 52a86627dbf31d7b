import type { Fault } from '../../fault.ts';
import { confirmed, refusedAlone } from '../../honest.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { refusedService } from '../../refused-service.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startCassandra } from '../../services/cassandra.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 9042;
const SECOND = '10.77.2.3';

export const fault: Fault = {
  id: 'other-address-only-cassandra',
  cause: 'other-address-only',
  case: { target: SERVER, port: PORT, service: 'cassandra', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: `a Java process that stands in for Cassandra's native transport (Debian has none), as with rpc_address: ${SECOND}`,
  packages: ['openjdk-17-jdk-headless', 'dropbear-bin'],
  start: async (lab) => {
    await prepareRuntimes(lab.client);
    await startSsh(lab.server);
    await startSsh(lab.other);
    await lab.server.shell(`ip addr add ${SECOND}/24 brd + dev eth0 label eth0:1`);
    await startCassandra(lab.server, SECOND);
  },
  recordings: refusedService(PORT, onClient('telnet', `telnet ${SERVER} ${PORT}`)),
  evidenceSets: [
    ...refusedAlone('client.telnet.txt', 'client.nc-openbsd.txt', 'client.node.txt', 'client.java.txt'),
    ...confirmed(
      'other-address-only',
      ['not-listening', 'loopback-only', 'firewall-drop'],
      ['client.python.txt', 'server.ss.txt'],
      ['client.node.txt', 'server.netstat.txt', 'server.ip-addr.txt'],
      ['client.java.txt', 'server.lsof.txt'],
      ['client.ruby.txt', 'server.proc-net-both.txt'],
    ),
  ],
};
