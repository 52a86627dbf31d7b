import { endedAlone } from '../../honest.ts';
import { inNetworkOf } from '../../host.ts';
import { counted, lostWay, patientProbes, ROUTERS_FILTERS, seenEverywhere } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient, onRouter, onServer } from '../../prompt.ts';
import { healed } from '../../repair.ts';
import { capture } from '../../silent.ts';

const NEIGH = `ip neigh show ${SERVER}`;

const LOOP = (times: number): string =>
  `for i in ${Array.from({ length: times }, (_one, i) => i + 1).join(' ')}; do nc -vz -w 2 ${SERVER} 8080; sleep 1; done`;
const SEES = 'tcp port 8080 or icmp or icmp6';

export const fault = lostWay({
  id: 'duplicate-address',
  cause: 'duplicate-address',
  symptom: 'intermittent',
  how: 'web3 has been given the server’s address on the server’s link; each of the two announces itself in turn',
  packages: ['iputils-arping'],
  start: async (lab) => {
    await inNetworkOf(
      lab.router,
      ...`ip link add eth3 type veth peer name eth1 address 52:54:00:77:09:99 netns ${lab.other.pid}`.split(
        ' ',
      ),
    );
    await lab.router.shell(`ip link add br0 type bridge
ip addr del 10.77.2.1/24 dev eth1
ip link set br0 address 52:54:00:77:02:01
ip link set eth1 master br0; ip link set eth3 master br0; ip link set eth3 up; ip link set br0 up
ip addr add 10.77.2.1/24 brd + dev br0`);
    await lab.other.shell(`ip addr add ${SERVER}/24 brd + dev eth1; ip link set eth1 up
sysctl -q -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth1.rp_filter=0
ip route replace default via 10.77.2.1 dev eth1`);
    for (const [host, name] of [
      [lab.server, 'eth0'],
      [lab.other, 'eth1'],
    ] as const) {
      const turn = host === lab.server ? '' : 'sleep 3.5; ';
      await host.start([
        'bash',
        '-c',
        `${turn}while :; do arping -q -U -c 1 -I ${name} ${SERVER}; sleep 7; done`,
      ]);
    }
  },
  recordings: [
    ...patientProbes(SERVER),
    onRouter('ip', NEIGH, { name: 'ip-neigh.1' }),
    ...counted(['client'], [seenEverywhere(SERVER)]),
    onRouter('ip', NEIGH, { name: 'ip-neigh.2' }),
    onClient('bash', LOOP(12), { name: 'nc-loop', inTurn: true }),
    // Both machines have had their turn twice by then.
    capture(
      'server',
      SEES,
      22,
      [
        capture(
          'client',
          SEES,
          20,
          [
            capture('middle', SEES, 19, [onClient('bash', LOOP(16), { name: 'nc-loop-captured' })], {
              name: 'tcpdump-loop',
            }),
          ],
          { name: 'tcpdump-loop' },
        ),
      ],
      { name: 'tcpdump-loop' },
    ),
    onRouter('ip', `for i in 1 2 3 4 5; do ${NEIGH}; sleep 2; done`, { name: 'ip-neigh-loop' }),
    onRouter('arping', `sudo arping -c 2 -I br0 ${SERVER}`),
    onServer('arping', `sudo arping -D -c 2 -I eth0 ${SERVER}`, { name: 'arping-D' }),
    onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
    onServer('ip', 'ip link show eth0', { name: 'ip-link' }),
    onServer('ss', 'sudo ss -lntp'),
    onServer('net-tools', 'sudo netstat -nltp', { name: 'netstat' }),
    ...ROUTERS_FILTERS,
  ],
  repair: {
    how: 'the router has an entry for the server that no ARP answer changes; the other machine still holds the address',
    apply: async (lab) => {
      await lab.router.shell(`ip neigh replace ${SERVER} lladdr 52:54:00:77:02:02 nud permanent dev br0`);
    },
    recordings: fixed([
      onClient('bash', LOOP(9), { name: 'nc-loop' }),
      onClient('curl', `curl -sS -i --connect-timeout 5 http://${SERVER}:8080/`),
      onRouter('ip', NEIGH, { name: 'ip-neigh' }),
      onServer('arping', `sudo arping -D -c 2 -I eth0 ${SERVER}`, { name: 'arping-D' }),
    ]),
    evidenceSets: [
      ...healed(
        'duplicate-address',
        'likely',
        ['client.nc-loop.fixed.txt', 'middle.ip-neigh.fixed.txt'],
        ['client.nc-loop.fixed.txt', 'server.arping-D.fixed.txt', 'middle.arping.txt'],
      ),
      ...healed('duplicate-address', 'confirmed', ['client.curl.fixed.txt', 'server.arping-D.fixed.txt']),
    ],
  },
  evidenceSets: endedAlone('refused', 'client.nc-openbsd.txt').map((set) => ({
    ...set,
    possibleMustInclude: ['duplicate-address', 'not-listening'],
  })),
});
