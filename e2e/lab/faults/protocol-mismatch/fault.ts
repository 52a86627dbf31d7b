import { afterHandshake, later } from '../../after-handshake.ts';
import { answers } from '../../honest.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startWeb } from '../../services/tls.ts';

const PORT = 8443;

export const fault = afterHandshake({
  id: 'protocol-mismatch',
  cause: 'protocol-mismatch',
  port: PORT,
  service: 'nginx',
  symptom: 'reset',
  how: 'nginx speaks plain HTTP on 8443, and its clients speak TLS',
  packages: ['nginx-light'],
  start: async (lab) => {
    await startWeb(lab.server, String(PORT));
  },
  clients: [
    onClient('curl', `curl -sS -m 4 https://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 https://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- https://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
    onClient(
      'python',
      `python3 -c "import urllib.request as u; u.urlopen('https://${SERVER}:${PORT}/', timeout=4)"`,
      { name: 'python-https' },
    ),
    onClient('node', `node -e "fetch('https://${SERVER}:${PORT}/').catch(console.error)"`, {
      name: 'node-fetch',
    }),
    onClient('curl', `curl -sS -i -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-plain' }),
  ],
  captured: onClient('curl', `curl -sS -m 4 https://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  alsoOk: ['tcp-ok'],
  repair: {
    how: 'nginx speaks TLS on that port; its clients stay as they are',
    apply: async (lab) => {
      await lab.server.shell('nginx -s stop; sleep 0.5');
      await startWeb(lab.server, `${PORT} ssl`);
    },
    recordings: fixed([
      onClient('curl', `curl -sS -D - -o /dev/null -m 10 --noproxy '*' -k https://${SERVER}:${PORT}/`, {
        check: true,
      }),
      onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
    ]),
    evidenceSets: answers('client.curl.fixed.txt'),
  },
  sets: [
    ...later('protocol-mismatch', 'likely', 'what answers is no TLS; which program it is, is not seen', [
      'client.openssl.txt',
    ]),
    ...later('protocol-mismatch', 'confirmed', 'nginx itself answers, and no TLS', [
      'client.openssl.txt',
      'server.ss.txt',
    ]),
  ],
});
