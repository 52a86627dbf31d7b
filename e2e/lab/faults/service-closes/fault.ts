import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startClosing } from '../../services/crashing.ts';

const PORT = 8000;
const OPENS = 'client.python-recv.txt';

export const fault = afterHandshake({
  id: 'service-closes',
  cause: 'service-closes',
  port: PORT,
  service: 'python',
  symptom: 'reset',
  how: 'a Python service whose handler fails for every connection before it reads: the connection is closed at once',
  start: async (lab) => {
    await startClosing(lab.server, PORT, 'crashes');
  },
  greets: true,
  walks: true,
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
  ],
  captured: onClient(
    'python',
    `python3 -c "
import socket
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
print(s.recv(100))
"`,
    { name: 'python-silent' },
  ),
  sets: [
    ...later('service-closes', 'possible', 'closed, and by whom is not seen', [OPENS], ['client.curl.txt']),
    ...later('service-closes', 'likely', 'the server closes; its listener is not seen', [
      OPENS,
      'server.tcpdump.txt',
    ]),
  ],
});
