import { OTHER } from '../../network.ts';
import { dnsAnswers } from '../../way.ts';
import { startDns, useDns } from '../../services/dns.ts';
import { NAME, wrongHost } from '../../wrong-host.ts';

export const fault = wrongHost({
  id: 'wrong-host-hosts-file',
  how: `an old line in the client’s /etc/hosts leads ${NAME} to web3; DNS has the new address`,
  recordings: dnsAnswers(NAME),
  settledBy: [
    ['client.nc-openbsd.txt', 'client.host.txt', 'server.ip-br-addr.txt'],
    ['client.nc-openbsd.txt', 'client.dig.txt', 'server.ip-addr.txt'],
  ],
  make: async (lab) => {
    await startDns(lab.router, { zone: 'internal', hosts: { [NAME]: ['10.77.2.2'] } });
    await useDns(lab.client, '10.77.1.1');
    await lab.client.shell(`sed -i 's/.* ${NAME} db1/${OTHER} ${NAME} db1/' /etc/hosts`);
  },
});
