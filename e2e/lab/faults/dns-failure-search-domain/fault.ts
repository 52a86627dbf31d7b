import { onClient } from '../../prompt.ts';
import { startDns, useDns } from '../../services/dns.ts';
import { answered, RESOLVER, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-search-domain',
  name: 'db9',
  how: 'db9.internal is in DNS; db9 is dialled, and resolv.conf has no search domain',
  start: async ({ client, router }) => {
    const options = ['--domain-needed'];
    await startDns(router, { zone: 'internal', hosts: { 'db9.internal': ['10.77.2.2'] }, options });
    await useDns(client, RESOLVER);
  },
  more: [
    onClient('getent', 'getent ahosts db9.internal; echo $?', { name: 'getent-dotted' }),
    onClient('dig', 'dig db9.internal', { name: 'dig-dotted' }),
  ],
  evidenceSets: [
    ...answered(
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.psql.txt', 'client.host.txt', 'client.dig-dotted.txt'],
      ['client.python.txt', 'client.nslookup.txt', 'client.getent-dotted.txt'],
    ),
  ],
});
