import { conntrackOnceFull, notOfThePast, withCounters, withPast } from '../../past.ts';
import { onRouter } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

export const fault = withPast({
  id: 'path-filter-old-conntrack',
  cause: 'path-filter',
  how: 'the router drops port 8080; its table of connections was full once, which its counters and its log still say',
  packages: ['dropbear-bin', 'iptables', 'conntrack'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startHttp(lab.server, '0.0.0.0', 8080);
    await lab.router.shell('iptables -A FORWARD -m conntrack --ctstate INVALID -j DROP');
    await conntrackOnceFull(lab.router, lab.other);
    await lab.router.shell('iptables -A FORWARD -p tcp --dport 8080 -j DROP');
  },
  recordings: [
    ...withCounters('middle', [['conntrack', 'sudo conntrack -S', 'conntrack-S']]),
    onRouter('sysctl', 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max'),
    onRouter('dmesg', 'sudo dmesg | grep nf_conntrack | tail -3'),
    onRouter('iptables', 'sudo iptables -S', { name: 'iptables-S' }),
  ],
  evidenceSets: [
    ...notOfThePast(
      'path-filter',
      'possible',
      'the table was full; that it is so now is not seen',
      ['client.nc-openbsd.txt', 'middle.conntrack-S.before.txt', 'middle.dmesg.txt'],
      ['client.nc-captured.txt', 'middle.conntrack-S.before.txt', 'middle.conntrack-S.after.txt'],
      ['client.nc-openbsd.txt', 'middle.sysctl.txt', 'middle.dmesg.txt'],
    ),
    ...notOfThePast('path-filter', 'confirmed', 'the rule drops it', [
      ...[
        'client.nc-openbsd.txt',
        'middle.iptables-S.txt',
        'middle.conntrack-S.after.txt',
        'middle.dmesg.txt',
      ],
    ]),
  ],
});
