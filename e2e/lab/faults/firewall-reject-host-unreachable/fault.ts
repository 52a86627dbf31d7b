import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-host-unreachable',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'mysql',
  ending: 'host-unreachable',
  rules: `iptables -A INPUT -p tcp --dport 3306 -j REJECT --reject-with icmp-host-unreachable`,
});
