import type { Fault } from '../../fault.ts';
import { CASE, NOT_SILENT, PORT, silence } from '../../full-queue.ts';
import { waiting } from '../../impatient.ts';
import { SERVER } from '../../network.ts';
import { onClient, onServer } from '../../prompt.ts';
import { startHttp } from '../../services/http.ts';
import { attempt, capture, queueListings } from '../../silent.ts';

const FILTER = `tcp port ${PORT} or icmp or icmp6`;
const RULES = `table inet filter {
  chain input {
    type filter hook input priority 0; policy accept;
    tcp dport ${PORT} counter drop
  }
}
`;

export const fault: Fault = {
  id: 'firewall-drop-few-retries',
  cause: 'firewall-drop',
  variantOf: 'accept-queue-overflow',
  case: CASE,
  symptom: 'timeout',
  how: 'the server’s nftables rules drop the SYN, and the client’s tcp_syn_retries happens to be 1',
  start: async (lab) => {
    await startHttp(lab.server, '0.0.0.0', PORT);
    await lab.server.shell('nft -f -', RULES);
    await lab.client.shell('echo 1 > /proc/sys/net/ipv4/tcp_syn_retries');
  },
  sideBySide: true,
  recordings: [
    ...waiting(SERVER, PORT, 60),
    onClient('nc-openbsd', `time nc -vz -w 60 ${SERVER} ${PORT}`, { name: 'nc-timed' }),
    onClient('sysctl', 'sysctl net.ipv4.tcp_syn_retries net.ipv4.tcp_syn_linear_timeouts'),
    ...queueListings(PORT),
    onServer('nft', 'sudo nft list ruleset'),
    onServer('ip', 'ip addr', { name: 'ip-addr' }),
    capture('client', FILTER, 7, [attempt(SERVER, PORT, 'nc-captured')]),
    capture('server', FILTER, 7, [attempt(SERVER, PORT, 'nc-captured-there')]),
  ],
  evidenceSets: [
    ...silence('firewall-drop', 'possible', 'a lowered setting shortens any silence', [
      'client.nc-timed.txt',
      'client.sysctl.txt',
    ]),
    {
      pastes: ['client.curl.txt', 'client.sysctl.txt', 'client.tcpdump.txt'],
      level: 'possible',
      possibleMustInclude: ['firewall-drop', 'path-filter'],
      mustNotConfirm: ['syn-retries-cut-short', 'client-timeout-too-short', 'path-filter', 'firewall-drop'],
      shouldRuleOut: NOT_SILENT,
      note: 'nobody answered the SYNs while they were captured',
    },
    ...silence('firewall-drop', 'confirmed', 'the rule stands in the way', [
      'client.nc-timed.txt',
      'client.sysctl.txt',
      'server.nft.txt',
    ]),
  ],
};
