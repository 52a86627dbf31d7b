import { lostAnswerBy } from '../../lost-answer.ts';
import { CLIENT_V6 } from '../../network.ts';
import { onServer } from '../../prompt.ts';

export const fault = lostAnswerBy({
  id: 'return-path-lost-no-route-v6',
  cause: 'return-path-lost',
  family: 6,
  how: 'the server has no default route for IPv6',
  start: ({ server }) => server.shell('ip -6 route del default'),
  guilty: [
    onServer('ip', `ip route get ${CLIENT_V6}`, { name: 'ip-route-get' }),
    onServer('ip', 'ip -6 route', { name: 'ip-6-route' }),
    onServer('net-tools', 'netstat -6 -rn', { name: 'netstat-6-rn' }),
    onServer('ip', 'ip -br addr', { name: 'ip-br-addr' }),
  ],
  worth: [
    ['possible', 'the SYN comes and nothing leaves', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    ['likely', 'policy rules are not seen', 'client.nc-openbsd.txt', 'server.ip-6-route.txt'],
    [
      'confirmed',
      'the SYN comes from this address, and there is no route to it',
      ...['client.nc-captured.txt', 'server.tcpdump.txt', 'server.ip-route-get.txt'],
    ],
  ],
});
