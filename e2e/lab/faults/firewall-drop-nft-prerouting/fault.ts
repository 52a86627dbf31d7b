import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'firewall-drop-nft-prerouting',
  cause: 'firewall-drop',
  variantOf: 'firewall-drop',
  on: 'server',
  by: 'nft',
  service: 'http',
  rules: `table inet early {
  chain prerouting {
    type filter hook prerouting priority raw; policy accept;
    tcp dport 8080 counter drop
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
