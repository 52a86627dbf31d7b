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
import type { Fault } from '../../fault.ts';

const VIP = '10.77.1.9';

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
