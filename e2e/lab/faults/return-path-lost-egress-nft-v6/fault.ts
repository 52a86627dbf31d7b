import { lostAnswerBy } from '../../lost-answer.ts';
import { onServer } from '../../prompt.ts';

const RULES = `table inet egress {
  chain output {
    type filter hook output priority filter; policy drop;
    oifname "lo" accept
    meta l4proto { icmp, ipv6-icmp } accept
    udp dport { 53, 123 } accept
    tcp dport { 80, 443 } accept
    tcp sport 22 accept
  }
}
`;

export const fault = lostAnswerBy({
  id: 'return-path-lost-egress-nft-v6',
  cause: 'return-path-lost',
  family: 6,
  how: 'nft on the server: an output chain with policy drop lets out what the server itself dials, and no answer of port 8080',
  packages: ['nftables'],
  start: ({ server }) => server.shell('cat > /run/rules.nft; nft -f /run/rules.nft', RULES),
  guilty: [
    onServer('nft', 'sudo nft list ruleset'),
    onServer('nft', 'sudo nft -a list ruleset', { name: 'nft-a' }),
    onServer('iptables', 'sudo ip6tables-save', { name: 'ip6tables-save' }),
  ],
  worth: [
    ['possible', 'the SYN comes and nothing leaves', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    ['possible', 'nft’s own tables are not in it', 'client.nc-openbsd.txt', 'server.ip6tables-save.txt'],
    ['confirmed', 'its own policy drops the SYN-ACK', 'client.nc-openbsd.txt', 'server.nft.txt'],
    ['confirmed', 'its own policy drops the SYN-ACK', 'client.curl.txt', 'server.nft-a.txt'],
  ],
});
