import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-nft-icmp',
  cause: 'firewall-reject',
  on: 'server',
  by: 'nft',
  service: 'http',
  ending: 'host-unreachable',
  delay: 0.02,
  rules: `table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ct state established,related accept
    tcp dport { 80, 8080 } reject with icmp type host-prohibited
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
