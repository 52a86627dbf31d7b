import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-nft-icmpx-no-route',
  cause: 'firewall-reject',
  on: 'server',
  by: 'nft',
  service: 'http',
  ending: 'net-unreachable',
  rules: `table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ct state established,related accept
    tcp dport 8080 reject with icmpx type no-route
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
