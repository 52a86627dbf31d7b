import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-router-port-unreachable',
  cause: 'firewall-reject',
  on: 'router',
  by: 'iptables',
  service: 'http',
  ending: 'refused',
  rules: `iptables -A FORWARD -s 10.77.1.0/24 -d 10.77.2.0/24 -p tcp -m multiport --dports 3306,5432,8080 -j REJECT`,
});
