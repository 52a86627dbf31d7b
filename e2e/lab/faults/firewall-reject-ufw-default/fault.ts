import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-ufw-default',
  cause: 'firewall-reject',
  on: 'server',
  by: 'ufw',
  service: 'http',
  ending: 'refused',
  rules: `ufw default reject incoming
ufw allow 22/tcp`,
});
