import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-reject',
  cause: 'outbound-block',
  variantOf: false,
  on: 'client',
  by: 'iptables',
  service: 'mysql',
  ending: 'refused',
  rules: `iptables -A OUTPUT -o lo -j ACCEPT
iptables -A OUTPUT -p tcp --dport 3306 -j REJECT`,
});
