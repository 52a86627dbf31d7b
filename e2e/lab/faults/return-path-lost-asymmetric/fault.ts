import { lostAnswerBy } from '../../lost-answer.ts';
import { secondLink } from '../../lost-way.ts';
import type { Recording } from '../../fault.ts';

const RULES = `table inet guard {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ct state established,related accept
    ct state invalid drop
  }
}
`;

const onFirewall = (tool: 'nft' | 'ip', command: string, name: string): Recording => ({
  ...{ where: 'middle', on: 'web3', tool, command, name },
});

export const fault = lostAnswerBy({
  id: 'return-path-lost-asymmetric',
  cause: 'return-path-lost',
  how: 'the server answers by a second firewall, which never saw the SYN and drops the SYN-ACK as invalid',
  packages: ['nftables'],
  start: async (lab) => {
    await secondLink(
      { host: lab.server, name: 'eth1', address: '10.77.4.2/24' },
      { host: lab.other, name: 'eth1', address: '10.77.4.3/24' },
    );
    await lab.other.shell(
      'cat > /run/rules.nft; nft -f /run/rules.nft; sysctl -q -w net.ipv4.ip_forward=1',
      RULES,
    );
    await lab.server.shell('ip route add 10.77.1.0/24 via 10.77.4.3');
  },
  guilty: [
    onFirewall('nft', 'sudo nft list ruleset', 'nft-second'),
    onFirewall('ip', 'ip route get 10.77.1.2', 'ip-route-get-second'),
  ],
  worth: [
    ['likely', 'SYN-ACKs are repeated', 'client.nc-captured.txt', 'server.tcpdump.txt'],
    [
      'confirmed',
      'one attempt: its SYN-ACK leaves the server and does not reach the client',
      ...['client.nc-captured.txt', 'server.tcpdump.txt', 'client.tcpdump.txt'],
    ],
  ],
});
