import type { Fault } from '../../fault.ts';
import { weighedAs } from '../../honest.ts';
import { turnedAway } from '../../turned-away.ts';

const made = turnedAway({
  id: 'firewall-reject-firewalld',
  variantOf: false,
  cause: 'firewall-reject',
  on: 'server',
  by: 'firewalld',
  service: 'oracle',
  ending: 'host-unreachable',
  delay: 0.02,
  rules: `firewall-cmd --zone=public --add-interface=eth0`,
  hides: {
    'firewall-cmd-list-all': [
      'likely',
      'a zone for the client’s address would come first, and it shows one zone only',
    ],
    'firewall-cmd-zones': ['possible', 'by which interface the SYN comes in is not seen'],
  },
});

/** Oracle behind firewalld's default zone: with the one interface in the list of addresses it is known which zone. */
export const fault: Fault = {
  ...made,
  evidenceSets: [
    ...made.evidenceSets,
    ...weighedAs('confirmed', 'firewall-reject', 'host-unreachable', undefined, [
      'client.nc-openbsd.txt',
      'server.firewall-cmd-zones.txt',
      'server.ip-addr.txt',
    ]),
  ],
};
