import { droppedSyn } from '../../dropped-syn.ts';
import type { Fault } from '../../fault.ts';
import { onServer } from '../../prompt.ts';

const UNSEEN = 'who is in the set is not in it';

const made = droppedSyn({
  id: 'source-blocked-ipset',
  cause: 'source-blocked',
  variantOf: 'source-blocked-reject',
  on: 'server',
  by: 'iptables',
  service: 'ssh',
  few: true,
  packages: ['ipset'],
  rules: `ipset create f2b-sshd hash:ip timeout 86400
ipset add f2b-sshd 10.77.1.2
ipset add f2b-sshd 192.0.2.44
iptables -A INPUT -p tcp -m multiport --dports 22 -m set --match-set f2b-sshd src -j DROP`,
  hides: {
    'iptables-S': ['possible', UNSEEN],
    'iptables-save': ['possible', UNSEEN],
    nft: ['possible', UNSEEN],
  },
  more: [
    onServer('ipset', 'sudo ipset list'),
    onServer('ipset', 'sudo ipset save', { name: 'ipset-save' }),
    onServer('ipset', 'sudo ipset list f2b-sshd', { name: 'ipset-list-one' }),
  ],
});

const MEMBERS = ['server.ipset.txt', 'server.ipset-save.txt', 'server.ipset-list-one.txt'];

export const fault: Fault = {
  ...made,
  evidenceSets: [
    ...made.evidenceSets,
    ...MEMBERS.map((members) => ({
      pastes: ['client.nc-openbsd.txt', 'server.iptables-S.txt', members],
      level: 'confirmed' as const,
      possibleMustInclude: ['source-blocked'],
      mustNotConfirm: ['firewall-drop', 'path-filter', 'return-path-lost'],
      shouldRuleOut: [],
    })),
  ],
};
