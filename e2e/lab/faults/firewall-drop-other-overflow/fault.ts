import { COUNTERS, notOfThePast, overflowsElsewhere, withCounters, withPast } from '../../past.ts';
import { onServer } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

export const fault = withPast({
  id: 'firewall-drop-other-overflow',
  cause: 'firewall-drop',
  how: 'iptables on the server drops port 8080; meanwhile the queue of another service there is full, and counts',
  packages: ['dropbear-bin', 'iptables'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startHttp(lab.server, '0.0.0.0', 8080);
    await overflowsElsewhere(lab);
    await lab.server.shell('iptables -A INPUT -p tcp --dport 8080 -j DROP');
  },
  recordings: [
    ...withCounters('server', COUNTERS),
    onServer('iptables', 'sudo iptables -S', { name: 'iptables-S' }),
    onServer('ss', "ss -lnt 'sport = :8080'", { name: 'ss-port' }),
  ],
  evidenceSets: [
    ...notOfThePast(
      'firewall-drop',
      'possible',
      'the counters grow, and for which listener they do not say',
      ['client.nc-captured.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
      ['client.nc-captured.txt', 'server.netstat-s.before.txt', 'server.netstat-s.after.txt'],
      ['client.nc-captured.txt', 'server.tcpdump.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
    ),
    ...notOfThePast('firewall-drop', 'confirmed', 'the rule drops it', [
      ...['client.nc-openbsd.txt', 'server.iptables-S.txt'],
      ...['server.nstat.before.txt', 'server.nstat.after.txt'],
    ]),
  ],
});
