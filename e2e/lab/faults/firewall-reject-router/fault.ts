import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-router',
  cause: 'firewall-reject',
  on: 'router',
  by: 'iptables',
  service: 'mysql',
  ending: 'host-unreachable',
  rules: `iptables -P FORWARD DROP
iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -p icmp -j ACCEPT
iptables -A FORWARD -p tcp --dport 22 -j ACCEPT
iptables -A FORWARD -j REJECT --reject-with icmp-admin-prohibited`,
});
