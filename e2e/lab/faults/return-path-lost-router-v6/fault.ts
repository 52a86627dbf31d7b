import { lostAnswerBy } from '../../lost-answer.ts';
import { onRouter } from '../../prompt.ts';

const RULES = `table inet guard {
  chain forward {
    type filter hook forward priority filter; policy accept;
    iifname "eth1" tcp sport 8080 tcp flags & (syn | ack) == (syn | ack) drop
  }
}
`;

export const fault = lostAnswerBy({
  id: 'return-path-lost-router-v6',
  cause: 'return-path-lost',
  family: 6,
  how: 'nft on the router: the SYN passes, and SYN-ACKs from the server’s side are dropped',
  packages: ['nftables'],
  start: ({ router }) => router.shell('cat > /run/rules.nft; nft -f /run/rules.nft', RULES),
  guilty: [onRouter('nft', 'sudo nft list ruleset')],
  worth: [
    ['likely', 'SYN-ACKs are repeated', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    [
      'confirmed',
      'one attempt: its SYN-ACK leaves the server and does not reach the client',
      ...['client.nc-captured.txt', 'server.tcpdump.txt', 'client.tcpdump.txt'],
    ],
  ],
});
