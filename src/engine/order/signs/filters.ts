import type { Sign } from '../sign.ts';

/** A filter, a policy or a device is named. */

const SILENCE = { ended: ['kernel-timeout', 'own-deadline'] } as const;
const TIMED_OUT = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Connection timed out';
const UNREACHABLE = 'nc: connect to 192.0.2.7 port 80 (tcp) failed: No route to host';

export const FILTER_SIGNS: readonly Sign[] = [
  {
    id: 'security-group',
    text: 'A security group or a network’s access list is in question',
    when: [
      {
        says: [
          'security group',
          'security-group',
          'SecurityGroups',
          'IpPermissions',
          'network acl',
          'NetworkAcls',
          'firewall rule allowing',
          'ingress firewall rule',
          'nsg rule',
          'network security group',
          'NetworkPolicy',
          'networkpolicies',
          'get netpol',
          'POD-SELECTOR',
          'Target.Timeout',
          'Request timed out"',
          'Connectivity Test Result: UNREACHABLE',
        ],
      },
    ],
    unless: [{ ended: ['refused', 'unresolved', 'reset-later', 'closed'] }],
    leads: ['path-filter', 'return-path-lost', 'firewall-drop'],
    pull: 'strong',
    source:
      'AWS documentation: security groups and network ACLs drop; "Health checks for your target groups": Target.Timeout; Google Cloud documentation, "VPC firewall rules"',
    shows: `No ingress firewall rule allowing SSH found.\n${TIMED_OUT}`,
    counter: `No route allowing SSH found.\n${TIMED_OUT}`,
  },
  {
    id: 'device-denied',
    text: 'A firewall on the way logged that it denied the packet',
    when: [
      {
        says: [
          '%ASA-{n}-106023: Deny',
          '%ASA-{n}-106001',
          '%ASA-{n}-106100: access-list {text} denied',
          'Deny tcp src',
          '%SEC-6-IPACCESSLOGP',
          'action=deny',
          'action="deny"',
          'ACTION=BLOCK',
          'REJECT OK',
          'REJECT,OK',
          'policy-deny',
          'filterlog',
        ],
      },
    ],
    leads: ['path-filter', 'firewall-drop', 'outbound-block'],
    pull: 'strong',
    source:
      'Cisco ASA syslog messages, 106023 and 106100; IOS access lists with log; AWS documentation, "Flow log records": REJECT; pfSense documentation, "Raw filter log format"',
    shows:
      '%ASA-4-106023: Deny tcp src outside:203.0.113.50/49152 dst dmz:192.0.2.7/80 by access-group "IN" [0x0, 0x0]',
    counter:
      '%ASA-6-302013: Built inbound TCP connection 88141 for outside:203.0.113.44/51022 to dmz:192.0.2.7/443',
  },
  {
    id: 'host-filter-drops',
    text: 'The server’s own packet filter is at work, and drops by default',
    when: [
      {
        says: [
          '[[UFW BLOCK]',
          'Status: active',
          'ufw enable',
          'Windows Defender Firewall',
          'Windows Firewall',
          'pfirewall.log',
          'netsh advfirewall',
          'policy drop',
          'policy DROP',
          'WSL2',
          'WSL 2',
          'Block / IPv4 TCP',
          'block drop',
        ],
      },
      SILENCE,
    ],
    unless: [{ says: ['[[UFW BLOCK] IN= OUT'] }],
    leads: ['firewall-drop', 'source-blocked', 'path-filter'],
    pull: 'strong',
    source:
      'ufw(8): the default is to deny incoming; Windows documentation, "Windows Firewall": inbound is blocked silently (stealth mode); pf.conf(5)',
    shows: `$ sudo ufw status\nStatus: active\n${TIMED_OUT}`,
    counter: `$ sudo ufw status\nStatus: inactive\n${TIMED_OUT}`,
  },
  {
    id: 'netfilter-logged-drop',
    text: 'The packet filter of a machine logged that it stopped the packet',
    when: [
      {
        line: /(?:\[[A-Z ]{0,20}BLOCK\]|\b\w{0,30}(?:DROP|DENIED|BLOCK)\w{0,10}[:\]]?) ?IN=[\w.@-]{1,15} OUT=/,
      },
      { event: ['packet-logged'] },
    ],
    leads: ['firewall-drop', 'source-blocked', 'path-filter'],
    pull: 'strong',
    source: 'ufw 0.36, src/backend_iptables.py; xt_LOG.c of the kernel: IN= is the interface that it came by',
    shows:
      '[UFW BLOCK] IN=eth0 OUT= MAC=00:00 SRC=192.0.2.9 DST=198.51.100.7 LEN=60 TOS=0x00 PREC=0x00 TTL=51 ID=1 DF PROTO=TCP SPT=33762 DPT=5432 WINDOW=64240 RES=0x00 SYN URGP=0',
    counter:
      '[UFW ALLOW] IN=eth0 OUT= MAC=00:00 SRC=192.0.2.9 DST=198.51.100.7 LEN=60 TOS=0x00 PREC=0x00 TTL=51 ID=1 DF PROTO=TCP SPT=33762 DPT=5432 WINDOW=64240 RES=0x00 SYN URGP=0',
  },
  {
    id: 'windows-dropped',
    text: 'Windows’ own firewall logged that it dropped the packet',
    when: [{ line: /\bDROP TCP [\da-fA-F.:]{3,45} [\da-fA-F.:]{3,45} \d{1,5} \d{1,5} .{0,80}RECEIVE/ }],
    leads: ['firewall-drop', 'source-blocked'],
    pull: 'strong',
    source: 'Windows documentation, "Configure Windows Firewall logging"',
    shows:
      '2026-01-02 22:59:56 DROP TCP 192.0.2.100 192.0.2.102 57764 10000 60 S 446729687 0 64240 - - - RECEIVE 4',
    counter: '2026-01-02 22:59:53 ALLOW TCP 192.0.2.12 192.0.2.102 49811 445 0 - 0 0 0 - - - RECEIVE 4',
  },
  {
    id: 'host-filter-rejects',
    text: 'firewalld or a REJECT rule is at work, which answers with an ICMP error',
    when: [
      {
        says: [
          'firewalld',
          'firewall-cmd',
          'reject-with',
          'icmp-host-prohibited',
          'admin prohibited',
          'communication prohibited',
          'administratively prohibited',
        ],
      },
    ],
    unless: [SILENCE],
    leads: ['firewall-reject', 'firewall-drop'],
    pull: 'strong',
    source:
      'firewalld.zone(5): the default target rejects with icmp-host-prohibited; iptables-extensions(8): REJECT',
    shows: `$ sudo systemctl stop firewalld   # and it works\n${UNREACHABLE}`,
    counter: UNREACHABLE,
  },
  {
    id: 'firewall-stopped',
    text: 'With the firewall off it works',
    when: [
      { says: ['systemctl stop firewalld', 'ufw disable', 'iptables -F', 'setenforce 0', 'firewall off'] },
    ],
    unless: [{ ended: ['kernel-timeout', 'own-deadline'] }],
    leads: ['firewall-reject', 'firewall-drop', 'local-policy-denied'],
    behind: ['not-listening'],
    pull: 'strong',
    source: 'systemctl(1), ufw(8): what is open without the filter, the filter closed',
    shows: `$ sudo systemctl stop firewalld\n${UNREACHABLE}`,
    counter: `$ sudo systemctl stop postgresql\n${UNREACHABLE}`,
  },
  {
    id: 'local-policy',
    text: 'A policy of the machine itself is named: SELinux, AppArmor, a sandbox, macOS’ local network',
    when: [
      {
        says: [
          'httpd_can_network_connect',
          'avc: denied',
          'apparmor="DENIED"',
          'Local network prohibited',
          'NSLocalNetworkUsageDescription',
          'App Sandbox',
          'sandbox profile',
          'sandbox: deny',
          'com.apple.security.network.client',
          'android.permission.INTERNET',
          'seccomp',
          'inet_aton group',
          'creating fam',
        ],
        read: ['policy'],
      },
    ],
    unless: [
      {
        ended: ['refused', 'kernel-timeout', 'own-deadline', 'unresolved', 'reset-later', 'closed', 'silent'],
      },
      // A policy of the cluster, not of the machine.
      { says: ['Policy denied', 'policy-verdict:', 'verdict=drop, severity='] },
    ],
    leads: ['local-policy-denied', 'outbound-block'],
    pull: 'strong',
    source:
      'Apple documentation, "App Sandbox" and TN3179 "Understanding local network privacy"; Android documentation, Manifest.permission INTERNET; httpd_selinux(8)',
    shows:
      'nw_path_evaluator_evaluate unsatisfied (Local network prohibited)\nnc: connect to 192.0.2.7 port 80 (tcp) failed: Network is down',
    counter: 'nc: connect to 192.0.2.7 port 80 (tcp) failed: Network is down',
  },
  {
    id: 'mac-on-its-network',
    text: 'macOS keeps programs without a permission off the local network, with “No route to host”',
    when: [
      {
        says: [
          'macOS',
          'Mac OS X',
          'darwin',
          '<socketErrno>65</socketErrno>',
          'Errno 65',
          'Code=65',
          'NWError',
        ],
      },
      { dials: ['private', 'link-local'] },
      { ended: ['host-unreachable'] },
    ],
    leads: ['outbound-block', 'local-policy-denied', 'host-down'],
    pull: 'strong',
    source: 'Apple TN3179, "Understanding local network privacy"',
    shows: 'macOS 15.0.1\nnc: connect to 192.168.2.7 port 80 (tcp) failed: No route to host',
    counter: 'Debian 12\nnc: connect to 192.168.2.7 port 80 (tcp) failed: No route to host',
  },
  {
    id: 'snat-ports',
    text: 'The ports of the NAT on the way are counted, or have run out',
    when: [
      {
        says: [
          'SNAT (ports|port)',
          'Used SNAT Ports',
          'UsedSnatPorts',
          'AllocatedSnatPorts',
          'ErrorPortAllocation',
          'nat_allocation_failed',
          'OUT_OF_RESOURCES',
          'SnatConnectionCount',
          'SNAT Connection Count',
        ],
      },
    ],
    leads: ['snat-port-exhaustion', 'port-exhaustion'],
    pull: 'strong',
    source:
      'Azure documentation, "Standard load balancer diagnostics: SNAT"; AWS documentation, "NAT gateway metrics"; Google Cloud NAT documentation, nat_allocation_failed',
    shows: `2026-01-02T14:03:00Z  Used SNAT Ports  1024.0\n${TIMED_OUT}`,
    counter: `2026-01-02T14:03:00Z  Byte Count  1024.0\n${TIMED_OUT}`,
  },
  {
    id: 'windows-ports',
    text: 'Windows has no buffer or no port left for another connection',
    when: [{ ended: ['ENOBUFS', 'EADDRINUSE'] }],
    leads: ['port-exhaustion', 'conntrack-full'],
    pull: 'strong',
    source:
      'Windows documentation, "Port exhaustion troubleshooting": WSAENOBUFS 10055, WSAEADDRINUSE 10048, Tcpip 4227 and 4231',
    shows:
      'OSError: [WinError 10055] An operation on a socket could not be performed because the system lacked sufficient buffer space or because a queue was full',
    counter:
      'OSError: [WinError 10061] No connection could be made because the target machine actively refused it',
  },
  {
    id: 'port-forward',
    text: 'A port-forward leads to a port on which nothing listens, inside',
    when: [
      {
        says: [
          'portforward.go',
          'error forwarding port',
          'an error occurred forwarding',
          'lost connection to pod',
          'netsh interface portproxy',
          'channel {n}: open failed: connect failed',
        ],
      },
    ],
    leads: ['not-listening', 'wrong-port', 'other-address-only', 'wrong-host', 'forwarded-to-wrong-port'],
    behind: ['firewall-drop'],
    pull: 'slight',
    source: 'Kubernetes documentation, "Use Port Forwarding to Access Applications"; ssh(1), -L',
    shows: 'error forwarding port 8080 to pod 4af1: dial tcp4 127.0.0.1:8080: connect: connection refused',
    counter: 'dial tcp4 127.0.0.1:8080: connect: connection refused',
  },
  {
    id: 'portproxy',
    text: 'Windows forwards the port to an address that a new start of WSL changes',
    when: [{ says: ['netsh interface portproxy', 'Listen on ipv4:', 'connectaddress='] }],
    leads: ['wrong-host', 'forwarded-to-wrong-port', 'service-closes'],
    pull: 'strong',
    source:
      'Microsoft documentation, "Accessing network applications with WSL": the address of WSL 2 changes',
    shows: 'Listen on ipv4:             Connect to ipv4:\ncurl: (56) Recv failure: Connection reset by peer',
    counter: 'curl: (56) Recv failure: Connection reset by peer',
  },
];
