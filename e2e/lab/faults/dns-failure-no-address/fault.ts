import { startDns, useDns } from '../../services/dns.ts';
import { answered, RESOLVER, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-no-address',
  how: 'db9.internal has a TXT record and no address (NODATA)',
  start: async ({ client, router }) => {
    await startDns(router, { zone: 'internal', options: ['--txt-record=db9.internal,moved'] });
    await useDns(client, RESOLVER);
  },
  evidenceSets: [
    ...answered(
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.psql.txt', 'client.nslookup.txt'],
      ['client.python.txt', 'client.dig.txt', 'client.host.txt'],
    ),
  ],
});
