import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';

const PORT = 5432;

export const fault = afterHandshake({
  id: 'wrong-service-http',
  cause: 'wrong-service',
  port: PORT,
  service: 'postgresql',
  symptom: 'reset',
  how: 'a web server in Python holds 5432, where PostgreSQL is meant',
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
  },
  clients: [
    onClient('psql', `PGCONNECT_TIMEOUT=4 psql -h ${SERVER} -U app shop -c 'select 1'`),
    onClient('psql', `PGSSLMODE=disable PGCONNECT_TIMEOUT=4 psql -h ${SERVER} -U app shop -c 'select 1'`, {
      name: 'psql-plain',
    }),
    onClient('curl', `curl -sS -i -m 4 http://${SERVER}:${PORT}/`),
  ],
  captured: onClient('psql', `PGCONNECT_TIMEOUT=3 psql -h ${SERVER} -U app shop -c 'select 1'`, {
    name: 'psql-again',
  }),
  alsoOk: ['tcp-ok'],
  sets: [
    ...later('wrong-service', 'confirmed', 'what holds the port speaks HTTP, and is no PostgreSQL', [
      'client.psql.txt',
      'client.curl.txt',
      'server.ss.txt',
    ]),
  ],
});
