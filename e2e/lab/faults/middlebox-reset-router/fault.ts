import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'middlebox-reset-router',
  cause: 'middlebox-reset',
  on: 'router',
  by: 'iptables',
  service: 'mysql',
  ending: 'refused',
  rules: `iptables -A FORWARD -p tcp --dport 3306 -j REJECT --reject-with tcp-reset`,
});
