import type { Fault } from '../../fault.ts';
import { CASE, PORT, silence, silentServer } from '../../full-queue.ts';
import { SERVER } from '../../network.ts';
import { onServer } from '../../prompt.ts';
import { holdConnections } from '../../services/crowd.ts';
import { startNginx } from '../../services/nginx.ts';
import { startSsh } from '../../services/ssh.ts';

const WORKER = "$(pgrep -f '^nginx: worker')";

export const fault: Fault = {
  id: 'fd-exhaustion-server',
  cause: 'fd-exhaustion',
  variantOf: 'accept-queue-overflow',
  alsoOk: ['accept-queue-overflow'],
  case: { ...CASE, service: 'nginx' },
  symptom: 'timeout',
  how: 'nginx whose worker may open 30 files; 60 idle connections hold them all and fill its backlog of 16',
  packages: ['nginx-light'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startNginx(lab.server, PORT, 'worker_rlimit_nofile 30;');
    await holdConnections(lab.other, SERVER, PORT, 41);
  },
  sideBySide: true,
  recordings: [
    ...silentServer(),
    onServer('cat', `sudo cat /proc/${WORKER}/limits`, { name: 'limits' }),
    onServer('bash', `sudo ls /proc/${WORKER}/fd | wc -l`, { name: 'fd-count' }),
    onServer('lsof', `sudo lsof -nP -p ${WORKER}`, { name: 'lsof-process' }),
    onServer('bash', 'sudo tail -n 8 /var/log/nginx/error.log', { name: 'nginx-log' }),
  ],
  evidenceSets: [
    ...silence('fd-exhaustion', 'possible', '', ['client.nc-openbsd.txt']),
    ...silence('fd-exhaustion', 'possible', 'a full queue; why it is not emptied is not seen', [
      'client.nc-openbsd.txt',
      'server.ss.txt',
    ]),
    ...silence('fd-exhaustion', 'confirmed', 'its log says so', [
      'client.nc-openbsd.txt',
      'server.ss.txt',
      'server.nginx-log.txt',
      'server.limits.txt',
      'server.fd-count.txt',
    ]),
  ],
};
