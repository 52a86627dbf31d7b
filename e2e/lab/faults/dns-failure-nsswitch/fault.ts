import { onClient } from '../../prompt.ts';
import { startDns, useDns } from '../../services/dns.ts';
import { answered, notSettled, RESOLVER, unresolvedName } from '../../unresolved-name.ts';

export const fault = unresolvedName({
  id: 'dns-failure-nsswitch',
  how: 'db9.internal is in DNS; nsswitch.conf of the client has hosts: files, and /etc/hosts lacks it',
  start: async ({ client, router }) => {
    await startDns(router, { zone: 'internal', hosts: { 'db9.internal': ['10.77.2.2'] } });
    await useDns(client, RESOLVER);
    await client.shell("sed -i 's/^hosts:.*/hosts:          files/' /etc/nsswitch.conf");
  },
  more: [onClient('cat', 'grep hosts /etc/nsswitch.conf', { name: 'nsswitch' })],
  evidenceSets: [
    ...notSettled('DNS has the name and the program does not get it', [
      'client.nc-openbsd.txt',
      'client.dig.txt',
    ]),
    ...answered(
      ['client.psql.txt', 'client.host.txt', 'client.getent-ahosts.txt'],
      ['client.node.txt', 'client.dig.txt', 'client.getent-hosts.txt'],
    ),
  ],
});
