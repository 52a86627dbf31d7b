import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'outbound-block-drop-policy',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'nft',
  service: 'http',
  rules: `table inet filter {
  chain output {
    type filter hook output priority filter; policy drop;
    oif "lo" accept
    ct state established,related accept
    udp dport 53 accept
    tcp dport { 22, 443 } accept
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
