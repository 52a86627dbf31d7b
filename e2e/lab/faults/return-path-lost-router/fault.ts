import { silence } from '../../full-queue.ts';
import { lookAlike, lostAnswer, lostWay } from '../../lost-way.ts';

export const fault = lostWay({
  id: 'return-path-lost-router',
  cause: 'return-path-lost',
  how: 'the router forwards the SYN and drops what comes back from the server',
  start: async (lab) => {
    await lab.router.shell('iptables -A FORWARD -s 10.77.2.0/24 -p tcp --sport 8080 -j DROP');
  },
  recordings: lostAnswer(),
  evidenceSets: [
    ...lookAlike('return-path-lost'),
    ...silence(
      'return-path-lost',
      'likely',
      'SYN-ACKs are repeated: they or the last ACK are lost',
      ['client.nc-captured.txt', 'server.tcpdump.txt'],
      ['client.nc-captured.txt', 'server.ss-syn-recv.txt'],
    ),
    ...silence(
      'return-path-lost',
      'confirmed',
      'the router’s own rules drop the SYN-ACK',
      ['client.nc-openbsd.txt', 'middle.iptables-S.txt'],
      ['client.curl.txt', 'middle.nft.txt'],
    ),
    ...silence(
      'return-path-lost',
      'confirmed',
      'one attempt: its SYN-ACK leaves the server and does not reach the client',
      ['client.nc-captured.txt', 'server.tcpdump.txt', 'client.tcpdump.txt'],
    ),
  ],
});
