import type { Family } from '../entry.ts';

/** A NAT on the way has no port to lend: what gateways and network gear report of themselves. */
export const natPorts: Family = {
  id: 'nat-ports',
  source: 'the documentation of the gateway that each entry names',
  entries: [
    // allocation_status: "DROPPED"      (Cloud NAT's log)
    {
      says: '"allocation_status":[ ]"DROPPED"',
      event: 'no-nat-port',
      source: 'cloud.google.com/nat/docs/monitoring',
    },
    // %ASA-3-202010: PAT pool exhausted. Unable to create TCP connection from inside:10.0.0.7/51022 to outside:192.0.2.5/443
    {
      says: ['NAT pool exhausted. Unable to create', 'PAT pool exhausted. Unable to create'],
      event: 'no-nat-port',
      by: 'cisco asa',
      source: '%ASA-3-202010, Cisco ASA syslog messages',
    },
    // %NAT-4-ADDR_ALLOC_FAILURE: Address allocation failed; pool 1 may be exhausted
    {
      says: 'Address allocation failed; pool {about} may be exhausted',
      event: 'no-nat-port',
      by: 'cisco ios',
      source: '%NAT-4-ADDR_ALLOC_FAILURE, Cisco IOS XE system messages',
    },
    // NAT port is exhausted      (FortiOS, log 37893-like "nat port is exhausted")
    {
      says: 'NAT port is exhausted',
      event: 'no-nat-port',
      by: 'fortios',
      source: 'LOGID_NAT_PORT_EXHAUSTED, FortiOS Log Reference',
    },
    // reason: SNAT port exhaustion      No mapping for NAT masquerade      (Cilium’s drop reason)
    {
      says: 'No mapping for NAT masquerade',
      event: 'no-nat-port',
      by: 'cilium',
      source: 'DROP_NAT_NO_MAPPING in bpf/lib/common.h, Cilium 1.6 and later',
    },
  ],
};
