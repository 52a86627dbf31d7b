import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-v6-port-unreachable',
  cause: 'firewall-reject',
  on: 'server',
  by: 'ip6tables',
  family: 6,
  service: 'ssh',
  ending: 'refused',
  rules: `ip6tables -A INPUT -i lo -j ACCEPT
ip6tables -A INPUT -p ipv6-icmp -j ACCEPT
ip6tables -A INPUT -p tcp --dport 22 -j REJECT --reject-with icmp6-port-unreachable`,
});
