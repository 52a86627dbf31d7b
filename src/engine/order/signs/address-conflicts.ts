import type { Sign } from '../sign.ts';

/** One address that two machines hold. */

export const ADDRESS_CONFLICT_SIGNS: readonly Sign[] = [
  {
    id: 'address-held-twice',
    text: 'Two machines hold one address: a system, a DHCP server or an answer to ARP says so',
    when: [
      {
        says: [
          'IP address conflict',
          'IP conflict',
          'duplicate IP',
          'duplicate address',
          'duplicate use of',
          'has the same IP',
          'with the same IP',
          'is using my IP address',
          'uses my IP address',
          'address conflict detected',
          'detected an address conflict',
          'conflict detected for',
          'DHCPDECLINE',
          'received DECLINE message',
          'DADFAILED',
        ],
      },
    ],
    unless: [{ ended: ['unresolved'] }, { says: ['use of {text} is already allocated', 'port is already'] }],
    leads: ['duplicate-address', 'wrong-host', 'host-down'],
    pull: 'strong',
    source:
      'RFC 5227; RFC 2131, 3.1: DHCPDECLINE; FreeBSD if_ether.c: is using my IP address; Linux addrconf.c: DADFAILED; Wireshark: duplicate use of',
    shows: 'arp: 02:00:5e:10:00:01 is using my IP address 192.0.2.7 on em0!',
    counter: 'arp: 02:00:5e:10:00:01 moved to 02:00:5e:10:00:02 on em0',
  },
  {
    id: 'two-answers-to-arp',
    text: 'Two hardware addresses answer for one IP address',
    when: [
      { line: /\bmoved from (?:[\da-f]{2}:){5}[\da-f]{2} to (?:[\da-f]{2}:){5}[\da-f]{2}\b|flip[- ]?flop /i },
    ],
    leads: ['duplicate-address', 'wrong-host'],
    pull: 'strong',
    source: 'FreeBSD if_ether.c: arp: %s moved from %*D to %*D on %s; arpwatch(8): flip flop',
    shows: 'arp: 192.0.2.7 moved from 02:00:5e:10:00:01 to 02:00:5e:10:00:02 on em0',
    counter: 'arp: 192.0.2.7 at 02:00:5e:10:00:01 on em0',
  },
  {
    id: 'address-conflict-logged',
    text: 'A system logged that another machine has its address',
    when: [{ event: ['address-conflict'] }],
    unless: [{ ended: ['unresolved', 'net-unreachable'] }],
    leads: ['duplicate-address', 'wrong-host', 'host-down'],
    behind: ['not-listening', 'dns-failure'],
    pull: 'strong',
    source: 'Windows event 4199, source Tcpip; RFC 5227, 2.4',
    shows:
      'The system detected an address conflict for IP address 192.0.2.31 with the system having network hardware address 02-00-5E-10-00-01.',
    counter: 'The system has the IP address 192.0.2.31 and the network hardware address 02-00-5E-10-00-01.',
  },
  {
    id: 'two-masters',
    text: 'Two nodes hold the floating address at once',
    when: [
      {
        says: [
          'split brain',
          'split-brain',
          'both nodes are master',
          'both are MASTER',
          'two masters',
          'dual master',
          'both nodes have the VIP',
          'VIP on both',
        ],
      },
    ],
    unless: [{ ended: ['unresolved'] }],
    leads: ['duplicate-address', 'partial-backend'],
    pull: 'usual',
    source: 'RFC 9568, 8.1: one virtual router has one active one; keepalived documentation, "VRRP"',
    shows: 'Since the switch was replaced keepalived is in a split brain.',
    counter: 'Since the switch was replaced keepalived is in backup state.',
  },
];
