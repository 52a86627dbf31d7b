import type { EvidenceSet, Fault } from '../../fault.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { probes } from '../../probes.ts';
import { startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';
import { attempt, capture, countersAround, PROCESSES, queueListings } from '../../silent.ts';

const PORT = 3306;
const ASK = `mariadb --connect-timeout=3 -h ${SERVER} -u app -psecret -e 'select 1'`;

const RIVALS = [
  'mtu-blackhole',
  'accept-queue-overflow',
  'fd-exhaustion',
  'proxy-in-the-way',
  'return-path-lost',
];

const hangs = (
  level: EvidenceSet['level'],
  note: string,
  ...sets: readonly (readonly string[])[]
): readonly EvidenceSet[] =>
  sets.map((pastes) => ({
    pastes,
    level,
    possibleMustInclude: ['unresponsive-service'],
    mustNotConfirm: [...RIVALS, 'tcp-ok', 'firewall-drop'],
    shouldRuleOut: ['not-listening', 'loopback-only', 'firewall-reject'],
    note,
  }));

export const fault: Fault = {
  id: 'unresponsive-service',
  cause: 'unresponsive-service',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  symptom: 'hang',
  how: 'MariaDB is stopped by SIGSTOP: its kernel still completes handshakes, and nobody accepts or answers',
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startMariadb(lab, lab.server, '0.0.0.0');
    await lab.server.shell('kill -STOP $(pgrep -x mariadbd)');
  },
  sideBySide: true,
  recordings: [
    // BusyBox' -w ends with the handshake: it would wait for ever.
    ...probes(SERVER, PORT).filter(({ tool }) => tool !== 'busybox'),
    onClient('mariadb', ASK),
    onClient(
      'python',
      `python3 -c "
import socket
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
print('connected'); print(s.recv(100))
"`,
      { name: 'python-recv' },
    ),
    ...queueListings(PORT),
    ...PROCESSES,
    onServer('cat', `grep -H State /proc/$(pgrep -x mariadbd)/status`, { name: 'proc-status' }),
    ...countersAround(SERVER, PORT),
    capture('server', `tcp port ${PORT}`, 6, [onClient('mariadb', ASK, { name: 'mariadb-captured' })]),
    onServer('ss', 'sudo ss -tanp', { name: 'ss-tanp' }),
    attempt(SERVER, PORT, 'nc-last'),
  ],
  evidenceSets: [
    ...hangs('possible', 'silence after connecting', ['client.mariadb.txt'], ['client.python-recv.txt']),
    ...hangs('likely', 'connections wait, and the process is not seen', [
      'client.mariadb.txt',
      'server.ss.txt',
    ]),
    ...hangs(
      'confirmed',
      'the process that owns the port is stopped',
      ['client.mariadb.txt', 'server.ss.txt', 'server.ps.txt'],
      ['client.mariadb.txt', 'server.ss.txt', 'server.ps-aux.txt'],
    ),
  ],
};
