import { bothEnds, later } from './after-handshake.ts';
import type { Fault, Recording, TypedFix } from './fault.ts';
import { CLIENT, SERVER } from './network.ts';
import { fewProbes, fixed } from './probes.ts';
import { onClient, onRouter, onServer } from './prompt.ts';
import { healed } from './repair.ts';
import { startRedis } from './services/redis.ts';

const PORT = 6379;
const TIMEOUT = 'net.netfilter.nf_conntrack_tcp_timeout_established';

/** Asks, is idle for five seconds, and asks again over the same connection. */
const IDLES = `python3 -c "
import socket, time
s = socket.create_connection(('${SERVER}', ${PORT}), 3)
s.sendall(b'PING\\r\\n'); print(s.recv(100))
time.sleep(5)
s.sendall(b'PING\\r\\n'); print(s.recv(100))
"`;

/** The same, by nc: an answer, a pause, and nothing more. */
const PIPED = `(echo PING; sleep 5; echo PING; sleep 3) | nc -v -w 5 ${SERVER} ${PORT}`;

const REMEMBERS_LONGER: TypedFix = {
  where: 'middle',
  tool: 'sysctl',
  command: `sudo sysctl -w ${TIMEOUT}=7440`,
  undo: `sudo sysctl -w ${TIMEOUT}=2`,
};

/** As the page offers it to prove that a connection now outlives a pause. */
const ASKS_TWICE = `timeout 10 sh -c '{ echo PING; sleep "$1"; echo PING; sleep 1; echo QUIT; } | nc "$2" "$3"' sh 5 ${SERVER} ${PORT}`;

/** A firewall that forgets a connection after two seconds without a packet, and then takes none that it does not know. */
export function forgetsIdle(id: string, how: string, verdict: string): Fault {
  const clients: readonly Recording[] = [
    onClient('python', IDLES, { name: 'python-idle', check: true }),
    onClient('nc-openbsd', PIPED, { name: 'nc-idle' }),
    onClient('redis-cli', `(echo PING; sleep 5; echo PING; sleep 3) | timeout 12 redis-cli -h ${SERVER}`, {
      name: 'redis-cli-idle',
    }),
  ];
  return {
    id,
    cause: 'idle-timeout',
    variantOf: 'unresponsive-service',
    case: { target: SERVER, port: PORT, service: 'redis', client: CLIENT, server: SERVER },
    symptom: 'intermittent',
    how,
    packages: ['redis-server', 'nftables', 'conntrack'],
    start: async (lab) => {
      await startRedis(lab.server, '*');
      await lab.server.shell('redis-cli config set protected-mode no');
      await lab.router.shell(
        'cat > /run/rules.nft; nft -f /run/rules.nft',
        `table inet guard {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ct state established,related accept
    tcp dport ${PORT} tcp flags & (fin | syn | rst | ack) == syn ct state new accept
    tcp dport ${PORT} ${verdict}
    tcp sport ${PORT} ${verdict}
  }
}
`,
      );
      await lab.router.shell(`sysctl -w ${TIMEOUT}=2 net.netfilter.nf_conntrack_tcp_loose=0`);
    },
    sideBySide: true,
    alsoOk: ['tcp-ok'],
    recordings: [
      ...fewProbes(SERVER, PORT),
      ...clients,
      onClient('redis-cli', `redis-cli -h ${SERVER} ping`),
      onServer('ss', 'sudo ss -lntp', { check: true }),
      onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
      onServer('ss', 'ss -tano', { name: 'ss-tano' }),
      onRouter('nft', 'sudo nft list ruleset'),
      onRouter('sysctl', `sysctl ${TIMEOUT}`),
      bothEnds(PORT, onClient('python', IDLES, { name: 'python-idle-captured' }), 11),
    ],
    repair: {
      how: 'Redis sends a keepalive every second',
      fixes: [
        {
          where: 'server',
          tool: 'redis-cli',
          command: 'redis-cli -e CONFIG GET tcp-keepalive && redis-cli -e CONFIG SET tcp-keepalive 1',
          undo: 'redis-cli -e CONFIG SET tcp-keepalive 300',
        },
        // Each try takes as long as the pause does: the variant goes without.
        ...(id === 'idle-timeout' ? [REMEMBERS_LONGER] : []),
      ],
      recordings: fixed([
        onClient('python', IDLES, { name: 'python-idle', check: true }),
        onClient('nc-openbsd', ASKS_TWICE, { name: 'nc-asks-twice' }),
        onServer('ss', 'ss -tano', { name: 'ss-tano' }),
      ]),
      evidenceSets: healed('idle-timeout', 'confirmed', ['client.nc-asks-twice.fixed.txt']),
    },
    evidenceSets: [
      ...later('idle-timeout', 'possible', 'the second question has no answer; why is not seen', [
        'client.python-idle.txt',
      ]),
      ...later(
        'idle-timeout',
        'confirmed',
        'the same connection works, is idle for longer than the device remembers, and then only the way fails',
        ['client.python-idle.txt', 'client.tcpdump.txt', 'server.tcpdump.txt', 'middle.sysctl.txt'],
      ),
    ],
  };
}
