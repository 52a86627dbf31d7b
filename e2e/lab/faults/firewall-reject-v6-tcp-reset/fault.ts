import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-v6-tcp-reset',
  cause: 'firewall-reject',
  on: 'server',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  ending: 'refused',
  rules: `ip6tables -A INPUT -p tcp --dport 8080 -j REJECT --reject-with tcp-reset`,
});
