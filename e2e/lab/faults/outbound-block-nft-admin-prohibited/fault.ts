import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-nft-admin-prohibited',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'nft',
  service: 'mysql',
  ending: 'host-unreachable',
  rules: `table inet filter {
  chain output {
    type filter hook output priority filter; policy accept;
    ct state established,related accept
    tcp dport 22 accept
    meta l4proto tcp reject with icmpx admin-prohibited
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
