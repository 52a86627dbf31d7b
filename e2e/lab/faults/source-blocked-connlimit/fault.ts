import { droppedSyn } from '../../dropped-syn.ts';
import { SERVER } from '../../network.ts';
import { holdConnections } from '../../services/crowd.ts';

export const fault = droppedSyn({
  id: 'source-blocked-connlimit',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'iptables',
  service: 'http',
  rules: `iptables -A INPUT -p tcp --syn --dport 8080 -m connlimit --connlimit-above 2 --connlimit-mask 32 -j DROP`,
  staysLikely: 'a listing of rules does not show how often this source has come',
  hides: {
    'iptables-S': ['likely', 'how often this source has come is not in it'],
    'iptables-save': ['likely', 'how often this source has come is not in it'],
    nft: ['likely', 'how often this source has come is not in it'],
  },
  then: (lab) => holdConnections(lab.client, SERVER, 8080, 2),
});
