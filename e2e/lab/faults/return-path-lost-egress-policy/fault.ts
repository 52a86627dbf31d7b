import { silence } from '../../full-queue.ts';
import { lookAlike, lostAnswer, lostWay } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'return-path-lost-egress-policy',
  cause: 'return-path-lost',
  how: 'nft on the server: the output chain lets out what it names and forgets the answers',
  start: async (lab) => {
    await lab.server.shell(
      'nft -f -',
      `table inet filter {
  chain input {
    type filter hook input priority filter; policy drop;
    iif lo accept
    ct state established,related accept
    tcp dport { 22, 8080 } accept
    icmp type echo-request accept
  }
  chain output {
    type filter hook output priority filter; policy drop;
    oif lo accept
    tcp dport { 53, 443 } accept
    udp dport 53 accept
    icmp type echo-reply accept
  }
}`,
    );
  },
  recordings: lostAnswer(),
  evidenceSets: [
    ...lookAlike('return-path-lost'),
    ...silence('return-path-lost', 'confirmed', 'its own rules drop the SYN-ACK', [
      'client.nc-openbsd.txt',
      'server.nft.txt',
    ]),
  ],
});
