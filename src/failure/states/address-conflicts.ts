import type { Family } from '../entry.ts';

/** A kernel or a network manager found an address of its own in use elsewhere. */
export const addressConflicts: Family = {
  id: 'address-conflicts',
  source: 'addrconf_dad_failure() in net/ipv6/addrconf.c, Linux 2.6 to 6.x',
  entries: [
    // IPv6: eth0: IPv6 duplicate address 2001:db8::5 used by 52:54:00:77:02:02 detected!
    // eth0: IPv6 duplicate address 2001:db8::5 detected!      (before 4.16)
    // eth0: IPv6 duplicate address detected!      (2.6)
    {
      says: [
        'IPv6 duplicate address {address} used by {word} detected',
        'IPv6 duplicate address {address} detected',
        'IPv6 duplicate address detected',
      ],
      event: 'address-conflict',
    },
    // arp: 52:54:00:77:02:02 is using my IP address 192.0.2.5 on em0!
    {
      says: 'is using my IP address {address}',
      event: 'address-conflict',
      source: 'arp_check_update_lle() in sys/netinet/if_ether.c, FreeBSD; xnu’s bsd/netinet/in_arp.c',
    },
    // duplicate IP address 192.0.2.5 sent from ethernet address 52:54:00:77:02:02      (OpenBSD)
    {
      says: 'duplicate IP address {address} sent from',
      event: 'address-conflict',
      source: 'in_arpinput() in sys/netinet/if_ether.c, OpenBSD',
    },
    // arp info overwritten for 192.0.2.5 by 52:54:00:77:02:02      192.0.2.5 moved from 52:.. to 52:.. on em0: a change, no conflict
    // 4199: The system detected an address conflict for IP address 192.0.2.5 with the system having network hardware address 52-54-00-77-02-02.
    {
      says: 'detected an address conflict for IP address {address}',
      event: 'address-conflict',
      by: 'windows',
      source: 'events 4198 and 4199 of Tcpip, netevent.h of the Windows Driver Kit',
    },
    // Windows has detected an IP address conflict
    {
      says: 'has detected an IP address conflict',
      event: 'address-conflict',
      by: 'windows',
      source: 'support.microsoft.com, KB948363',
    },
    // IPv4 address 192.0.2.5 is used on network connected to interface 2 (eth0) from host 52:54:00:77:02:02
    {
      says: 'IPv4 address {address} is used on network connected to interface',
      event: 'address-conflict',
      source: 'src/core/nm-l3cfg.c, NetworkManager 1.32 and later',
    },
    // IP address 192.0.2.5 cannot be configured because it is already in use in the network by host 52:54:00:77:02:02
    {
      says: 'IP address {address} cannot be configured because it is already in use in the network',
      event: 'address-conflict',
      source: 'src/core/devices/nm-device.c, NetworkManager 1.42 and later',
    },
    // eth0: Dropping address 192.0.2.5, as an address conflict was detected.
    {
      says: 'address {address}, as an address conflict was detected',
      event: 'address-conflict',
      source: 'src/network/networkd-ipv4acd.c, systemd 250 and later',
    },
    // Error, some other host (52:54:00:77:02:02) already uses address 192.0.2.5.
    {
      says: 'some other host (({word}) already uses address {address}',
      event: 'address-conflict',
      source: 'ifup-eth of initscripts (Red Hat)',
    },
    // eth0: hardware address 52:54:00:77:02:02 claims 192.0.2.5
    {
      says: 'hardware address {word} claims {address}',
      event: 'address-conflict',
      source: 'src/arp.c of dhcpcd 8 and later',
    },
    // flip flop 192.0.2.5 52:54:0:77:2:2 (52:54:0:77:9:99)
    {
      says: 'flip flop {address} {word} (({word})',
      event: 'address-conflict',
      source: 'report.c of arpwatch 2 and 3',
    },
    // Duplicate address 192.0.2.5 on Vlan10, sourced by 5254.0077.0202
    {
      says: 'Duplicate address {address} on {word}, sourced by',
      event: 'address-conflict',
      source: '%IP-4-DUPADDR, Cisco IOS system messages',
    },
  ],
};
