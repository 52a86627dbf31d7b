import type { Fault } from '../../fault.ts';
import { startNginx } from '../../services/nginx.ts';
import { DROPPED, flooded } from '../../syn-flood.ts';

const PORT = 8080;

export const fault: Fault = {
  ...flooded({
    id: 'syn-queue-overflow',
    how: 'nginx with a backlog of 16 and SYN cookies off, under two thousand SYNs a second whose senders never answer',
    port: PORT,
    service: 'http',
    syncookies: 0,
    packages: ['nginx-light'],
    serve: (lab) => startNginx(lab.server, PORT),
  }),
  cause: 'syn-queue-overflow',
  evidenceSets: DROPPED,
};
