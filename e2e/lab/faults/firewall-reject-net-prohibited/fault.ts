import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-net-prohibited',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'ssh',
  ending: 'net-unreachable',
  rules: `iptables -A INPUT -p tcp --dport 22 -j REJECT --reject-with icmp-net-prohibited`,
});
