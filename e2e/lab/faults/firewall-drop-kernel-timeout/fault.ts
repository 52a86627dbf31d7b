import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'firewall-drop-kernel-timeout',
  cause: 'firewall-drop',
  variantOf: 'firewall-drop',
  on: 'server',
  by: 'iptables',
  service: 'http',
  retries: 2,
  rules: `iptables -A INPUT -p tcp --dport 8080 -j DROP`,
});
