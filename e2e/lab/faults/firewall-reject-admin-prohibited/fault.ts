import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-admin-prohibited',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'ssh',
  ending: 'host-unreachable',
  delay: 0.02,
  rules: `iptables -A INPUT -p tcp --dport 22 -j REJECT --reject-with icmp-admin-prohibited`,
});
