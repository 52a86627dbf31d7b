import { answered, unresolvedAlone, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-no-resolver',
  how: 'resolv.conf names no name server, so the client asks its own port 53, where nothing listens',
  start: () => Promise.resolve(),
  evidenceSets: [
    ...unresolvedAlone('client.nc-openbsd.txt', 'client.psql.txt', 'client.curl-telnet.txt'),
    ...answered(['client.nc-openbsd.txt', 'client.dig.txt'], ['client.psql.txt', 'client.host.txt']),
  ],
});
