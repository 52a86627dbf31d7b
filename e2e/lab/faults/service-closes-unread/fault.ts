import { afterHandshake, later } from '../../after-handshake.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { startClosing } from '../../services/crashing.ts';

const PORT = 8000;

export const fault = afterHandshake({
  id: 'service-closes-unread',
  cause: 'service-closes',
  port: PORT,
  service: 'python',
  symptom: 'reset',
  how: 'a Python service that closes each connection with bytes of the client unread: its kernel sends a RST',
  start: async (lab) => {
    await startClosing(lab.server, PORT, 'unread');
  },
  clients: [
    onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/`),
    onClient('curl', `curl -v -m 4 http://${SERVER}:${PORT}/`, { name: 'curl-v' }),
    onClient('wget', `wget -t 1 -T 4 -O- http://${SERVER}:${PORT}/`),
    onClient('openssl', `openssl s_client -connect ${SERVER}:${PORT} </dev/null`),
  ],
  captured: onClient('curl', `curl -sS -m 4 http://${SERVER}:${PORT}/health`, { name: 'curl-health' }),
  staysLikely: 'a service that resets a client which has spoken may have met bytes of another protocol',
  sets: [
    ...later(
      'service-closes',
      'possible',
      'reset, and by whom is not seen',
      ['client.curl.txt'],
      ['client.openssl.txt'],
    ),
    ...later('service-closes', 'likely', 'the server resets; why is not seen', [
      'client.curl.txt',
      'server.tcpdump.txt',
    ]),
  ],
});
