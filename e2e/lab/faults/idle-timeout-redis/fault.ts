import { closesIdle } from '../../closes-idle.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startRedis } from '../../services/redis.ts';

const PORT = 6379;

const twice = (seconds: number): string => `python3 -c "
import socket, time
for n in 1, 2:
    s = socket.create_connection(('${SERVER}', ${PORT}), 3)
    s.sendall(b'PING\\r\\n'); print(s.recv(100))
    time.sleep(${seconds})
    s.sendall(b'PING\\r\\n'); print(s.recv(100))
"`;

export const fault = closesIdle({
  id: 'idle-timeout-redis',
  how: 'Redis with timeout 3: it closes a client that has said nothing for three seconds',
  port: PORT,
  service: 'redis',
  packages: ['redis-server'],
  start: async (lab) => {
    await startRedis(lab.server, '*');
    await lab.server.shell('redis-cli config set protected-mode no; redis-cli config set timeout 3');
  },
  clients: [
    onClient('python', twice(6), { name: 'python-idle' }),
    onClient('redis-cli', `(echo PING; sleep 6; echo PING; sleep 1) | timeout 12 redis-cli -h ${SERVER}`, {
      name: 'redis-cli-idle',
    }),
    onClient('nc-openbsd', `(echo PING; sleep 6; echo PING; sleep 2) | nc -v -w 5 ${SERVER} ${PORT}`, {
      name: 'nc-idle',
    }),
    onClient(
      'ruby',
      `ruby -rsocket -e 's = TCPSocket.new("${SERVER}", ${PORT}); s.puts "PING"; puts s.gets; sleep 6; s.puts "PING"; p s.gets; s.puts "PING"; p s.gets'`,
      { name: 'ruby-idle' },
    ),
  ],
  captured: onClient('python', twice(6), { name: 'python-captured' }),
  setting: onServer('redis-cli', 'redis-cli config get timeout'),
});
