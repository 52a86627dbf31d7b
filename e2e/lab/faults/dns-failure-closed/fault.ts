import { useDns } from '../../services/dns.ts';
import { answered, RESOLVER, unresolvedAlone, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-closed',
  how: 'resolv.conf names the router, where no name server listens: port 53 is refused by ICMP',
  start: async ({ client }) => {
    await useDns(client, RESOLVER);
  },
  evidenceSets: [
    ...unresolvedAlone('client.nc-openbsd.txt', 'client.psql.txt', 'client.curl-telnet.txt'),
    ...answered(
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.psql.txt', 'client.dig.txt'],
      ['client.python.txt', 'client.nslookup.txt'],
    ),
  ],
});
