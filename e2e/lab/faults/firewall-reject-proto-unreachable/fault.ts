import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-proto-unreachable',
  cause: 'firewall-reject',
  on: 'server',
  by: 'iptables',
  service: 'http',
  ending: 'no-protocol',
  delay: 0.02,
  rules: `iptables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with icmp-proto-unreachable`,
});
