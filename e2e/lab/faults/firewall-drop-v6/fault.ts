import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'firewall-drop-v6',
  cause: 'firewall-drop',
  variantOf: 'firewall-drop',
  on: 'server',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  rules: `ip6tables -A INPUT -i lo -j ACCEPT
ip6tables -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
ip6tables -A INPUT -p icmpv6 -j ACCEPT
ip6tables -A INPUT -p tcp --dport 22 -j ACCEPT
ip6tables -A INPUT -j DROP`,
});
