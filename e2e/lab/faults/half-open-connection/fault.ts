import { around, bothEnds, later, OWNERS } from '../../after-handshake.ts';
import type { Fault } from '../../fault.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { forgetConnections } from '../../services/forgetful.ts';
import { startRedis } from '../../services/redis.ts';

const PORT = 6379;

/** Asks, is idle for six seconds, and asks again over the same connection. */
const ASKS = `python3 -c "
import socket, time
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
s.sendall(b'PING\\r\\n'); print(s.recv(100))
time.sleep(6)
s.sendall(b'PING\\r\\n'); print(s.recv(100))
"`;

export const fault: Fault = {
  id: 'half-open-connection',
  cause: 'half-open-connection',
  variantOf: 'unresponsive-service',
  case: { target: SERVER, port: PORT, service: 'redis', client: CLIENT, server: SERVER },
  symptom: 'reset',
  how: 'Redis ends while the link is down, so that no FIN or RST passes, and starts anew; a client goes on with its old connection',
  packages: ['redis-server'],
  alsoOk: ['tcp-ok'],
  staysLikely: 'a filter of the server’s that takes no packet of an unknown connection answers alike',
  start: async (lab) => {
    await startRedis(lab.server, '*');
    await lab.server.shell('redis-cli config set protected-mode no');
    await forgetConnections(lab.server);
  },
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    onClient('redis-cli', `redis-cli -h ${SERVER} ping`),
    onClient('python', ASKS, { name: 'python-idle' }),
    onClient('nc-openbsd', `(echo PING; sleep 6; echo PING; sleep 2) | nc -v -w 4 ${SERVER} ${PORT}`, {
      name: 'nc-idle',
    }),
    onClient('redis-cli', `(echo PING; sleep 6; echo PING) | redis-cli -h ${SERVER}`, {
      name: 'redis-cli-idle',
    }),
    onClient(
      'ruby',
      `ruby -rsocket -e 's = TCPSocket.new("${SERVER}", ${PORT}); s.puts "PING"; puts s.gets; sleep 6; s.puts "PING"; puts s.gets'`,
      { name: 'ruby-idle' },
    ),
    ...OWNERS,
    onServer('ss', 'ss -tan', { name: 'ss-tan' }),
    ...around('server', onClient('python', ASKS, { name: 'python-idle' })),
    bothEnds(PORT, onClient('python', ASKS, { name: 'python-idle-captured' }), 9),
    onServer('ps', 'ps -eo pid,lstart,etimes,comm', { name: 'ps-lstart' }),
  ],
  evidenceSets: [
    ...later('half-open-connection', 'possible', 'reset later, and why is not seen', [
      'client.python-idle.txt',
    ]),
  ],
};
