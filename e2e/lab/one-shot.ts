import type { Fault } from './fault.ts';
import { comesAndGoes } from './flapping.ts';
import { untilListens } from './host.ts';
import { CLIENT, SERVER } from './network.ts';
import { onClient, onServer } from './prompt.ts';
import { startSsh } from './services/ssh.ts';

const PORT = 9999;
const DIAL = `nc -vz -w 2 ${SERVER} ${PORT}`;

/** A listener of that nc flavour which ends with its first connection. */
export function oneShot(id: string, how: string, program: readonly string[]): Fault {
  return {
    id,
    cause: 'flapping-listener',
    variantOf: 'flapping-listener',
    // After its one connection nothing listens, and a look at that moment shows just that.
    alsoOk: ['not-listening'],
    staysLikely: 'it was there and then not: that it ended by itself, and was not stopped, is not shown',
    case: { target: SERVER, port: PORT, client: CLIENT, server: SERVER },
    symptom: 'intermittent',
    how,
    start: async (lab) => {
      await startSsh(lab.server);
      const service = await lab.server.start([...program, String(PORT)], { user: 'ops' });
      await untilListens(lab.server, PORT, service);
    },
    recordings: [
      onServer('ps', 'ps -eo pid,args | grep nc', { name: 'ps-before' }),
      onServer('ss', 'for i in 1 2 3; do date +%T; sudo ss -lntp; sleep 3; done', {
        name: 'ss-loop',
        meanwhile: [onClient('nc-openbsd', `${DIAL}; sleep 1; ${DIAL}`, { name: 'nc-twice', check: true })],
      }),
      onClient('ncat', `ncat -v -w 2 ${SERVER} ${PORT} </dev/null`),
      onClient('nc-traditional', `nc -nvz -w 2 ${SERVER} ${PORT}`),
      onClient(
        'python',
        `python3 -c "import socket; socket.create_connection(('${SERVER}', ${PORT}), 5); print('ok')"`,
      ),
      onClient('curl', `curl -v --connect-timeout 5 telnet://${SERVER}:${PORT} </dev/null`, {
        name: 'curl-telnet',
      }),
      onServer('ss', 'sudo ss -lntp', { name: 'ss-after' }),
      onServer('net-tools', 'sudo netstat -lntp', { name: 'netstat-after' }),
      onServer('ps', 'ps -eo pid,args | grep nc', { name: 'ps-after' }),
    ],
    evidenceSets: [
      ...comesAndGoes('possible', ['client.nc-twice.txt'], ['client.nc-twice.txt', 'server.ss-after.txt']),
      ...comesAndGoes(
        'likely',
        ['client.nc-twice.txt', 'server.ss-loop.txt'],
        ['client.python.txt', 'server.ss-loop.txt'],
      ),
    ],
  };
}
