import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'outbound-block-nft-tcp-reset',
  cause: 'outbound-block',
  variantOf: 'outbound-block-reject',
  on: 'client',
  by: 'nft',
  family: 6,
  service: 'http',
  ending: 'refused',
  rules: `table inet filter {
  chain output {
    type filter hook output priority filter; policy accept;
    ct state established,related accept
    tcp dport 8080 reject with tcp reset
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
