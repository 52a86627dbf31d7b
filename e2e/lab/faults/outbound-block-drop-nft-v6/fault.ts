import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'outbound-block-drop-nft-v6',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'nft',
  family: 6,
  service: 'http',
  few: true,
  rules: `table inet egress {
  chain output {
    type filter hook output priority filter; policy drop;
    oifname "lo" accept
    ct state established,related accept
    meta l4proto ipv6-icmp accept
    udp dport 53 accept
    tcp dport { 22, 443 } accept
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
