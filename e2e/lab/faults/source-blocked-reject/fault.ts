import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'source-blocked-reject',
  cause: 'source-blocked',
  on: 'server',
  by: 'iptables',
  service: 'mysql',
  ending: 'refused',
  rules: `iptables -N f2b-mysqld
iptables -A INPUT -p tcp -m multiport --dports 3306 -j f2b-mysqld
iptables -A f2b-mysqld -s 10.77.3.9/32 -j REJECT --reject-with icmp-port-unreachable
iptables -A f2b-mysqld -s 10.77.1.2/32 -j REJECT --reject-with icmp-port-unreachable
iptables -A f2b-mysqld -j RETURN`,
});
