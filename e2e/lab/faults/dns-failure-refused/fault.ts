import { startDns, useDns } from '../../services/dns.ts';
import { answered, RESOLVER, unresolvedAlone, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-refused',
  name: 'db1.corp.example',
  how: 'dnsmasq on the router knows the zone internal only, and refuses to look for db1.corp.example',
  start: async ({ client, router }) => {
    await startDns(router, { zone: 'internal', hosts: { 'db1.internal': ['10.77.2.2'] } });
    await useDns(client, RESOLVER);
  },
  evidenceSets: [
    ...unresolvedAlone('client.nc-openbsd.txt', 'client.psql.txt', 'client.curl-telnet.txt'),
    ...answered(
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.psql.txt', 'client.host.txt'],
      ['client.python.txt', 'client.nslookup.txt'],
    ),
  ],
});
