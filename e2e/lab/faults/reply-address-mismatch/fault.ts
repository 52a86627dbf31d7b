import { silence } from '../../full-queue.ts';
import { inNetworkOf } from '../../host.ts';
import {
  counted,
  HELD,
  lostWay,
  patientProbes,
  ROUTERS_FILTERS,
  seenEverywhere,
  waysOf,
} from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient } from '../../prompt.ts';
import { healed } from '../../repair.ts';
import type { Fault } from '../../fault.ts';

const VIP = '10.77.1.9';

const BACK = `POSTROUTING -d ${SERVER} -p tcp --dport 8080 -m conntrack --ctstate DNAT -j MASQUERADE`;

const made = lostWay({
  id: 'reply-address-mismatch',
  cause: 'reply-address-mismatch',
  how: 'the router forwards port 8080 of 10.77.1.9 to the server, whose answers reach the client by a link of their own and bypass the translation',
  start: async (lab) => {
    await inNetworkOf(
      lab.server,
      ...`ip link add eth1 type veth peer name eth1 netns ${lab.client.pid}`.split(' '),
    );
    await lab.server.shell(
      'ip addr add 10.77.4.2/24 dev eth1; ip link set eth1 up; ip route add 10.77.1.0/24 via 10.77.4.1',
    );
    await lab.client.shell('ip addr add 10.77.4.1/24 dev eth1; ip link set eth1 up');
    await lab.router.shell(`ip addr add ${VIP}/32 dev eth0
iptables -t nat -A PREROUTING -d ${VIP} -p tcp --dport 8080 -j DNAT --to-destination ${SERVER}:8080`);
  },
  recordings: [
    ...patientProbes(VIP),
    ...counted(['client', 'server'], [seenEverywhere(VIP)]),
    ...HELD,
    ...waysOf(),
    ...ROUTERS_FILTERS,
    { where: 'middle', tool: 'iptables', command: 'sudo iptables -t nat -S', name: 'iptables-nat' },
  ],
  repair: {
    how: 'the router translates the source too, so that the answers come back to it',
    fixes: [
      {
        where: 'middle',
        tool: 'iptables',
        command: `sudo iptables -t nat -A ${BACK}`,
        undo: `sudo iptables -t nat -D ${BACK}`,
      },
      {
        where: 'middle',
        tool: 'nft',
        command: [
          'sudo nft add table ip tcpwhy',
          "sudo nft add chain ip tcpwhy back '{ type nat hook postrouting priority 90; }'",
          `sudo nft add rule ip tcpwhy back ip daddr ${SERVER} tcp dport 8080 ct status dnat masquerade`,
        ].join(' && '),
        undo: 'sudo nft delete table ip tcpwhy',
      },
    ],
    recordings: fixed([
      onClient('nc-openbsd', `nc -vz -w 5 ${VIP} 8080`, { check: true }),
      onClient('curl', `curl -sS -i --connect-timeout 5 http://${VIP}:8080/`),
      seenEverywhere(VIP),
    ]),
    evidenceSets: [
      ...healed('reply-address-mismatch', 'likely', ['client.nc-openbsd.fixed.txt']),
      ...healed('reply-address-mismatch', 'confirmed', ['client.curl.fixed.txt', 'client.tcpdump.fixed.txt']),
    ],
  },
  evidenceSets: [
    ...silence(
      'reply-address-mismatch',
      'confirmed',
      'the SYN-ACK acknowledges this very SYN and comes from another address',
      ['client.nc-captured.txt', 'client.tcpdump.txt'],
    ),
  ],
});

export const fault: Fault = { ...made, case: { ...made.case, target: VIP, server: SERVER } };
