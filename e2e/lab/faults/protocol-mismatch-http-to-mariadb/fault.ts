import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startMariadb } from '../../services/mariadb.ts';

const PORT = 3306;

export const fault = afterHandshake({
  id: 'protocol-mismatch-http-to-mariadb',
  cause: 'protocol-mismatch',
  port: PORT,
  service: 'mysql',
  symptom: 'reset',
  how: 'MariaDB, asked in HTTP and in TLS',
  packages: ['mariadb-server-core'],
  start: async (lab) => {
    await startMariadb(lab, lab.server, '0.0.0.0');
  },
  greets: true,
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('curl', `curl -sS -m 4 https://${SERVER}:${PORT}/`, { name: 'curl-https' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
  ],
  captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  alsoOk: ['tcp-ok'],
  staysLikely: 'curl is no client of a database: what its own client speaks is not seen',
  sets: [
    ...later('protocol-mismatch', 'likely', 'what answers is no HTTP; which program it is, is not seen', [
      'client.curl.txt',
    ]),
  ],
});
