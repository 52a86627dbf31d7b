import { turnedAway } from '../../turned-away.ts';

export const fault = turnedAway({
  id: 'firewall-reject-firewalld-v6',
  cause: 'firewall-reject',
  on: 'server',
  by: 'firewalld',
  family: 6,
  service: 'mysql',
  ending: 'denied',
  rules: `firewall-cmd --zone=public --add-interface=eth0
firewall-cmd --zone=public --add-service=http`,
  hides: {
    'firewall-cmd-list-all': [
      'likely',
      'a zone for the client’s address would come first, and it shows one zone only',
    ],
    'firewall-cmd-zones': ['possible', 'by which interface the SYN comes in is not seen'],
    nft: [
      'likely',
      'firewalld’s reverse path rule for IPv6 comes first: whether it drops depends on routes that are not seen',
    ],
  },
  staysLikely:
    'firewalld’s reverse path rule for IPv6 comes first, and the routes it asks for are not among the pastes',
});
