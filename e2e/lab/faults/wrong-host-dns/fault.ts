import { OTHER } from '../../network.ts';
import { dnsAnswers } from '../../way.ts';
import { forgetHosts, startDns, useDns } from '../../services/dns.ts';
import { NAME, wrongHost } from '../../wrong-host.ts';

export const fault = wrongHost({
  id: 'wrong-host-dns',
  how: `DNS still leads ${NAME} to web3, where the service was before`,
  recordings: dnsAnswers(NAME),
  staysLikely: 'every resolver says the same; that the dialled machine forwards to nobody is not seen',
  make: async (lab) => {
    await startDns(lab.router, { zone: 'internal', hosts: { [NAME]: [OTHER] } });
    await useDns(lab.client, '10.77.1.1');
    await forgetHosts(lab.client, NAME);
  },
});
