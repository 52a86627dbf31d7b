import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-nft-tcp-reset',
  cause: 'firewall-reject',
  on: 'server',
  by: 'nft',
  service: 'ssh',
  ending: 'refused',
  rules: `table inet filter {
  chain input {
    type filter hook input priority filter; policy accept;
    ct state established,related accept
    meta l4proto tcp tcp dport 22 reject with tcp reset
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
