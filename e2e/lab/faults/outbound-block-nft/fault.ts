import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-nft',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'nft',
  service: 'mysql',
  ending: 'refused',
  rules: `table inet filter {
  chain output {
    type filter hook output priority filter; policy accept;
    ct state established,related accept
    oif "lo" accept
    ip daddr 10.77.2.0/24 tcp dport { 3306, 5432 } reject
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
