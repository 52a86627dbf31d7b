import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-ufw',
  cause: 'firewall-reject',
  on: 'server',
  by: 'ufw',
  service: 'mysql',
  ending: 'refused',
  rules: `ufw allow 22/tcp
ufw reject 3306/tcp`,
});
