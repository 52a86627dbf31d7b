import { onClient } from '../../prompt.ts';
import { otherFamily, PORT } from '../../other-family.ts';

export const fault = otherFamily({
  id: 'family-localhost-v6',
  target: 'localhost',
  bind: '127.0.0.1',
  oneMachine: true,
  how: 'a web server on 127.0.0.1; clients that take the first address of localhost dial ::1',
  recordings: [
    onClient('nc-openbsd', `nc -6 -vz -w 5 localhost ${PORT}`, { check: true }),
    onClient('node', `node -e "require('net').connect({ host: 'localhost', port: ${PORT}, family: 6 })"`),
    onClient(
      'python',
      `python3 -c "import socket; a = socket.getaddrinfo('localhost', ${PORT}, type=1)[0]; socket.socket(a[0]).connect(a[4])"`,
    ),
    onClient('curl', `curl -6 -v http://localhost:${PORT}/`),
    onClient('wget', `wget -6 -t 1 -O - http://localhost:${PORT}/`),
    onClient('ncat', `ncat -v -w 5 ::1 ${PORT}`, { check: true }),
  ],
  listings: ['ss', 'ss-ltn', 'netstat', 'lsof'],
});
