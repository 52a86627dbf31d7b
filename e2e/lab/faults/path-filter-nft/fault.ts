import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'path-filter-nft',
  cause: 'path-filter',
  variantOf: 'path-filter',
  on: 'router',
  by: 'nft',
  service: 'http',
  rules: `table inet cloud {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ct state established,related accept
    ip daddr 10.77.2.0/24 tcp dport != { 22, 443 } counter drop
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
