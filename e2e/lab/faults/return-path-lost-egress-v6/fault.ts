import { lostAnswerBy } from '../../lost-answer.ts';
import { onServer } from '../../prompt.ts';

export const fault = lostAnswerBy({
  id: 'return-path-lost-egress-v6',
  cause: 'return-path-lost',
  family: 6,
  how: 'ip6tables on the server: OUTPUT drops what has source port 8080',
  packages: ['iptables'],
  start: ({ server }) => server.shell('ip6tables -A OUTPUT -p tcp --sport 8080 -j DROP'),
  guilty: [
    onServer('iptables', 'sudo ip6tables -S', { name: 'ip6tables-S' }),
    onServer('nft', 'sudo nft list ruleset'),
  ],
  worth: [
    ['possible', 'the SYN comes and nothing leaves', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    ['confirmed', 'its own rules drop the SYN-ACK', 'client.nc-openbsd.txt', 'server.ip6tables-S.txt'],
    ['confirmed', 'its own rules drop the SYN-ACK', 'client.ncat.txt', 'server.nft.txt'],
  ],
});
