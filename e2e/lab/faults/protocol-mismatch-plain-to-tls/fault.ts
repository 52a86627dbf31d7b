import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startWeb } from '../../services/tls.ts';

const PORT = 8443;

export const fault = afterHandshake({
  id: 'protocol-mismatch-plain-to-tls',
  cause: 'protocol-mismatch',
  port: PORT,
  service: 'nginx',
  symptom: 'reset',
  how: 'nginx speaks TLS on 8443, and its clients speak plain HTTP',
  packages: ['nginx-light', 'openssl'],
  start: async (lab) => {
    await startWeb(lab.server, `${PORT} ssl`);
  },
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -sS -i -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-i' }),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
    onClient('redis-cli', `redis-cli -h ${SERVER} -p ${PORT} ping`),
  ],
  captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  alsoOk: ['tcp-ok'],
  sets: [
    ...later('protocol-mismatch', 'likely', 'the server says so; which program it is, is not seen', [
      'client.curl.txt',
    ]),
  ],
});
