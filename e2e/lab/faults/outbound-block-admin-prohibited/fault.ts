import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-admin-prohibited',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'iptables',
  service: 'http',
  ending: 'host-unreachable',
  rules: `iptables -A OUTPUT -d 10.77.2.0/24 -p tcp -m tcp ! --dport 22 -j REJECT --reject-with icmp-admin-prohibited`,
});
