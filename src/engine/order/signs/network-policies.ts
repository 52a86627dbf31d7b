import type { Sign } from '../sign.ts';

/** What a cluster's network policies leave of a packet. */
export const NETWORK_POLICY_SIGNS: readonly Sign[] = [
  {
    id: 'network-policy-drops',
    text: 'The cluster’s network policy dropped the packet',
    when: [
      {
        says: [
          'Policy denied DROPPED',
          'policy-verdict:none',
          'xx drop ((Policy denied',
          '"drop_reason_desc":[ ]"POLICY_DEN{word}',
          'verdict=drop, severity',
        ],
      },
    ],
    leads: ['source-blocked', 'firewall-drop', 'path-filter'],
    pull: 'strong',
    source:
      'Cilium documentation, "Troubleshooting": policy drops; Kubernetes documentation, "Network Policies"',
    shows:
      'Jan  2 03:04:05.678: ops/app1:51022 (ID:1203) <> ops/db1:5432 (ID:4410) Policy denied DROPPED (TCP Flags: SYN)',
    counter:
      'Jan  2 03:04:05.678: ops/app1:51022 (ID:1203) -> ops/db1:5432 (ID:4410) to-endpoint FORWARDED (TCP Flags: SYN)',
  },
];
