import type { Fault } from '../../fault.ts';
import { CLIENT } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { useDns } from '../../services/dns.ts';
import { dials, lookups, NAME, PORT, unanswered } from '../../silent-resolver.ts';
import { capture } from '../../silent.ts';
import { RESOLVER } from '../../unresolved-name.ts';

export const fault: Fault = {
  id: 'dns-timeout',
  cause: 'dns-timeout',
  variantOf: 'dns-failure',
  case: { target: NAME, port: PORT, service: 'postgresql', client: CLIENT },
  symptom: 'timeout',
  how: 'the client’s name server is the router, whose rules drop its questions: each program waits 5 s, twice',
  start: async ({ client, router }) => {
    await prepareRuntimes(client);
    await useDns(client, RESOLVER);
    await router.shell(`nft add table inet filter
nft 'add chain inet filter input { type filter hook input priority 0; }'
nft add rule inet filter input meta l4proto { tcp, udp } th dport 53 drop`);
  },
  sideBySide: true,
  recordings: [
    ...dials,
    ...lookups,
    onClient('ping', `ping -c 2 ${RESOLVER}`),
    capture('client', 'port 53', 14, [
      onClient('getent', `getent ahosts ${NAME}; echo $?`, { name: 'getent-captured' }),
    ]),
  ],
  evidenceSets: [
    ...unanswered(
      'possible',
      'a temporary failure is also what a name server’s error makes',
      ['client.nc-openbsd.txt'],
      ['client.psql.txt'],
    ),
    ...unanswered(
      'confirmed',
      'the resolver itself was asked and stayed silent',
      ['client.nc-openbsd.txt', 'client.dig.txt'],
      ['client.curl-telnet.txt', 'client.nslookup.txt'],
      ['client.python.txt', 'client.host.txt'],
    ),
  ],
};
