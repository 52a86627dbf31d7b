import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'firewall-drop-firewalld',
  cause: 'firewall-drop',
  variantOf: 'firewall-drop',
  on: 'server',
  by: 'firewalld',
  service: 'oracle',
  rules: `firewall-cmd --zone=drop --add-interface=eth0
firewall-cmd --zone=drop --add-service=ssh`,
  hides: {
    'firewall-cmd-list-all': ['possible', 'the default zone is not that of the interface'],
    'firewall-cmd-zones': ['likely', 'by which interface the SYN comes in is not seen'],
  },
});
