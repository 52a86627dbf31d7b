import { lookAlike, lostAnswer, lostWay, reverseSettings } from '../../lost-way.ts';

const SOURCE = '10.77.9.2';

export const fault = lostWay({
  id: 'reverse-path-filter-router',
  cause: 'reverse-path-filter',
  client: SOURCE,
  how: 'the client comes from an address whose network the router has behind another link; rp_filter=1 on the router',
  start: async (lab) => {
    await lab.client.shell(`ip addr add ${SOURCE}/32 dev eth0
ip route replace default via 10.77.1.1 src ${SOURCE}
sysctl -q -w net.ipv4.conf.eth0.arp_announce=2`);
    await lab.router.shell(`ip route add 10.77.9.0/24 via 10.77.3.2
sysctl -q -w net.ipv4.conf.all.rp_filter=1 net.ipv4.conf.eth0.rp_filter=0`);
  },
  recordings: [
    ...lostAnswer(SOURCE, ['middle', 'client']),
    ...reverseSettings('middle', 'eth0', 'eth1', 'eth2'),
  ],
  evidenceSets: [...lookAlike('reverse-path-filter')],
});
