import type { Fault } from '../../fault.ts';
import { startNginx } from '../../services/nginx.ts';
import { flooded } from '../../syn-flood.ts';

const PORT = 8080;
const MUST_NOT = ['syn-queue-overflow', 'accept-queue-overflow', 'unresponsive-service', 'return-path-lost'];

export const fault: Fault = {
  ...flooded({
    id: 'healthy-syn-flood',
    how: 'as syn-queue-overflow, with SYN cookies on: the queue is full, and every client connects all the same',
    port: PORT,
    service: 'http',
    syncookies: 1,
    packages: ['nginx-light'],
    serve: (lab) => startNginx(lab.server, PORT),
  }),
  cause: 'tcp-ok',
  evidenceSets: [
    {
      pastes: ['client.nc-openbsd.txt', 'server.ss-tan.txt', 'server.sysctl.txt'],
      level: 'confirmed',
      possibleMustInclude: ['tcp-ok'],
      mustNotConfirm: MUST_NOT,
      shouldRuleOut: [],
      note: 'the queue is full of half-open connections, and cookies answer those that find no room',
    },
    {
      pastes: ['server.nstat.before.txt', 'server.nstat.after.txt', 'server.ss-tan.txt'],
      level: 'possible',
      possibleMustInclude: ['tcp-ok'],
      mustNotConfirm: MUST_NOT,
      shouldRuleOut: [],
      note: 'no client is seen',
    },
  ],
};
