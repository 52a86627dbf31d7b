import { lostAnswerBy } from '../../lost-answer.ts';
import { reverseSettings, secondLink } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { onRouter } from '../../prompt.ts';

export const fault = lostAnswerBy({
  id: 'reverse-path-filter-router-back',
  cause: 'reverse-path-filter',
  // By what is seen at both ends alone, the SYN-ACK is lost on its way back.
  alsoOk: ['return-path-lost'],
  how: 'the server answers by a second link to the router; rp_filter=1 on the router throws the SYN-ACK away',
  start: async (lab) => {
    await secondLink(
      { host: lab.server, name: 'eth1', address: '10.77.4.2/24' },
      { host: lab.router, name: 'eth3', address: '10.77.4.1/24' },
    );
    // It asks for the router's MAC by the address of that link: a question from the other would be filtered as well.
    await lab.server.shell(`ip route add 10.77.1.0/24 via 10.77.4.1
sysctl -q -w net.ipv4.conf.eth1.arp_announce=2`);
    await lab.router.shell('sysctl -q -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.eth3.rp_filter=1');
  },
  counters: ['middle'],
  guilty: [
    onRouter('ip', `ip route get ${SERVER}`, { name: 'ip-route-get-server' }),
    ...reverseSettings('middle', 'eth0', 'eth1', 'eth3'),
  ],
  worth: [
    ['likely', 'SYN-ACKs are repeated', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    [
      'likely',
      'not seen: by which interface the SYN-ACK comes, or the setting',
      ...['client.nc-captured.txt', 'middle.nstat.before.txt', 'middle.nstat.after.txt'],
    ],
    [
      'confirmed',
      'the SYN-ACK comes in by eth3, the way to its source is eth1, the filter is strict and counts',
      ...['client.nc-captured.txt', 'middle.tcpdump.txt', 'middle.ip-route-get-server.txt'],
      ...['middle.sysctl.txt', 'middle.nstat.before.txt', 'middle.nstat.after.txt'],
    ],
  ],
});
