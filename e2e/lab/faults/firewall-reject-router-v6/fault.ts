import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-router-v6',
  cause: 'firewall-reject',
  on: 'router',
  by: 'nft',
  family: 6,
  service: 'http',
  ending: 'denied',
  rules: `table inet filter {
  chain forward {
    type filter hook forward priority filter; policy accept;
    ct state established,related accept
    tcp dport 8080 reject with icmpv6 type admin-prohibited
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
