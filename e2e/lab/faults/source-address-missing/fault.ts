import type { Fault } from '../../fault.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';
import { open, ownWay, SEEN_THERE, settled } from '../../way.ts';

const PORT = 8080;
/** An address that the client had once. */
const GONE = '10.77.1.50';

const ADDRESSES = [
  onClient('ip', 'ip addr', { name: 'ip-addr' }),
  onClient('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  onClient('net-tools', 'ifconfig', { name: 'ifconfig' }),
];

export const fault: Fault = {
  id: 'source-address-missing',
  cause: 'source-address-unavailable',
  case: { target: SERVER, port: PORT, service: 'http', client: CLIENT, server: SERVER },
  symptom: 'local-error',
  how: `every client is told to come from ${GONE}, which its machine does not have`,
  packages: ['dropbear-bin'],
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
    await startSsh(lab.server);
    await lab.client.shell('echo "0 2147483647" > /proc/sys/net/ipv4/ping_group_range');
  },
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 -s ${GONE} ${SERVER} ${PORT}`, { check: true }),
    onClient('curl', `curl -v --interface ${GONE} http://${SERVER}:${PORT}/`),
    onClient('wget', `wget -t 1 -O - --bind-address=${GONE} http://${SERVER}:${PORT}/`),
    onClient(
      'python',
      `python3 -c "import socket; socket.create_connection(('${SERVER}', ${PORT}), 5, source_address=('${GONE}', 0)); print('ok')"`,
    ),
    onClient('ssh', `ssh -o BatchMode=yes -o StrictHostKeyChecking=no -b ${GONE} -p ${PORT} ${SERVER} true`),
    ...ADDRESSES,
    ...ownWay(SERVER),
    ...SEEN_THERE,
  ],
  evidenceSets: [
    ...open(
      'likely',
      ['source-address-unavailable', 'port-exhaustion'],
      ...[['client.python.txt'], ['client.python.txt', 'server.ss.txt']],
    ),
    ...settled(
      'source-address-unavailable',
      ['client.nc-openbsd.txt', 'client.ip-addr.txt'],
      ['client.nc-openbsd.txt', 'client.ip-br-addr.txt'],
      ['client.curl.txt', 'client.ip-addr.txt'],
    ),
  ],
};
