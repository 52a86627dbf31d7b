import { startDns, useDns } from '../../services/dns.ts';
import { answered, RESOLVER, unresolvedAlone, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure',
  main: true,
  how: 'dnsmasq on the router answers NXDOMAIN for db9.internal',
  start: async ({ client, router }) => {
    await startDns(router, { zone: 'internal', hosts: { 'db1.internal': ['10.77.2.2'] } });
    await useDns(client, RESOLVER);
  },
  evidenceSets: [
    ...unresolvedAlone('client.curl-telnet.txt', 'client.java.txt'),
    ...answered(
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.psql.txt', 'client.host.txt'],
      ['client.python.txt', 'client.nslookup.txt'],
      ['client.curl-telnet.txt', 'client.dig.txt'],
      ['client.java.txt', 'client.host.txt'],
      ['client.node.txt', 'client.dig.txt'],
    ),
  ],
});
