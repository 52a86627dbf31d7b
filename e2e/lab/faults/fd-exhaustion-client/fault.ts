import type { Fault } from '../../fault.ts';
import { CASE, PORT } from '../../full-queue.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';

const FULL = 'exec 3</dev/null 4</dev/null 5</dev/null 6</dev/null 7</dev/null 8</dev/null 9</dev/null';
const URL = `http://${SERVER}:${PORT}/`;

const pool = `python3 -c "
import socket
held = []
while True:
    held.append(socket.create_connection(('${SERVER}', ${PORT}), 3))
"`;

export const fault: Fault = {
  id: 'fd-exhaustion-client',
  cause: 'fd-exhaustion',
  case: CASE,
  variantOf: 'accept-queue-overflow',
  symptom: 'local-error',
  how: 'a web server that answers; the client may open no more files than it already has',
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
  },
  recordings: [
    onClient('python', `ulimit -n 32; ${pool}`, { name: 'python-pool' }),
    onClient('bash', `ulimit -n 10; ${FULL}; echo > /dev/tcp/${SERVER}/${PORT}`, {
      name: 'bash-devtcp',
      interactive: true,
      check: true,
    }),
    onClient('curl', `ulimit -n 12; ${FULL}; curl -v ${URL}`),
    onClient(
      'php',
      `ulimit -n 32; php -r '$held = []; while (true) { $held[] = stream_socket_client("tcp://${SERVER}:${PORT}", $no, $what, 3) or die("$no $what\n"); }'`,
    ),
    onClient(
      'node',
      `ulimit -n 40; node -e "
const net = require('net'); const held = [];
const one = () => { const s = net.connect(${PORT}, '${SERVER}'); held.push(s); s.on('connect', one); s.on('error', e => { console.error(e); process.exit(1); }); };
one();"`,
    ),
    onClient('bash', 'ulimit -n 32; ulimit -n; ulimit -a', { name: 'ulimit' }),
  ],
  evidenceSets: [
    {
      pastes: ['client.python-pool.txt'],
      level: 'confirmed',
      possibleMustInclude: ['fd-exhaustion'],
      mustNotConfirm: ['port-exhaustion', 'local-policy-denied', 'not-listening'],
      shouldRuleOut: ['not-listening', 'firewall-drop', 'port-exhaustion'],
      note: 'EMFILE has one meaning',
    },
  ],
};
