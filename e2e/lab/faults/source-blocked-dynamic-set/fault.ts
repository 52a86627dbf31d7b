import { droppedSyn } from '../../dropped-syn.ts';
import { SERVER } from '../../network.ts';

export const fault = droppedSyn({
  id: 'source-blocked-dynamic-set',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'nft',
  service: 'ssh',
  few: true,
  // Who knocks at the port of telnet is shut out of everything for an hour.
  rules: `table inet trap {
  set knockers {
    type ipv4_addr
    flags dynamic,timeout
    timeout 1h
  }
  chain input {
    type filter hook input priority filter - 10; policy accept;
    iifname "lo" accept
    tcp dport 23 add @knockers { ip saddr }
    ip saddr @knockers drop
  }
}
`,
  hides: { 'iptables-save': ['possible', 'nft’s own tables are not in it'] },
  then: async (lab) => {
    await lab.client.shell(`nc -z -w 1 ${SERVER} 23 || true`);
  },
});
