import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-nft-icmpv6',
  cause: 'firewall-reject',
  on: 'server',
  by: 'nft',
  family: 6,
  service: 'mysql',
  ending: 'denied',
  rules: `table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ct state established,related accept
    tcp dport 3306 reject with icmpv6 type admin-prohibited
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
