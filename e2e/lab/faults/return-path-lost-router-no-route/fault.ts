import { lostAnswerBy } from '../../lost-answer.ts';
import { onRouter } from '../../prompt.ts';

const SOURCE = '10.77.9.2';

export const fault = lostAnswerBy({
  id: 'return-path-lost-router-no-route',
  cause: 'return-path-lost',
  client: SOURCE,
  how: 'the client comes from a network that the router has no route to',
  start: ({ client }) =>
    client.shell(`ip addr add ${SOURCE}/32 dev eth0
ip route replace default via 10.77.1.1 src ${SOURCE}
sysctl -q -w net.ipv4.conf.eth0.arp_announce=2`),
  guilty: [
    onRouter('ip', `ip route get ${SOURCE}`, { name: 'ip-route-get' }),
    onRouter('ip', 'ip route', { name: 'ip-route' }),
  ],
  worth: [
    ['likely', 'the router has no way to this client', 'client.nc-openbsd.txt', 'middle.ip-route-get.txt'],
    [
      'confirmed',
      'the SYN-ACK comes to the router, which has no way to this client',
      ...['client.nc-captured.txt', 'middle.tcpdump.txt', 'middle.ip-route-get.txt'],
    ],
  ],
});
