import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-v6-no-route',
  cause: 'firewall-reject',
  on: 'server',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  ending: 'net-unreachable',
  rules: `ip6tables -A INPUT -i lo -j ACCEPT
ip6tables -A INPUT -p ipv6-icmp -j ACCEPT
ip6tables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with icmp6-no-route`,
});
