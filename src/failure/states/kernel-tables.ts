import type { Family } from '../entry.ts';

/** What kernels say of tables that have no room left. */
export const kernelTables: Family = {
  id: 'kernel-tables',
  source:
    'nf_conntrack_alloc() in net/netfilter/nf_conntrack_core.c, neigh_alloc() in net/core/neighbour.c (Linux 2.6 to 6.x)',
  entries: [
    // nf_conntrack: nf_conntrack: table full, dropping packet      nf_conntrack: table full in netns 4026536437, dropping packet
    // ip_conntrack: table full, dropping packet.      (2.6; also with its second half on the next line)
    { says: '(nf|ip)_conntrack: table full', event: 'conntrack-full' },
    // [zone: pf states] PF states limit reached
    {
      says: 'PF states limit reached',
      event: 'conntrack-full',
      source: 'uma_zone_set_warning() in pf_initialize(), sys/netpfil/pf/pf.c, FreeBSD',
    },
    // neighbour: arp_cache: neighbor table overflow!      neighbour: ndisc_cache: neighbor table overflow!
    // Neighbour table overflow.      (2.6)
    { says: 'neighbo[u]r table overflow', event: 'neighbour-full' },
  ],
};
