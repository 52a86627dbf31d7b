import { afterHandshake, later } from '../../after-handshake.ts';
import { answers } from '../../honest.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { startRedis } from '../../services/redis.ts';

const PORT = 6379;

export const fault = afterHandshake({
  id: 'service-closes-protected-redis',
  cause: 'service-closes',
  port: PORT,
  service: 'redis',
  symptom: 'reset',
  how: 'Redis in protected mode on every address: it accepts, says -DENIED and closes',
  packages: ['redis-server'],
  start: async (lab) => {
    await startRedis(lab.server, '*');
  },
  greets: true,
  clients: [
    onClient('redis-cli', `redis-cli -h ${SERVER} ping`),
    onClient('nc-openbsd', `nc -v -w 4 ${SERVER} ${PORT} </dev/null`, { name: 'nc-reads' }),
    onClient('curl', `curl -sS -m 4 telnet://${SERVER}:${PORT}`, { name: 'curl-reads' }),
  ],
  captured: onClient(
    'python',
    `python3 -c "
import socket
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
print(s.recv(40)); print(s.recv(1000)[-20:]); print(s.recv(40))
"`,
    { name: 'python-silent' },
  ),
  alsoOk: ['tcp-ok'],
  staysLikely: 'the service speaks and says what it wants: whether that is the trouble, only the user knows',
  repair: {
    how: 'protected mode is off: on this network a filter is not needed',
    apply: async (lab) => {
      await lab.server.shell('redis-cli -e config set protected-mode no');
    },
    recordings: fixed([
      onClient('redis-cli', `timeout 10 redis-cli -h ${SERVER} -p ${PORT} ping`, { check: true }),
    ]),
    evidenceSets: answers('client.redis-cli.fixed.txt'),
  },
  sets: [
    ...later('service-closes', 'likely', 'Redis itself says that it denies this client', [
      'client.redis-cli.txt',
    ]),
  ],
});
