import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-host-prohibited',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'mysql',
  ending: 'host-unreachable',
  delay: 0.02,
  rules: `iptables -A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT
iptables -A INPUT -i lo -j ACCEPT
iptables -A INPUT -p tcp -m state --state NEW -m tcp --dport 22 -j ACCEPT
iptables -A INPUT -j REJECT --reject-with icmp-host-prohibited`,
});
