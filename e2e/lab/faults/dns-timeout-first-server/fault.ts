import type { Fault } from '../../fault.ts';
import { CLIENT, SERVER } from '../../network.ts';
import { onClient } from '../../prompt.ts';
import { prepareRuntimes } from '../../runtimes.ts';
import { startDns } from '../../services/dns.ts';
import { startPostgresql } from '../../services/postgresql.ts';
import { dials, lookups, NAME, PORT, unanswered } from '../../silent-resolver.ts';

export const fault: Fault = {
  id: 'dns-timeout-first-server',
  cause: 'dns-timeout',
  variantOf: 'dns-failure',
  // Those who wait 5 s are served by the second name server, and then all is well.
  alsoOk: ['tcp-ok'],
  case: { target: NAME, port: PORT, service: 'postgresql', client: CLIENT, server: SERVER },
  symptom: 'intermittent',
  staysLikely:
    'those who wait are served by the other name server, so the silence of one explains only the hasty',
  how: 'two name servers: the first drops what it is asked, the second answers; each look-up takes 5 s longer',
  packages: ['dnsmasq-base', 'postgresql-15'],
  start: async ({ client, router, server }) => {
    await prepareRuntimes(client);
    await startDns(router, { hosts: { [NAME]: [SERVER] } });
    await client.shell('cat > /etc/resolv.conf', 'nameserver 10.77.1.53\nnameserver 10.77.1.1\n');
    await router.shell(`ip addr add 10.77.1.53/32 dev lo
nft add table inet filter
nft 'add chain inet filter input { type filter hook input priority 0; }'
nft add rule inet filter input ip daddr 10.77.1.53 drop`);
    await client.shell('ip route add 10.77.1.53/32 via 10.77.1.1');
    await startPostgresql(server, '*');
  },
  sideBySide: true,
  // What speaks HTTP or SSH to PostgreSQL is closed, which is no part of this.
  recordings: [
    ...dials.filter(({ name }) => !['curl', 'ssh', 'telnet', 'wget'].includes(name)),
    ...lookups,
    onClient('ping', 'ping -c 2 10.77.1.53', { name: 'ping-first' }),
  ],
  evidenceSets: [
    ...unanswered('likely', 'the look-up took the whole of its time', ['client.curl-telnet.txt']),
  ],
};
