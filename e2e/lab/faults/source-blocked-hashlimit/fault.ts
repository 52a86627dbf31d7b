import { droppedSyn } from '../../dropped-syn.ts';
import { SERVER } from '../../network.ts';

const UNSEEN = 'how often this source has come is not in it';

export const fault = droppedSyn({
  id: 'source-blocked-hashlimit',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'iptables',
  service: 'http',
  few: true,
  rules: `iptables -A INPUT -p tcp --syn --dport 8080 -m hashlimit --hashlimit-above 2/minute --hashlimit-burst 2 --hashlimit-mode srcip --hashlimit-name web -j DROP`,
  staysLikely: 'a listing of rules does not show how often this source has come',
  hides: {
    'iptables-S': ['likely', UNSEEN],
    'iptables-save': ['likely', UNSEEN],
    nft: ['likely', UNSEEN],
  },
  then: async (lab) => {
    await lab.client.shell(`for i in 1 2 3 4; do nc -z -w 1 ${SERVER} 8080 || true; done`);
  },
});
