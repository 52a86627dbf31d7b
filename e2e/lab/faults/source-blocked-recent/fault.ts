import { droppedSyn } from '../../dropped-syn.ts';
import { SERVER } from '../../network.ts';

export const fault = droppedSyn({
  id: 'source-blocked-recent',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'iptables',
  service: 'ssh',
  rules: `iptables -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --name SSH --rcheck --seconds 600 --hitcount 4 -j DROP
iptables -A INPUT -p tcp --dport 22 -m conntrack --ctstate NEW -m recent --name SSH --set`,
  staysLikely: 'a listing of rules does not show how often this source has come',
  hides: {
    'iptables-S': ['likely', 'how often this source has come is not in it'],
    'iptables-save': ['likely', 'how often this source has come is not in it'],
    nft: ['likely', 'how often this source has come is not in it'],
  },
  then: async (lab) => {
    await lab.client.shell(`for i in 1 2 3 4; do nc -z -w 1 ${SERVER} 22; done`);
  },
});
