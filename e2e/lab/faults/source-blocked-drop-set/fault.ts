import { droppedSyn } from '../../dropped-syn.ts';

export const fault = droppedSyn({
  id: 'source-blocked-drop-set',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'nft',
  service: 'http',
  rules: `table inet crowdsec {
  set crowdsec-blacklists {
    type ipv4_addr
    flags timeout
    elements = { 10.77.3.9 timeout 4h, 10.77.1.2 timeout 4h }
  }
  chain input {
    type filter hook input priority filter - 1; policy accept;
    ip saddr @crowdsec-blacklists tcp dport != 22 drop
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
});
