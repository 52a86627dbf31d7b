import type { Fault } from '../../fault.ts';
import type { Service } from '../../host.ts';
import type { Lab } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { healed } from '../../repair.ts';
import { onClient, onServer } from '../../prompt.ts';
import { socketListings, socketSets } from '../../unix-socket.ts';

const PATH = '/run/shop/app.sock';

const BUSY = `
import socket, time
server = socket.socket(socket.AF_UNIX)
server.bind("${PATH}")
server.listen(2)
held = [socket.socket(socket.AF_UNIX) for _ in range(3)]
for one in held:
    one.connect("${PATH}")
print("full", flush=True)
time.sleep(3600)
`;

const ANSWERS = `
import os, socket
os.unlink("${PATH}")
server = socket.socket(socket.AF_UNIX)
server.bind("${PATH}")
server.listen(2)
print("ready", flush=True)
while True:
    one = server.accept()[0]
    if one.recv(4096):
        one.sendall(b"HTTP/1.0 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nok\\n")
    one.close()
`;

const running = new WeakMap<Lab, Service>();

async function startPython(lab: Lab, program: string, word: string): Promise<void> {
  const service = await lab.server.start(['/usr/bin/python3', '-c', program], { user: 'ops' });
  running.set(lab, service);
  for (let waited = 0; waited < 100 && !service.output().includes(word); waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const fault: Fault = {
  id: 'unix-socket-full',
  cause: 'unix-socket-full',
  variantOf: 'unix-socket-missing',
  alsoOk: ['unresponsive-service', 'fd-exhaustion'],
  case: { target: PATH },
  symptom: 'local-error',
  oneMachine: true,
  how: 'a Python program listens with a backlog of 2, as an application server whose workers are all busy does; three connections wait, and it accepts none',
  start: async (lab) => {
    await lab.server.shell('mkdir -p /run/shop; chown 1000:1000 /run/shop 2>/dev/null || true');
    await startPython(lab, BUSY, 'full');
  },
  recordings: [
    onClient('nc-openbsd', `timeout 3 nc -U ${PATH} </dev/null; echo $?`),
    onClient('curl', `curl --max-time 3 --unix-socket ${PATH} http://localhost/`),
    onClient('curl', `curl -v --max-time 3 --unix-socket ${PATH} http://localhost/`, { name: 'curl-v' }),
    onClient(
      'python',
      `python3 -c "import socket; s = socket.socket(socket.AF_UNIX); s.settimeout(2); s.connect('${PATH}'); print('ok')"`,
      { check: true },
    ),
    onClient(
      'node',
      `timeout 3 node -e "require('net').connect('${PATH}').on('connect', () => process.exit())"`,
    ),
    ...socketListings(PATH),
  ],
  repair: {
    how: 'the program is replaced by one that accepts',
    apply: async (lab) => {
      await running.get(lab)?.stop();
      await startPython(lab, ANSWERS, 'ready');
    },
    recordings: fixed([
      onClient('curl', `curl -i --max-time 3 --unix-socket ${PATH} http://localhost/`),
      onClient(
        'python',
        `python3 -c "import socket; s = socket.socket(socket.AF_UNIX); s.settimeout(2); s.connect('${PATH}'); print('ok')"`,
      ),
      onServer('ss', 'ss -xl', { name: 'ss' }),
    ]),
    evidenceSets: [
      ...healed('unix-socket-full', 'confirmed', ['client.curl.fixed.txt', 'server.ss.fixed.txt']),
      ...healed('unix-socket-full', 'confirmed', ['client.python.fixed.txt', 'server.ss.fixed.txt']),
    ],
  },
  evidenceSets: [
    ...socketSets('unix-socket-full', 'likely', ['client.python.txt'], ['client.node.txt']),
    ...socketSets('unix-socket-full', 'confirmed', ['client.python.txt', 'server.ss.txt']),
  ],
};
