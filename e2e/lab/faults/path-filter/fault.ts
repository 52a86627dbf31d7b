import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'path-filter',
  cause: 'path-filter',
  on: 'router',
  by: 'iptables',
  service: 'mysql',
  rules: `iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -p tcp -m multiport --dports 22,443 -j ACCEPT
iptables -A FORWARD -p icmp -j ACCEPT
iptables -P FORWARD DROP`,
});
