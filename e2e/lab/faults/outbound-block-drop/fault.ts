import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'outbound-block-drop',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'iptables',
  service: 'mysql',
  rules: `iptables -A OUTPUT -o lo -j ACCEPT
iptables -A OUTPUT -p tcp -m multiport --dports 3306,5432 -j DROP`,
});
