import { later } from '../../after-handshake.ts';
import type { Fault } from '../../fault.ts';
import { forgetsIdle } from '../../forgets-idle.ts';
import { SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { capture } from '../../silent.ts';

const PORT = 6379;

/** Two connections: each asks, the second for longer, then both are idle, and ask again. */
const POOL = `python3 -c "
import socket, time
def ask(s):
    s.sendall(b'PING\\r\\n')
    try: print(s.recv(100))
    except OSError as e: print(repr(e))
def use(busy, idle):
    s = socket.create_connection(('${SERVER}', ${PORT}), 2)
    for _ in range(busy): ask(s); time.sleep(1)
    time.sleep(idle - 1); ask(s)
use(1, 5)
use(9, 5)
"`;

const made = forgetsIdle('idle-timeout', '', 'drop');

export const fault: Fault = {
  id: 'idle-timeout-pool',
  cause: made.cause,
  variantOf: 'unresponsive-service',
  case: made.case,
  symptom: 'hang',
  how: 'the router forgets connections after two seconds and drops packets of those that it does not know; two connections of one client meet it, the second after nine seconds of use',
  packages: ['redis-server', 'nftables', 'conntrack'],
  start: (lab) => made.start(lab),
  alsoOk: ['tcp-ok'],
  recordings: [
    onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} ${PORT}`, { check: true }),
    capture('server', `tcp port ${PORT}`, 31, [
      capture('client', `tcp port ${PORT}`, 29, [onClient('python', POOL, { name: 'python-pool' })]),
    ]),
  ],
  evidenceSets: later(
    'idle-timeout',
    'confirmed',
    'two connections of different age fail after the same silence, and the first packet after it never arrives',
    ['client.tcpdump.txt', 'server.tcpdump.txt'],
  ),
};
