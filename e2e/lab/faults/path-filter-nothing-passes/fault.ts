import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'path-filter-nothing-passes',
  cause: 'path-filter',
  variantOf: 'path-filter',
  on: 'router',
  by: 'iptables',
  service: 'http',
  rules: `iptables -A FORWARD -s 10.77.3.0/24 -j ACCEPT
iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
iptables -A FORWARD -j DROP`,
});
