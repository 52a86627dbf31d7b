import type { Family } from '../entry.ts';

/** What kernels and network managers say of a link that went, and of sources that cannot have come in by it. */
export const links: Family = {
  id: 'links',
  source: 'phy_print_status() in drivers/net/phy/phy.c and the drivers of network cards, Linux 2.6 to 6.x',
  entries: [
    // e1000e 0000:00:1f.6 eno1: NIC Link is Down      ixgbe 0000:03:00.0 eth0: NIC Link is Down
    // eth0: Link is Down      bnx2 0000:02:00.0 eth0: NIC Copper Link is Down      tg3 0000:01:00.0 eth0: Link is down
    { says: 'Link is Down', event: 'link-down' },
    // eth0: link down      r8169 0000:02:00.0 eth0: link down
    { says: ': link down', event: 'link-down' },
    // eth0: Link is Up - 1Gbps/Full - flow control off
    { says: 'Link is Up', event: 'link-up' },
    // eth0: Lost carrier      eth0: Gained carrier
    {
      says: ['Lost carrier', 'carrier lost'],
      event: 'link-down',
      source: 'src/network/networkd-link.c of systemd; src/dhcpcd.c of dhcpcd',
    },
    {
      says: ['Gained carrier', 'carrier acquired'],
      event: 'link-up',
      source: 'src/network/networkd-link.c of systemd; src/dhcpcd.c of dhcpcd',
    },
    // device (eth0): state change: activated -> unavailable (reason 'carrier-changed', sys-iface-state: 'managed')
    {
      says: "-> unavailable ((reason 'carrier-changed'",
      event: 'link-down',
      source: 'nm-device.c of NetworkManager 1.10 and later',
    },
    // bond0: (slave eth0): link status definitely down, disabling slave
    {
      says: 'link status definitely down',
      event: 'link-down',
      source: 'bond_miimon_commit() in drivers/net/bonding/bond_main.c',
    },
    // em0: link state changed to DOWN
    {
      says: 'link state changed to DOWN',
      event: 'link-down',
      source: 'do_link_state_change() in sys/net/if.c, FreeBSD',
    },
    {
      says: 'link state changed to UP',
      event: 'link-up',
      source: 'do_link_state_change() in sys/net/if.c, FreeBSD',
    },
    // %LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/1, changed state to down
    {
      says: 'Line protocol on Interface {about}, changed state to down',
      event: 'link-down',
      source: '%LINEPROTO-5-UPDOWN, Cisco IOS system messages',
    },
    // IPv4: martian source 10.77.2.2 from 10.99.0.7, on dev eth0
    {
      says: 'martian source {word} from {source}, on dev {word}',
      event: 'martian',
      source: 'ip_handle_martian_source() in net/ipv4/route.c',
    },
  ],
};
