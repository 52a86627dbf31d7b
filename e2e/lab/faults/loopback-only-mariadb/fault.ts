import type { Fault } from '../../fault.ts';
import { answers, confirmed, connects, otherMachine, refusedAlone } from '../../honest.ts';
import type { Service } from '../../host.ts';
import { ADDRESSES, BYSTANDER, LISTINGS, MORE_ADDRESSES, moreListings } from '../../listings.ts';
import { CLIENT, SERVER, type Lab } from '../../network.ts';
import { fixed, localisedProbes, localProbes, moreProbes, probes } from '../../probes.ts';
import { onClient, onServer } from '../../prompt.ts';
import { configureMariadb, runMariadb, startMariadb } from '../../services/mariadb.ts';
import { startSsh } from '../../services/ssh.ts';

const PORT = 3306;
const SELECT = onClient('mariadb', `mariadb -h ${SERVER} -u app -psecret -e 'select 1'`, { check: true });
const CLIENTS = [
  ...[...probes(SERVER, PORT), ...moreProbes(SERVER, PORT), ...localisedProbes(SERVER, PORT)],
  SELECT,
];
const LOCAL = localProbes('127.0.0.1', SERVER, PORT);

const running = new WeakMap<Lab, Service>();

export const fault: Fault = {
  id: 'loopback-only-mariadb',
  cause: 'loopback-only',
  case: { target: SERVER, port: PORT, service: 'mysql', client: CLIENT, server: SERVER },
  symptom: 'refused',
  how: 'MariaDB with bind-address = 127.0.0.1',
  packages: ['mariadb-server-core', 'dropbear-bin'],
  start: async (lab) => {
    await startSsh(lab.server);
    running.set(lab, await startMariadb(lab, lab.server, '127.0.0.1'));
    await startSsh(lab.other);
  },
  recordings: [
    ...CLIENTS,
    onClient('mariadb', `mysql -h ${SERVER} -P ${PORT} -u app -psecret --connect-timeout=5`, {
      name: 'mysql',
    }),
    onClient('mariadb-admin', `mariadb-admin -h ${SERVER} -u app -psecret --connect-timeout=5 ping`),
    onClient('nmap', `nmap -Pn -p ${PORT} ${SERVER}`),
    onClient('nc-openbsd', 'nc -vz -w 5 db1 3306', { name: 'nc-openbsd-name' }),
    ...[...LISTINGS, ...moreListings(PORT), ...ADDRESSES, ...MORE_ADDRESSES, ...LOCAL],
    onServer('cat', 'grep -rn bind-address /etc/mysql', { name: 'grep-bind-address' }),
    ...BYSTANDER,
  ],
  repair: {
    how: 'bind-address = 0.0.0.0, and a restart',
    apply: async (lab) => {
      await running.get(lab)?.stop();
      await configureMariadb(lab.server, '0.0.0.0');
      await runMariadb(lab.server);
    },
    recordings: fixed([...CLIENTS, ...LISTINGS, ...LOCAL]),
    evidenceSets: [
      ...answers('client.nc-openbsd.fixed.txt', 'client.ncat.fixed.txt', 'client.mariadb.fixed.txt'),
      ...connects('client.nc-openbsd.fixed.txt', 'server.ss.fixed.txt'),
    ],
  },
  evidenceSets: [
    ...refusedAlone(
      ...['client.ncat.txt', 'client.nc-openbsd.txt', 'client.nc-traditional.txt', 'client.busybox-nc.txt'],
      ...['client.telnet.txt', 'client.telnet.pt_BR.txt', 'client.telnet.ja_JP.txt'],
      ...['client.bash-timeout.txt', 'client.bash-devtcp.txt', 'client.bash-devtcp.ja_JP.txt'],
      ...['client.curl-telnet.txt', 'client.python.txt', 'client.mysql.txt'],
    ),
    ...confirmed(
      'loopback-only',
      ['not-listening', 'firewall-drop'],
      ['client.ncat.txt', 'server.ss.txt'],
      ['client.nc-openbsd.txt', 'server.ss-ltn.txt'],
      ['client.nc-traditional.txt', 'server.ss-no-root.txt'],
      ['client.telnet.pt_BR.txt', 'server.ss-4.txt'],
      ['client.mysql.txt', 'server.netstat.txt'],
      ['client.python.txt', 'server.netstat-tln.txt'],
      ['client.busybox-nc.txt', 'server.ss-H.txt'],
      ['client.telnet.txt', 'server.busybox-netstat.txt'],
      ['client.bash-devtcp.de_DE.txt', 'server.ss-e.txt'],
      ['client.curl-telnet.txt', 'server.lsof.txt'],
      ['client.ncat.txt', 'server.proc-net-both.txt'],
      ['client.nc-openbsd.txt', 'server.ss-tulpn.txt', 'server.ip-addr.txt'],
    ),
    {
      pastes: ['client.ncat.txt', 'server.nc-loopback.txt', 'server.nc-own-address.txt'],
      level: 'likely',
      possibleMustInclude: ['loopback-only', 'other-address-only', 'firewall-reject'],
      mustNotConfirm: ['not-listening', 'firewall-reject', 'wrong-port'],
      shouldRuleOut: ['not-listening', 'flapping-listener'],
    },
    ...otherMachine('loopback-only'),
  ],
};
