import type { Fault } from '../../fault.ts';
import { later } from '../../after-handshake.ts';
import { capture } from '../../silent.ts';
import { CLIENT, OTHER, SERVER } from '../../network.ts';
import { answers } from '../../honest.ts';
import { fewProbes, fixed } from '../../probes.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';

const PORT = 8080;
const PROXY = `http://${OTHER}:3128`;

export const fault: Fault = {
  id: 'proxy-in-the-way',
  cause: 'proxy-in-the-way',
  variantOf: 'unresponsive-service',
  case: { target: SERVER, port: PORT, service: 'http', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: `the client's environment names a proxy on ${OTHER}, where none listens; the service itself is well`,
  alsoOk: ['tcp-ok'],
  staysLikely:
    'Python names the target where its proxy refuses: all pastes together speak of two ways, and which one is meant nobody said',
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
    await lab.client.shell(
      `cat > /home/ops/.proxy; chown 1000:1000 /home/ops/.proxy`,
      `export http_proxy=${PROXY} https_proxy=${PROXY} no_proxy=localhost,127.0.0.1\n`,
    );
  },
  recordings: [
    ...fewProbes(SERVER, PORT),
    ...[
      onClient('curl', `. ~/.proxy; curl -sS -m 4 http://${SERVER}:${PORT}/`),
      onClient('curl', `. ~/.proxy; curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
      onClient('curl', `. ~/.proxy; curl -v --noproxy '*' -m 4 http://${SERVER}:${PORT}/`, {
        name: 'curl-noproxy',
      }),
      onClient('curl', `http_proxy=${PROXY} curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-inline' }),
      onClient('wget', `. ~/.proxy; wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
      onClient(
        'python',
        `. ~/.proxy; python3 -c "import urllib.request as u; u.urlopen('http://${SERVER}:${PORT}/', timeout=4)"`,
        { name: 'python-http' },
      ),
      onClient('bash', '. ~/.proxy; env | grep -i _proxy', { name: 'env' }),
    ],
    onServer('ss', 'sudo ss -lntp', { check: true }),
    onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
    capture('client', 'tcp', 4, [
      onClient('curl', `. ~/.proxy; curl -sS -m 4 http://${SERVER}:${PORT}/health`, {
        name: 'curl-captured',
      }),
    ]),
  ],
  repair: {
    how: `no_proxy names ${SERVER} as well`,
    apply: async (lab) => {
      await lab.client.shell(`echo 'export no_proxy=localhost,127.0.0.1,${SERVER}' >> /home/ops/.proxy`);
    },
    recordings: fixed([
      onClient('curl', `. ~/.proxy; curl -sS -D - -o /dev/null -m 10 http://${SERVER}:${PORT}/`, {
        check: true,
      }),
      onClient('wget', `. ~/.proxy; wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
      onClient(
        'python',
        `. ~/.proxy; python3 -c "import urllib.request as u; print(u.urlopen('http://${SERVER}:${PORT}/', timeout=4).status)"`,
        { name: 'python-http' },
      ),
      onClient('bash', '. ~/.proxy; env | grep -i _proxy', { name: 'env' }),
    ]),
    evidenceSets: answers('client.curl.fixed.txt', 'client.wget.fixed.txt', 'client.env.fixed.txt'),
  },
  evidenceSets: [
    ...later('proxy-in-the-way', 'confirmed', 'curl dials the proxy, and fails there', [
      'client.curl-v.txt',
      'client.env.txt',
    ]),
  ],
};
