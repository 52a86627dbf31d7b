import { lookAlike, lostAnswer, lostWay, reverseSettings, secondLink } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'reverse-path-filter-client',
  cause: 'reverse-path-filter',
  how: 'the router sends what is for the client by a second link; rp_filter=1 on the client throws the SYN-ACK away',
  start: async (lab) => {
    await secondLink(
      { host: lab.client, name: 'eth1', address: '10.77.4.2/24' },
      { host: lab.router, name: 'eth3', address: '10.77.4.1/24' },
    );
    await lab.router.shell('ip route add 10.77.1.2/32 via 10.77.4.2 dev eth3');
    await lab.client.shell('sysctl -q -w net.ipv4.conf.all.rp_filter=1');
  },
  recordings: [...lostAnswer(), ...reverseSettings('client', 'eth0', 'eth1')],
  evidenceSets: [...lookAlike('reverse-path-filter')],
});
