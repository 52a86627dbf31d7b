import { silence } from '../../full-queue.ts';
import { counted, HELD, lostWay, patientProbes, ROUTERS_FILTERS, seenEverywhere } from '../../lost-way.ts';
import { SERVER } from '../../network.ts';
import { onRouter } from '../../prompt.ts';
import { holdConnections } from '../../services/crowd.ts';

export const fault = lostWay({
  id: 'snat-port-exhaustion',
  cause: 'snat-port-exhaustion',
  staysLikely: 'insert_failed grows for other reasons too, and which ports the rule may use is not judged',
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
  evidenceSets: [...silence('snat-port-exhaustion', 'possible', '', ['client.nc-openbsd.txt'])],
});
