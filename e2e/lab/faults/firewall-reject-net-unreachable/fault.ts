import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-net-unreachable',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'http',
  ending: 'net-unreachable',
  rules: `iptables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with icmp-net-unreachable`,
});
