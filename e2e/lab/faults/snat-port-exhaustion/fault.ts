import { silence } from '../../full-queue.ts';
import { counted, HELD, lostWay, patientProbes, ROUTERS_FILTERS, seenEverywhere } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { fixed } from '../../probes.ts';
import { onClient, onRouter } from '../../prompt.ts';
import { healed } from '../../repair.ts';
import { holdConnections } from '../../services/crowd.ts';

const RULE = `POSTROUTING -d ${SERVER} -p tcp --dport 8080 -j SNAT --to-source 10.77.2.1:1024-65535`;

export const fault = lostWay({
  id: 'snat-port-exhaustion',
  cause: 'snat-port-exhaustion',
  how: 'the router translates to one address with four ports, and another client holds all four towards this server',
  packages: ['conntrack'],
  start: async (lab) => {
    await lab.router.shell(
      'iptables -t nat -A POSTROUTING -o eth1 -p tcp -j SNAT --to-source 10.77.2.1:40000-40003',
    );
    await holdConnections(lab.other, SERVER, 8080, 4);
  },
  recordings: [
    ...patientProbes(SERVER),
    onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S.before' }),
    ...counted(['client', 'middle'], [seenEverywhere(SERVER)]),
    onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S.after' }),
    onRouter('conntrack', 'sudo conntrack -L', { name: 'conntrack-L' }),
    onRouter('conntrack', 'sudo conntrack -L -p tcp --dport 8080', { name: 'conntrack-L-port' }),
    onRouter('sysctl', 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max', {
      name: 'sysctl-conntrack',
    }),
    onRouter('iptables', 'sudo iptables -t nat -S', { name: 'iptables-nat' }),
    ...HELD,
    ...ROUTERS_FILTERS,
  ],
  repair: {
    how: 'a rule before the other lets the NAT use every port from 1024 on towards this service',
    fixes: [
      {
        where: 'middle',
        tool: 'iptables',
        command: `sudo iptables -t nat -I ${RULE.replace('POSTROUTING', 'POSTROUTING 1')}`,
        undo: `sudo iptables -t nat -D ${RULE}`,
      },
      {
        where: 'middle',
        tool: 'nft',
        command: [
          'sudo nft add table ip tcpwhy',
          "sudo nft add chain ip tcpwhy back '{ type nat hook postrouting priority 90; }'",
          `sudo nft add rule ip tcpwhy back ip daddr ${SERVER} tcp dport 8080 snat to 10.77.2.1:1024-65535`,
        ].join(' && '),
        undo: 'sudo nft delete table ip tcpwhy',
      },
    ],
    recordings: fixed([
      onClient('nc-openbsd', `nc -vz -w 5 ${SERVER} 8080`, { check: true }),
      onClient('curl', `curl -sS -i --connect-timeout 5 http://${SERVER}:8080/`),
      onRouter('conntrack', 'sudo conntrack -S', { name: 'conntrack-S' }),
      onRouter('conntrack', 'sudo conntrack -L', { name: 'conntrack-L' }),
    ]),
    evidenceSets: [
      ...healed('snat-port-exhaustion', 'likely', [
        'client.nc-openbsd.fixed.txt',
        'middle.conntrack-S.fixed.txt',
      ]),
      ...healed('snat-port-exhaustion', 'confirmed', [
        ...['client.curl.fixed.txt', 'middle.conntrack-S.before.txt', 'middle.conntrack-S.fixed.txt'],
        'middle.conntrack-L.txt',
      ]),
    ],
  },
  evidenceSets: [...silence('snat-port-exhaustion', 'possible', '', ['client.nc-openbsd.txt'])],
});
