import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-v6',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  ending: 'denied',
  rules: `ip6tables -A OUTPUT -p tcp --dport 8080 -j REJECT --reject-with icmp6-adm-prohibited`,
});
