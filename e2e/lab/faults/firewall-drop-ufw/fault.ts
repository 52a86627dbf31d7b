import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'firewall-drop-ufw',
  cause: 'firewall-drop',
  variantOf: 'firewall-drop',
  on: 'server',
  by: 'ufw',
  service: 'http',
  rules: `ufw default deny incoming
ufw allow 22/tcp`,
});
