import { COUNTERS, floodedWithCookies, notOfThePast, withCounters, withPast } from '../../past.ts';
import { onServer } from '../../prompt.ts';
import { startNginx } from '../../services/nginx.ts';
import { startSsh } from '../../services/ssh.ts';

const RULES = `table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ip saddr 10.77.1.0/24 tcp dport 8080 drop
  }
}
`;

export const fault = withPast({
  id: 'firewall-drop-syn-flood',
  cause: 'firewall-drop',
  how: 'nft on the server drops port 8080 for the client’s network; meanwhile SYNs from everywhere fill the queue, and cookies answer them',
  packages: ['dropbear-bin', 'nginx-light', 'nftables'],
  start: async (lab) => {
    await startSsh(lab.server);
    await startNginx(lab.server, 8080);
    await lab.server.shell('cat > /run/rules.nft; nft -f /run/rules.nft', RULES);
    await floodedWithCookies(lab, 8080);
  },
  recordings: [
    // The flood would be all that the capture shows.
    ...withCounters('server', COUNTERS).map((one) =>
      one.tool === 'tcpdump'
        ? { ...one, command: one.command.replace(' or icmp', ' and host 10.77.1.2 or icmp') }
        : one,
    ),
    onServer('ss', 'ss -tan', { name: 'ss-tan' }),
    onServer('sysctl', 'sysctl net.ipv4.tcp_syncookies net.ipv4.tcp_max_syn_backlog net.core.somaxconn'),
    onServer('nft', 'sudo nft list ruleset'),
  ],
  evidenceSets: [
    ...notOfThePast(
      'firewall-drop',
      'possible',
      'a full queue of half-open connections is no obstacle while cookies answer',
      ['client.nc-openbsd.txt', 'server.ss-tan.txt', 'server.ss.txt', 'server.sysctl.txt'],
      ['client.nc-captured.txt', 'server.nstat.before.txt', 'server.nstat.after.txt'],
      ['client.nc-captured.txt', 'server.tcpdump.txt', 'server.ss-tan.txt'],
    ),
    ...notOfThePast('firewall-drop', 'confirmed', 'the rule drops it', [
      ...['client.nc-openbsd.txt', 'server.nft.txt', 'server.ss-tan.txt', 'server.sysctl.txt'],
    ]),
  ],
});
