import type { CauseRules } from '../model/cause.ts';
import { failedAt } from './slots/place.ts';
import { neighboursReported } from './slots/reported-network.ts';

export const neighbourTableFull: CauseRules = {
  id: 'neighbour-table-full',
  title: 'The neighbour table is full',
  looks: ['attempt', 'log', 'neighbour'],
  rules: [
    ...neighboursReported,
    {
      bearing: 'strong',
      slots: [
        failedAt(['kernel-timeout', 'own-deadline', 'host-unreachable'], 'a failure'),
        {
          slot: 'fact',
          kind: 'log',
          is: ({ event }) => event === 'neighbour-full',
          reason: 'A kernel on the way says that its neighbour table was full',
        },
      ],
    },
  ],
  prose: {
    what: 'The ARP or ND table of the client, the server or a router is full, so that new neighbours cannot be resolved.',
    why: 'The table has a hard limit, gc_thresh3, and it is one for all network namespaces of a machine. Above it the kernel makes no new entries and says “neighbour: arp_cache: neighbor table overflow!”; neighbours that are known already go on working.',
    todo: 'On the machine whose log says so, compare its entries with net.ipv4.neigh.default.gc_thresh3 (net.ipv6 for ND). ip neigh lists one network namespace; the machine’s total stands in hexadecimal in the first column of /proc/net/stat/arp_cache (ndisc_cache), read on the host itself. Raise the three thresholds together. Then see why one link has so many neighbours: a network that is too large, or a scan.',
    prevent: 'Watch the number of neighbours against gc_thresh3 where many hosts or containers share a link.',
  },
};
