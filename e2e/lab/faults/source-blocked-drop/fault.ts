import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'source-blocked-drop',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'iptables',
  service: 'mysql',
  rules: `iptables -N f2b-mysqld
iptables -A INPUT -p tcp -m multiport --dports 3306 -j f2b-mysqld
iptables -A f2b-mysqld -s 10.77.3.9/32 -j DROP
iptables -A f2b-mysqld -s 10.77.1.2/32 -j DROP
iptables -A f2b-mysqld -j RETURN`,
});
