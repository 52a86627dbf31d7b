import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'outbound-block-drop-v6',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'ip6tables',
  family: 6,
  service: 'http',
  rules: `ip6tables -A OUTPUT -p tcp --dport 8080 -j DROP`,
});
