import { silence } from '../../full-queue.ts';
import { lookAlike, lostAnswer, lostWay } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'return-path-lost-egress',
  cause: 'return-path-lost',
  how: 'iptables on the server: OUTPUT drops what has source port 8080',
  start: async (lab) => {
    await lab.server.shell('iptables -A OUTPUT -p tcp --sport 8080 -j DROP');
  },
  recordings: lostAnswer(),
  evidenceSets: [
    ...lookAlike('return-path-lost'),
    ...silence(
      'return-path-lost',
      'possible',
      'the SYN comes and nothing leaves: a filter or a full queue looks the same',
      ['client.nc-captured.txt', 'server.tcpdump.txt'],
    ),
    ...silence(
      'return-path-lost',
      'likely',
      'a half-open connection: its SYN-ACK or the ACK is lost',
      ['client.nc-captured.txt', 'server.tcpdump.txt', 'server.ss-syn-recv.txt'],
      ['client.nc-captured.txt', 'server.netstat-tan.txt'],
    ),
    ...silence(
      'return-path-lost',
      'confirmed',
      'its own rules drop the SYN-ACK',
      ['client.nc-openbsd.txt', 'server.iptables-S.txt'],
      ['client.nc-openbsd.txt', 'server.nft.txt', 'server.ss.txt'],
    ),
  ],
});
