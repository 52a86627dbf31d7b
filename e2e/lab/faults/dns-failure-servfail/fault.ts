import { useDns } from '../../services/dns.ts';
import { startFailingUnbound } from '../../services/unbound.ts';
import { answered, RESOLVER, unresolvedAlone, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-servfail',
  name: 'db1.corp.example',
  how: 'unbound on the router never got the zone corp.example that it answers for: SERVFAIL',
  packages: ['unbound'],
  start: async ({ client, router }) => {
    await startFailingUnbound(router, 'corp.example');
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
