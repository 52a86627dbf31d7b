import { COUNTERS, notOfThePast, overflowedOnce, withCounters, withPast } from '../../past.ts';
import { onServer } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { startSsh } from '../../services/ssh.ts';

export const fault = withPast({
  id: 'firewall-drop-old-overflows',
  cause: 'firewall-drop',
  how: 'iptables on the server drops port 8080; the counters of a full accept queue are those of a service that is gone',
  packages: ['dropbear-bin', 'iptables'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startHttp(lab.server, '0.0.0.0', 8080);
    await overflowedOnce(lab);
    await lab.server.shell('iptables -A INPUT -p tcp --dport 8080 -j DROP');
  },
  recordings: [
    ...withCounters('server', COUNTERS),
    onServer('iptables', 'sudo iptables -S', { name: 'iptables-S' }),
  ],
  evidenceSets: [
    ...notOfThePast(
      'firewall-drop',
      'possible',
      'counters without growth say nothing',
      ['client.nc-openbsd.txt', 'server.nstat.before.txt'],
      ['client.ncat.txt', 'server.netstat-s.after.txt', 'server.ss.txt'],
      ['client.nc-captured.txt', 'server.tcpdump.txt', 'server.netstat-s.after.txt'],
    ),
    ...notOfThePast('firewall-drop', 'confirmed', 'the rule drops it', [
      ...['client.nc-openbsd.txt', 'server.iptables-S.txt', 'server.nstat.after.txt'],
    ]),
  ],
});
