import type { CauseRules } from '../model/cause.ts';

export const firewallDrop: CauseRules = {
  id: 'firewall-drop',
  title: "The server's packet filter drops the SYN",
  looks: [],
  rules: [],
};
