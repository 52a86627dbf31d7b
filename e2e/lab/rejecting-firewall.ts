import type { Fault } from './fault.ts';
import { confirmed, likely, refusedAlone } from './honest.ts';
import { ADDRESSES, FILTERS, LISTINGS } from './listings.ts';
import { CLIENT, SERVER } from './network.ts';
import { localProbes, probes } from './probes.ts';
import { onClient } from './prompt.ts';
import { startMariadb } from './services/mariadb.ts';
import { startSsh } from './services/ssh.ts';

const PORT = 3306;

/** A server that listens everywhere, behind an INPUT rule that refuses. */
export function rejectingFirewall(id: string, rule: string): Fault {
  return {
    id,
    cause: 'firewall-reject',
    case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
    symptom: 'refused',
    how: `MariaDB on 0.0.0.0; ${rule}`,
    packages: ['mariadb-server-core', 'dropbear-bin', 'iptables'],
    start: async (lab) => {
      await startSsh(lab.server);
      await startMariadb(lab, lab.server, '0.0.0.0');
      await lab.server.shell(`iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A INPUT -p tcp --dport 22 -j ACCEPT
${rule}`);
    },
    recordings: [
      ...probes(SERVER, PORT),
      onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`),
      ...[...LISTINGS, ...ADDRESSES, ...FILTERS],
      ...localProbes('127.0.0.1', SERVER, PORT),
    ],
    evidenceSets: [
      ...refusedAlone('client.ncat.txt', 'client.nc-openbsd.txt', 'client.telnet.txt', 'client.mariadb.txt'),
      ...likely(
        'firewall-reject',
        'the kernel of a host that listens there refuses nothing by itself; no rule was seen',
        ['client.ncat.txt', 'server.ss.txt'],
        ['client.nc-openbsd.txt', 'server.netstat.txt'],
        ['client.curl-telnet.txt', 'server.ss-ltn.txt', 'server.nc-own-address.txt'],
      ),
      ...confirmed(
        'firewall-reject',
        ['firewall-drop'],
        ['client.ncat.txt', 'server.ss.txt', 'server.iptables-S.txt'],
        ['client.nc-openbsd.txt', 'server.netstat.txt', 'server.iptables-save.txt'],
        ['client.telnet.txt', 'server.ss.txt', 'server.nft.txt'],
      ),
    ],
  };
}
