import type { Fault } from '../../fault.ts';
import { refusedAlone } from '../../honest.ts';
import { FILTERS, LISTINGS } from '../../listings.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 9999;

export const fault: Fault = {
  id: 'not-listening-nc-traditional',
  cause: 'not-listening',
  variantOf: 'not-listening',
  staysLikely: 'the nc that listens on another port may be the service that was meant',
  alsoOk: ['wrong-port'],
  case: { target: SERVER, port: PORT, client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'the traditional nc -l PORT: without -p it listens on a port of its own choice',
  start: async (lab) => {
    await startSsh(lab.server);
    await lab.server.start(['/bin/nc.traditional', '-l', '9999'], { user: 'ops' });
    await new Promise((resolve) => setTimeout(resolve, 500));
  },
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    onClient('ncat', `ncat -v -w 5 ${SERVER} ${PORT}`),
    onClient('curl', `curl -v --connect-timeout 5 telnet://${SERVER}:${PORT}`, { name: 'curl-telnet' }),
    // Its port is another one each time.
    ...LISTINGS.map((one) => ({ ...one, check: false })),
    ...FILTERS,
    onServer('ps', 'ps -eo pid,args | grep nc'),
  ],
  evidenceSets: refusedAlone('client.nc-openbsd.txt', 'client.ncat.txt', 'client.curl-telnet.txt'),
};
