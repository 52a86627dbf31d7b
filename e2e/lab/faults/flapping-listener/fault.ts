import type { Fault } from '../../fault.ts';
import { comesAndGoes, repeatedListings, repeatedProbes } from '../../flapping.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startRestarting } from '../../services/restarting.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 8080;

export const fault: Fault = {
  id: 'flapping-listener',
  cause: 'flapping-listener',
  // In its pauses nothing listens, and one look at such a moment shows just that.
  alsoOk: ['not-listening'],
  case: { target: SERVER, port: PORT, client: CLIENT, server: SERVER },
  symptom: 'intermittent',
  how: 'a web server that ends after 2.5 s; its supervisor starts it again 2.5 s later',
  packages: ['python3', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startSsh(lab.other);
    const words = [
      'python3',
      '-m',
      'http.server',
      String(PORT),
      '--bind',
      '0.0.0.0',
      '-d',
      '/usr/share/misc',
    ];
    await startRestarting(lab.server, { up: 2.5, down: 2.5 }, words);
  },
  recordings: [
    ...repeatedProbes(PORT),
    ...repeatedListings(PORT),
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`),
    onServer('ps', 'ps -eo pid,etimes,args | tail -n 8', { name: 'ps' }),
  ],
  evidenceSets: [
    ...comesAndGoes('possible', ['client.nc-loop.txt'], ['client.ncat-loop.txt'], ['client.bash-loop.txt']),
    ...comesAndGoes(
      'confirmed',
      ['client.nc-loop.txt', 'server.ss-loop.txt'],
      ['client.python-loop.txt', 'server.netstat-loop.txt'],
      ['client.bash-loop.txt', 'server.ss-port-loop.txt'],
    ),
  ],
};
