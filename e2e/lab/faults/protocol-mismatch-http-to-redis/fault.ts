import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startRedis } from '../../services/redis.ts';

const PORT = 6379;

export const fault = afterHandshake({
  id: 'protocol-mismatch-http-to-redis',
  cause: 'protocol-mismatch',
  port: PORT,
  service: 'redis',
  symptom: 'reset',
  how: 'Redis, asked in HTTP and in TLS',
  packages: ['redis-server'],
  start: async (lab) => {
    await startRedis(lab.server, '*');
    await lab.server.shell('redis-cli config set protected-mode no');
  },
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `timeout 4 openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
  ],
  captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  alsoOk: ['tcp-ok'],
  staysLikely: 'curl is no client of a database: what its own client speaks is not seen',
  sets: [
    ...later('protocol-mismatch', 'likely', 'HTTP to a database, and closed; by whom is not seen', [
      'client.curl.txt',
    ]),
  ],
});
